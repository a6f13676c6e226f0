package billing.sandbox;

import com.fasterxml.jackson.annotation.JsonProperty;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.Optional;

/**
 * Money on its way back, or back.
 *
 * @param request as it was ordered
 * @param id the channel's number of the refund
 * @param transactionId the channel's number of the order
 * @param createTime when it was accepted, in the lot's time
 * @param status {@code PROCESSING}, {@code SUCCESS}, {@code CLOSED} or {@code ABNORMAL}
 * @param at when it ended, in the lot's time
 * @param announced whether the merchant has taken the notification
 */
record Refund(
    Packed request,
    @JsonProperty("refund_id") String id,
    @JsonProperty("transaction_id") String transactionId,
    @JsonProperty("create_time") String createTime,
    String status,
    Optional<String> at,
    boolean announced) {
  static final String PROCESSING = "PROCESSING";
  static final String SUCCESS = "SUCCESS";
  static final String CLOSED = "CLOSED";
  static final String ABNORMAL = "ABNORMAL";

  Refund ended(String how, String when) {
    return new Refund(request, id, transactionId, createTime, how, Optional.of(when), false);
  }

  Refund told() {
    return new Refund(request, id, transactionId, createTime, status, at, true);
  }

  String number() {
    return request.open().path("out_refund_no").asText();
  }

  String orderNumber() {
    return request.open().path("out_trade_no").asText();
  }

  long amount() {
    return request.open().path("amount").path("refund").asLong();
  }

  String notifyUrl() {
    return request.open().path("notify_url").asText();
  }

  /** Whether the money has left the merchant's account for good. */
  boolean isTaken() {
    return status.equals(SUCCESS);
  }

  /** Whether it counts against what may still be refunded. */
  boolean isAlive() {
    return !status.equals(CLOSED);
  }

  /** The refund as calls show it. */
  ObjectNode answer() {
    var asked = request.open();
    var answer = shared(asked);
    answer.put("create_time", createTime);
    answer.put("channel", "ORIGINAL");
    answer.put("status", status);
    answer.put("funds_account", "AVAILABLE");
    var refund = asked.path("amount").path("refund").asLong();
    answer
        .putObject("amount")
        .put("total", asked.path("amount").path("total").asLong())
        .put("refund", refund)
        .put("payer_total", asked.path("amount").path("total").asLong())
        .put("payer_refund", refund)
        .put("settlement_refund", refund)
        .put("settlement_total", asked.path("amount").path("total").asLong())
        .put("discount_refund", 0)
        .put("currency", "CNY");
    return answer;
  }

  /** The refund as a notification shows it. */
  ObjectNode news(Keys keys) {
    var asked = request.open();
    var news = shared(asked);
    news.put("mchid", keys.merchantId());
    news.put("refund_status", status);
    var refund = asked.path("amount").path("refund").asLong();
    news.putObject("amount")
        .put("total", asked.path("amount").path("total").asLong())
        .put("refund", refund)
        .put("payer_total", asked.path("amount").path("total").asLong())
        .put("payer_refund", refund);
    return news;
  }

  private ObjectNode shared(ObjectNode asked) {
    var shown = Json.object();
    shown.put("refund_id", id);
    shown.put("out_refund_no", asked.path("out_refund_no").asText());
    shown.put("transaction_id", transactionId);
    shown.put("out_trade_no", asked.path("out_trade_no").asText());
    shown.put("user_received_account", "支付用户零钱");
    at.filter(when -> isTaken()).ifPresent(when -> shown.put("success_time", when));
    return shown;
  }
}
