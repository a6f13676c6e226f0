package billing.gateways.wechat;

import billing.gateways.Checkout.Opening;
import billing.gateways.Reply;
import billing.gateways.guarding.CallFailed;
import billing.money.Fen;
import com.wechat.pay.java.service.payments.model.Transaction;
import java.util.Optional;
import java.util.Set;

/**
 * What the channel's words about orders that people pay themselves mean to us. Sources stand in
 * {@code docs/contracts/wechat-pay-orders.md}.
 *
 * @param merchantId whose orders these must be
 */
record CheckoutWords(String merchantId) {
  private static final String CURRENCY = "CNY";

  /** The channel's way to say that there is no such order. */
  private static final Set<String> NO_SUCH_ORDER =
      Set.of("ORDER_NOT_EXIST", "ORDERNOTEXIST", "NOT_FOUND", "RESOURCE_NOT_EXISTS");

  /** The error codes after which this order will never wait for its payer. */
  private static final Set<String> NEVER =
      Set.of(
          "PARAM_ERROR",
          "INVALID_REQUEST",
          "NO_AUTH",
          "APPID_MCHID_NOT_MATCH",
          "MCH_NOT_EXISTS",
          "ORDER_CLOSED",
          "OUT_TRADE_NO_USED",
          "OPENID_MISMATCH",
          "ACCOUNT_ERROR",
          "RULE_LIMIT",
          "TRADE_ERROR");

  static Opening opening(String token) {
    return token == null || token.isBlank()
        ? new Opening.Silence("the answer has no token")
        : new Opening.Opened(token);
  }

  static Opening opening(CallFailed failed) {
    var said = failed.said();
    return NEVER.contains(said.code())
        ? new Opening.Refused(said.code(), Words.withoutPlates(said.message()))
        : new Opening.Silence(failed.getMessage());
  }

  /** What a transaction says about its order. */
  Reply reply(Transaction told) {
    if (told.getMchid() != null && !told.getMchid().equals(merchantId)) {
      return new Reply.Contradicts("it is about an order of another merchant than ours");
    }
    if (!isInOurCurrency(told)) {
      return new Reply.Contradicts("the amount is in another currency than " + CURRENCY);
    }
    if (told.getTradeState() == null) {
      return new Reply.Silence("the channel names an unknown trade state");
    }
    return switch (told.getTradeState()) {
      case SUCCESS, REFUND -> paid(told);
      case NOTPAY, USERPAYING, PAYERROR, ACCEPT -> new Reply.Accepted();
      case CLOSED, REVOKED -> closed();
    };
  }

  /** Nobody can pay it any more. */
  static Reply closed() {
    return new Reply.Refused("CLOSED", "the order is closed", false);
  }

  private static boolean isInOurCurrency(Transaction told) {
    return told.getAmount() == null
        || told.getAmount().getCurrency() == null
        || told.getAmount().getCurrency().equals(CURRENCY);
  }

  private static Reply paid(Transaction told) {
    var at = Words.time(told.getSuccessTime());
    return at.isPresent() && told.getTransactionId() != null
        ? new Reply.Paid(told.getTransactionId(), at.get(), Reply.Backing.PAYER, amount(told))
        : new Reply.Silence("the channel says SUCCESS without a number or a time");
  }

  private static Optional<Fen> amount(Transaction told) {
    return told.getAmount() == null
        ? Optional.empty()
        : Optional.ofNullable(told.getAmount().getTotal())
            .filter(fen -> fen >= 0)
            .map(fen -> Fen.fen(fen));
  }

  /** What a failure means to the question for an order. */
  static Reply replyToQuery(CallFailed failed) {
    return failed.said().status() == 404 && NO_SUCH_ORDER.contains(failed.said().code())
        ? new Reply.NotFound()
        : new Reply.Silence(failed.getMessage());
  }
}
