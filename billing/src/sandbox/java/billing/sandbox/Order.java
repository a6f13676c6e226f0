package billing.sandbox;

import com.fasterxml.jackson.annotation.JsonProperty;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.Optional;

/**
 * A payment that was accepted.
 *
 * @param request as it was ordered
 * @param openid who pays
 * @param createTime when it was accepted, in the lot's time
 * @param state {@code ACCEPTED}, {@code SUCCESS} or {@code PAY_FAIL}
 * @param transactionId the channel's number, given when the money is taken
 * @param successTime when the money was taken, in the lot's time
 * @param announced whether the merchant has taken the notification
 */
record Order(
    ObjectNode request,
    String openid,
    @JsonProperty("create_time") String createTime,
    @JsonProperty("trade_state") String state,
    @JsonProperty("transaction_id") Optional<String> transactionId,
    @JsonProperty("success_time") Optional<String> successTime,
    boolean announced) {
  static final String ACCEPTED = "ACCEPTED";
  static final String SUCCESS = "SUCCESS";
  static final String PAY_FAIL = "PAY_FAIL";

  static Order accepted(ObjectNode request, String openid, String at) {
    return new Order(request, openid, at, ACCEPTED, Optional.empty(), Optional.empty(), false);
  }

  Order paid(String transaction, String at) {
    return new Order(
        request, openid, createTime, SUCCESS, Optional.of(transaction), Optional.of(at), false);
  }

  Order failed() {
    return new Order(
        request, openid, createTime, PAY_FAIL, Optional.empty(), Optional.empty(), false);
  }

  Order told() {
    return new Order(request, openid, createTime, state, transactionId, successTime, true);
  }

  String number() {
    return request.path("out_trade_no").asText();
  }

  String entryId() {
    return request.path("parking_info").path("parking_id").asText();
  }

  String notifyUrl() {
    return request.path("notify_url").asText();
  }

  /** The order as calls and notifications show it. */
  ObjectNode answer(Keys keys) {
    var answer = request.deepCopy();
    answer.remove("notify_url");
    answer.put("sp_mchid", keys.merchantId());
    answer.put("create_time", createTime);
    answer.put("trade_state", state);
    answer.put("trade_state_description", description());
    transactionId.ifPresent(id -> answer.put("transaction_id", id));
    successTime.ifPresent(at -> answer.put("success_time", at));
    answer.putObject("payer").put("openid", openid);
    var amount = answer.withObject("/amount");
    var total = amount.path("total").asLong();
    amount.put("payer_total", total).put("discount_total", 0);
    return answer;
  }

  private String description() {
    return switch (state) {
      case SUCCESS -> "支付成功";
      case PAY_FAIL -> "扣款失败";
      default -> "已受理，等待扣款";
    };
  }
}
