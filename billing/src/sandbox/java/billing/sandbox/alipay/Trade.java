package billing.sandbox.alipay;

import com.fasterxml.jackson.annotation.JsonProperty;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.Optional;

/**
 * An order and what became of it.
 *
 * @param request as it was ordered
 * @param tradeNo Alipay's number
 * @param user who pays
 * @param state {@code PAYING}, {@code PAID}, {@code FAILED}, {@code WAITING} or {@code CLOSED}
 * @param created when it was ordered, in the lot's time
 * @param paid when the money was taken
 * @param announced whether the merchant has taken the notification
 */
record Trade(
    ObjectNode request,
    @JsonProperty("trade_no") String tradeNo,
    String user,
    String state,
    String created,
    Optional<String> paid,
    boolean announced) {
  static final String PAYING = "PAYING";
  static final String PAID = "PAID";
  static final String FAILED = "FAILED";

  /** It waits for a person to pay it, and is not announced. */
  static final String WAITING = "WAITING";

  /** Nobody can pay it any more. */
  static final String CLOSED = "CLOSED";

  static Trade ordered(ObjectNode request, String tradeNo, String user, String at) {
    return new Trade(request, tradeNo, user, PAYING, at, Optional.empty(), false);
  }

  /** One that a person pays. */
  static Trade waiting(ObjectNode request, String tradeNo, String at) {
    return new Trade(request, tradeNo, "somebody", WAITING, at, Optional.empty(), true);
  }

  Trade paidBySomebody(String at) {
    return new Trade(request, tradeNo, user, PAID, created, Optional.of(at), false);
  }

  Trade closed() {
    return new Trade(request, tradeNo, user, CLOSED, created, Optional.empty(), true);
  }

  /** Whether a person pays it, on a page or in a program. */
  boolean isCheckout() {
    return request.has("product_code");
  }

  Trade paid(String at) {
    return new Trade(request, tradeNo, user, PAID, created, Optional.of(at), announced);
  }

  Trade failed() {
    return new Trade(request, tradeNo, user, FAILED, created, Optional.empty(), announced);
  }

  Trade told() {
    return new Trade(request, tradeNo, user, state, created, paid, true);
  }

  String number() {
    return request.path("out_trade_no").asText();
  }

  String serial() {
    return request.path("serial_no").asText();
  }

  String plate() {
    return request.path("car_number").asText();
  }

  long fen() {
    return Amounts.fen(request, "total_fee");
  }

  boolean is(String other) {
    return state.equals(other);
  }
}
