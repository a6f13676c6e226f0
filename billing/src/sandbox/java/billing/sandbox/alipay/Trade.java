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
 * @param state {@code PAYING}, {@code PAID} or {@code FAILED}
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

  static Trade ordered(ObjectNode request, String tradeNo, String user, String at) {
    return new Trade(request, tradeNo, user, PAYING, at, Optional.empty(), false);
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
