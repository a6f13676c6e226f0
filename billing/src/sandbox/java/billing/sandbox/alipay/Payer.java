package billing.sandbox.alipay;

import com.fasterxml.jackson.annotation.JsonProperty;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.Set;

/**
 * Who has agreed that a plate is charged.
 *
 * @param colour the plate's colour
 * @param user who pays: an open_id, or a user's number
 * @param scene what the agreement covers, or why there is none
 * @param outcome how payments end
 * @param refunds how refunds end: {@code SUCCESS} or {@code FAIL}
 */
record Payer(
    String plate,
    @JsonProperty("plate_color") String colour,
    String user,
    @JsonProperty("agreement_scene") String scene,
    String outcome,
    String refunds) {
  static final String NO_AGREEMENT = "NO_AGREEMENT_SCENE";

  /** Paid while the call is answered. */
  static final String AT_ONCE = "SUCCESS";

  /** Paid by Alipay's money, when the order allows it; otherwise the payer has too little. */
  static final String ADVANCED = "ADVANCED";

  /** The payer has too little, and no trade is made. */
  static final String NO_MONEY = "NO_MONEY";

  /** Accepted first, paid later. */
  static final String LATER = "LATER";

  /** Accepted first, failed later. */
  static final String PAY_FAIL = "PAY_FAIL";

  private static final Set<String> OUTCOMES = Set.of(AT_ONCE, ADVANCED, NO_MONEY, LATER, PAY_FAIL);
  private static final Set<String> REFUNDS = Set.of("SUCCESS", "FAIL");

  /** Nobody has agreed for this plate. */
  static Payer nobody(String plate) {
    return new Payer(plate, "", "", NO_AGREEMENT, NO_MONEY, "SUCCESS");
  }

  static Payer of(String plate, ObjectNode wish) {
    var payer =
        new Payer(
            plate,
            Json.text(wish, "plate_color", 16),
            Json.text(wish, "user", 128),
            wish.path("agreement_scene").asText("PLATE_PAY"),
            wish.path("outcome").asText(AT_ONCE),
            wish.path("refunds").asText("SUCCESS"));
    if (!OUTCOMES.contains(payer.outcome) || !REFUNDS.contains(payer.refunds)) {
      throw Refusal.badParameter(
          "outcome is one of %s, refunds of %s".formatted(OUTCOMES, REFUNDS));
    }
    return payer;
  }
}
