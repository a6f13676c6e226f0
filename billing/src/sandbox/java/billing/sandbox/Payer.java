package billing.sandbox;

import com.fasterxml.jackson.annotation.JsonProperty;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.Set;

/**
 * Who has opened the service for a plate.
 *
 * @param plateColor the colour the service was opened with
 * @param openid who pays
 * @param state {@code NORMAL}, {@code PAUSE}, {@code OUT_SERVICE} or {@code OVERDUE}
 * @param outcome how deductions end: {@code SUCCESS}, {@code PAY_FAIL}, or {@code ADVANCED} by the
 *     channel, to which the payer pays it back later
 * @param refunds how refunds end: {@code SUCCESS}, {@code CLOSED} or {@code ABNORMAL}
 */
record Payer(
    @JsonProperty("plate_color") String plateColor,
    String openid,
    String state,
    String outcome,
    String refunds) {
  static final String NORMAL = "NORMAL";
  private static final String OVERDUE = "OVERDUE";
  private static final String OUT_SERVICE = "OUT_SERVICE";
  private static final Set<String> STATES = Set.of(NORMAL, "PAUSE", OUT_SERVICE, OVERDUE);
  static final String ADVANCED = "ADVANCED";
  private static final Set<String> OUTCOMES = Set.of(Order.SUCCESS, Order.PAY_FAIL, ADVANCED);
  private static final Set<String> REFUNDS = Set.of(Refund.SUCCESS, Refund.CLOSED, Refund.ABNORMAL);

  /** Nobody has opened the service for this plate. */
  static Payer nobody() {
    return new Payer("", "", OUT_SERVICE, Order.PAY_FAIL, Refund.SUCCESS);
  }

  static Payer of(ObjectNode wish) {
    var payer =
        new Payer(
            Json.text(wish, "plate_color", 16),
            Json.text(wish, "openid", 128),
            wish.path("state").asText(NORMAL),
            wish.path("outcome").asText(Order.SUCCESS),
            wish.path("refunds").asText(Refund.SUCCESS));
    if (!STATES.contains(payer.state)
        || !OUTCOMES.contains(payer.outcome)
        || !REFUNDS.contains(payer.refunds)) {
      throw Refusal.badParameter(
          "state is one of %s, outcome of %s, refunds of %s".formatted(STATES, OUTCOMES, REFUNDS));
    }
    return payer;
  }

  /** As the service query words it: debts show only when an entry is registered. */
  String serviceState() {
    return state.equals(OVERDUE) ? NORMAL : state;
  }

  /** The same after its user has ended the service. */
  Payer closed() {
    return new Payer(plateColor, openid, OUT_SERVICE, outcome, refunds);
  }

  boolean isClosed() {
    return state.equals(OUT_SERVICE);
  }

  boolean pays() {
    return state.equals(NORMAL);
  }
}
