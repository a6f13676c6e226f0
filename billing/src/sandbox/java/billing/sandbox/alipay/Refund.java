package billing.sandbox.alipay;

import com.fasterxml.jackson.annotation.JsonProperty;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.Optional;

/**
 * A refund and what became of it.
 *
 * @param request as it was ordered
 * @param refundNo Alipay's number
 * @param state {@code DOING}, {@code SUCCESS} or {@code FAIL}
 * @param at when it ended, in the lot's time
 * @param announced whether the merchant has taken the notification
 */
record Refund(
    ObjectNode request,
    @JsonProperty("refund_no") String refundNo,
    String state,
    Optional<String> at,
    boolean announced) {
  static final String DOING = "DOING";
  static final String SUCCESS = "SUCCESS";

  static Refund ordered(ObjectNode request, String refundNo) {
    return new Refund(request, refundNo, DOING, Optional.empty(), false);
  }

  Refund ended(String how, String when) {
    return new Refund(request, refundNo, how, Optional.of(when), announced);
  }

  Refund told() {
    return new Refund(request, refundNo, state, at, true);
  }

  String number() {
    return request.path("out_refund_no").asText();
  }

  String order() {
    return request.path("out_order_no").asText();
  }

  long fen() {
    return Amounts.fen(request, "refund_fee");
  }

  /** Whether it counts against what is left of its order. */
  boolean holds() {
    return !state.equals("FAIL");
  }

  boolean isDone() {
    return state.equals(SUCCESS);
  }
}
