package billing.sandbox;

import com.fasterxml.jackson.annotation.JsonProperty;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.Optional;

/**
 * A payment that was accepted.
 *
 * @param number the merchant's
 * @param request as it was ordered
 * @param openid who pays
 * @param createTime when it was accepted, in the lot's time
 * @param state {@code ACCEPTED}, {@code SUCCESS}, {@code PAY_FAIL} or {@code REFUND}; of an order
 *     that a person pays {@code NOTPAY}, {@code CLOSED}, {@code SUCCESS} or {@code REFUND}
 * @param payment the money, once it is taken
 * @param announced whether the merchant has taken the notification of the latest event
 */
record Order(
    String number,
    Packed request,
    String openid,
    @JsonProperty("create_time") String createTime,
    @JsonProperty("trade_state") String state,
    Optional<Payment> payment,
    boolean announced) {
  static final String ACCEPTED = "ACCEPTED";
  static final String SUCCESS = "SUCCESS";
  static final String PAY_FAIL = "PAY_FAIL";
  static final String REFUND = "REFUND";
  static final String NOTPAY = "NOTPAY";
  static final String CLOSED = "CLOSED";

  static Order accepted(ObjectNode request, String openid, String at) {
    return new Order(
        request.path("out_trade_no").asText(),
        Packed.of(request),
        openid,
        at,
        ACCEPTED,
        Optional.empty(),
        false);
  }

  /** One that waits for a person to pay it. */
  static Order waiting(ObjectNode request, String at) {
    return new Order(
        request.path("out_trade_no").asText(),
        Packed.of(request),
        request.path("payer").path("openid").asText("somebody"),
        at,
        NOTPAY,
        Optional.empty(),
        true);
  }

  /** Nobody can pay it any more. */
  Order closed() {
    return new Order(number, request, openid, createTime, CLOSED, Optional.empty(), true);
  }

  /** Whether a person pays it, on a page or in a program. */
  boolean isCheckout() {
    return !request.open().has("parking_info");
  }

  Order paid(Payment money) {
    return new Order(number, request, openid, createTime, SUCCESS, Optional.of(money), false);
  }

  Order failed() {
    return new Order(number, request, openid, createTime, PAY_FAIL, Optional.empty(), false);
  }

  /** The payer has given an advance back to the channel. */
  Order repaid() {
    return new Order(
        number, request, openid, createTime, state, payment.map(Payment::repaid), false);
  }

  Order refunded() {
    return new Order(number, request, openid, createTime, REFUND, payment, announced);
  }

  Order told() {
    return new Order(number, request, openid, createTime, state, payment, true);
  }

  /** Whether the same has happened to both, whoever was told of it. */
  boolean isAsFarAs(Order other) {
    return payment.equals(other.payment) && isFailed() == other.isFailed();
  }

  boolean isAdvanced() {
    return payment.filter(it -> it.advance() == Payment.Advance.ADVANCED).isPresent();
  }

  private boolean isFailed() {
    return state.equals(PAY_FAIL);
  }

  String entryId() {
    return request.open().path("parking_info").path("parking_id").asText();
  }

  long total() {
    return request.open().path("amount").path("total").asLong();
  }

  String notifyUrl() {
    return request.open().path("notify_url").asText();
  }

  /** The event of a notification that says how far it has come. */
  String event() {
    if (isFailed()) {
      return "TRANSACTION.FAIL";
    }
    return payment.filter(it -> it.advance() == Payment.Advance.REPAID).isPresent()
        ? "TRANSACTION.PAY_BACK"
        : "TRANSACTION.SUCCESS";
  }

  /** As bills and answers name it. */
  String tradeType() {
    if (!isCheckout()) {
      return "PARKING";
    }
    return request.open().has("payer") ? "JSAPI" : "MWEB";
  }

  /** The order as calls and notifications show it. */
  ObjectNode answer(Keys keys) {
    return isCheckout() ? checkoutAnswer() : parkingAnswer(keys);
  }

  /** It names the merchant as the request did, and says nothing of a car. */
  private ObjectNode checkoutAnswer() {
    var asked = request.open();
    var answer = Json.object();
    answer.set("appid", asked.path("appid"));
    answer.set("mchid", asked.path("mchid"));
    answer.put("out_trade_no", number);
    answer.put("trade_state", state);
    answer.put("trade_state_desc", description());
    if (payment.isPresent()) {
      answer.put("trade_type", tradeType());
      show(answer, payment.get());
      answer.putObject("payer").put("openid", openid);
    }
    answer
        .putObject("amount")
        .put("total", total())
        .put("payer_total", total())
        .put("currency", "CNY")
        .put("payer_currency", "CNY");
    return answer;
  }

  private ObjectNode parkingAnswer(Keys keys) {
    var answer = request.open();
    answer.remove("notify_url");
    answer.put("sp_mchid", keys.merchantId());
    answer.put("create_time", createTime);
    answer.put("trade_state", state);
    answer.put("trade_state_description", description());
    payment.ifPresent(money -> show(answer, money));
    answer.putObject("payer").put("openid", openid);
    var amount = answer.withObject("/amount");
    var total = amount.path("total").asLong();
    amount.put("payer_total", total).put("discount_total", 0);
    return answer;
  }

  private static void show(ObjectNode answer, Payment money) {
    answer.put("transaction_id", money.transactionId());
    answer.put("success_time", money.at());
    var isAdvance = money.advance() != Payment.Advance.NONE;
    answer.put("bank_type", isAdvance ? "BPA" : "OTHERS");
    if (isAdvance) {
      answer.put("user_repaid", money.advance() == Payment.Advance.REPAID ? "Y" : "N");
    }
  }

  private String description() {
    return switch (state) {
      case SUCCESS -> "支付成功";
      case PAY_FAIL -> "扣款失败";
      case REFUND -> "转入退款";
      case NOTPAY -> "订单未支付";
      case CLOSED -> "已关闭";
      default -> "已受理，等待扣款";
    };
  }
}
