package billing.gateways.alipay;

import billing.gateways.Checkout.Opening;
import billing.gateways.RefundOrder;
import billing.gateways.RefundReply;
import billing.gateways.Reply;
import billing.gateways.guarding.CallFailed;
import billing.money.Fen;
import java.util.Optional;

/**
 * What Alipay's words about ordinary trades mean to us. Sources stand in {@code
 * docs/contracts/alipay-orders.md}.
 */
final class CheckoutWords {
  private CheckoutWords() {}

  static Opening opening(String orderNumber, Told told) {
    return told.text("trade_no")
        .filter(number -> told.says("out_trade_no", orderNumber))
        .<Opening>map(Opening.Opened::new)
        .orElseGet(
            () -> new Opening.Silence("the answer is about another trade, or has no number"));
  }

  static Opening opening(CallFailed failed) {
    return switch (Codes.meaning(failed)) {
      case NEVER, LATER -> new Opening.Refused(failed.said().code(), failed.said().message());
      case HELD, UNKNOWN -> new Opening.Silence(failed.getMessage());
    };
  }

  /** Nobody can pay it any more. */
  static Reply closed() {
    return new Reply.Refused("CLOSED", "the trade is closed", false);
  }

  /** What the query says; a trade that was paid and went back is closed, too. */
  static Reply queried(Told told) {
    return switch (told.text("trade_status").orElse("")) {
      case "WAIT_BUYER_PAY" -> new Reply.Accepted();
      case "TRADE_SUCCESS", "TRADE_FINISHED" -> paid(told);
      case "TRADE_CLOSED" -> told.time("send_pay_date").isPresent() ? paid(told) : closed();
      default -> new Reply.Silence("Alipay names an unknown trade_status");
    };
  }

  private static Reply paid(Told told) {
    var at = told.time("send_pay_date");
    var number = told.text("trade_no");
    var amount = told.text("total_amount");
    if (at.isEmpty() || number.isEmpty()) {
      return new Reply.Silence("Alipay says paid without a number or a time");
    }
    Optional<Fen> fen = told.fen("total_amount");
    return amount.isPresent() && fen.isEmpty()
        ? new Reply.Contradicts("the amount that was paid is none in yuan")
        : new Reply.Paid(number.get(), at.get(), Reply.Backing.PAYER, fen);
  }

  /** What the query says about a refund: without a state Alipay has none of this number. */
  static RefundReply refund(RefundOrder order, Told told) {
    if (told.text("refund_status").isEmpty()) {
      return new RefundReply.NotFound();
    }
    if (!told.says("out_request_no", order.refundNumber())) {
      return new RefundReply.Silence("the answer is about another refund");
    }
    if (!told.says("refund_status", "REFUND_SUCCESS")) {
      return new RefundReply.Silence("Alipay names an unknown refund_status");
    }
    return told.time("gmt_refund_pay")
        .<RefundReply>map(
            at ->
                new RefundReply.Refunded(
                    told.text("trade_no").orElse(""), at, told.fen("refund_amount")))
        .orElseGet(() -> new RefundReply.Silence("Alipay names no time of the refund"));
  }
}
