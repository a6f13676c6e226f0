package billing.gateways.wechat;

import billing.gateways.RefundOrder;
import billing.gateways.RefundReply;
import billing.gateways.guarding.Call;
import billing.gateways.guarding.CallFailed;
import billing.gateways.guarding.Guard;
import com.wechat.pay.java.service.refund.RefundService;
import io.smallrye.mutiny.Uni;

/**
 * Sends money back. As with orders, a refusal is believed only when the channel, asked again, holds
 * no such refund.
 */
record Refunding(RefundService channel, Requests requests, Guard guard) {
  private static final Call REFUND = Call.refund("refund");
  private static final Call QUERY = Call.repeatable("query_refund");

  Uni<RefundReply> refund(RefundOrder order) {
    return guard
        .make(REFUND, () -> channel.create(requests.refund(order)))
        .map(told -> RefundWords.reply(order, told))
        .onFailure(CallFailed.class)
        .recoverWithItem(RefundWords::reply)
        .onFailure()
        .recoverWithItem(e -> new RefundReply.Silence(Guard.why(e)))
        .chain(
            reply ->
                reply instanceof RefundReply.Refused refused && !refused.code().equals("CLOSED")
                    ? confirmed(order, refused)
                    : Uni.createFrom().item(reply));
  }

  private Uni<RefundReply> confirmed(RefundOrder order, RefundReply.Refused refused) {
    return query(order).map(known -> known instanceof RefundReply.NotFound ? refused : known);
  }

  Uni<RefundReply> query(RefundOrder order) {
    return guard
        .make(
            QUERY, () -> channel.queryByOutRefundNo(Requests.refundNumbered(order.refundNumber())))
        .map(told -> RefundWords.reply(order, told))
        .onFailure(CallFailed.class)
        .recoverWithItem(RefundWords::replyToQuery)
        .onFailure()
        .recoverWithItem(e -> new RefundReply.Silence(Guard.why(e)));
  }
}
