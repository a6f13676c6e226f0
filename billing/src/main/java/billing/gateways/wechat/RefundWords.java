package billing.gateways.wechat;

import billing.gateways.RefundOrder;
import billing.gateways.RefundReply;
import billing.gateways.guarding.CallFailed;
import billing.money.Fen;
import com.wechat.pay.java.service.refund.model.Amount;
import com.wechat.pay.java.service.refund.model.Refund;
import com.wechat.pay.java.service.refund.model.RefundNotification;
import com.wechat.pay.java.service.refund.model.Status;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;

/** What the channel's words about refunds mean to us; sources as for {@link Words}. */
final class RefundWords {
  private static final String BY_HAND =
      "the payer's card or account takes no money: finish this refund at the merchant platform";

  private static final Set<String> NO_SUCH_REFUND =
      Set.of("NOT_FOUND", "REFUND_NOT_EXISTS", "RESOURCE_NOT_EXISTS");

  /** The codes that are an answer, and whether a new refund may succeed later. */
  private static final Map<String, Boolean> REFUSALS =
      Map.of(
          "PARAM_ERROR", false,
          "INVALID_REQUEST", false,
          "NO_AUTH", false,
          "NOT_ENOUGH", true,
          "USER_ACCOUNT_ABNORMAL", false,
          "MCH_NOT_EXISTS", false,
          "RESOURCE_NOT_EXISTS", false,
          "NOT_FOUND", false,
          "RULE_LIMIT", true);

  private RefundWords() {}

  /** What is told of a refund, whichever way it came. */
  private record Told(Status status, String refundId, String at, Optional<Fen> amount) {}

  /** What an answer says about the refund that was ordered. */
  static RefundReply reply(RefundOrder order, Refund told) {
    var isSame =
        order.refundNumber().equals(told.getOutRefundNo())
            && order.orderNumber().equals(told.getOutTradeNo())
            && told.getAmount() != null
            && Objects.equals(order.amount().count(), told.getAmount().getRefund());
    return isSame
        ? reply(
            new Told(
                told.getStatus(),
                told.getRefundId(),
                told.getSuccessTime(),
                amount(told.getAmount())))
        : new RefundReply.Silence("the answer is about another refund, order or amount");
  }

  /** What a notification says. */
  static RefundReply reply(RefundNotification told) {
    return reply(
        new Told(
            told.getRefundStatus(),
            told.getRefundId(),
            told.getSuccessTime(),
            amount(told.getAmount())));
  }

  private static Optional<Fen> amount(Amount told) {
    return Optional.ofNullable(told).map(Amount::getRefund).filter(fen -> fen >= 0).map(Fen::fen);
  }

  private static RefundReply reply(Told told) {
    if (told.status() == null) {
      return new RefundReply.Silence("the channel names an unknown state of the refund");
    }
    return switch (told.status()) {
      case SUCCESS -> refunded(told);
      case PROCESSING -> new RefundReply.Processing();
      case ABNORMAL -> new RefundReply.Processing(Optional.of(BY_HAND));
      case CLOSED -> new RefundReply.Refused("CLOSED", "the channel has closed the refund", false);
    };
  }

  private static RefundReply refunded(Told told) {
    var at = Words.time(told.at());
    return at.isPresent() && told.refundId() != null
        ? new RefundReply.Refunded(told.refundId(), at.get(), told.amount())
        : new RefundReply.Silence("the channel says SUCCESS without a number or a time");
  }

  /** What a failure means to a refund that was just ordered. */
  static RefundReply reply(CallFailed failed) {
    var code = failed.said().code();
    return REFUSALS.containsKey(code)
        ? new RefundReply.Refused(
            code, Words.withoutPlates(failed.said().message()), REFUSALS.get(code))
        : new RefundReply.Silence(failed.getMessage());
  }

  /** What a failure means to the question for a refund. */
  static RefundReply replyToQuery(CallFailed failed) {
    return failed.said().status() == 404 && NO_SUCH_REFUND.contains(failed.said().code())
        ? new RefundReply.NotFound()
        : new RefundReply.Silence(failed.getMessage());
  }
}
