package billing.gateways.alipay;

import billing.api.Prepayments.Client;
import billing.api.Prepayments.Go;
import billing.gateways.Checkout;
import billing.gateways.CheckoutOrder;
import billing.gateways.RefundOrder;
import billing.gateways.RefundReply;
import billing.gateways.Reply;
import billing.gateways.guarding.CallFailed;
import billing.gateways.guarding.Guard;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.smallrye.mutiny.Uni;

/**
 * Alipay's ordinary trades. In a browser a signed address is opened, and Alipay knows the trade
 * when its payer has done so; in a program the trade is made first.
 */
final class AlipayCheckout implements Checkout {
  private static final String PAGE = "page";
  private static final int LONGEST_SUBJECT = 128;

  private final Account account;
  private final Calls calls;

  AlipayCheckout(Account account, Calls calls) {
    this.account = account;
    this.calls = calls;
  }

  @Override
  public boolean serves(Client client) {
    return true;
  }

  @Override
  public Uni<Opening> open(CheckoutOrder order) {
    if (order.client() == Client.BROWSER) {
      return Uni.createFrom().item(new Opening.Opened(PAGE));
    }
    return calls
        .make(Method.TRADE_CREATE, program(order))
        .map(told -> CheckoutWords.opening(order.orderNumber(), told))
        .onFailure(CallFailed.class)
        .recoverWithItem(CheckoutWords::opening)
        .onFailure()
        .recoverWithItem(e -> new Opening.Silence(Guard.why(e)));
  }

  @Override
  public Go go(CheckoutOrder order, String token) {
    return order.client() == Client.BROWSER
        ? new Go.Url(
            calls.wire().address(Method.WAP_PAY, trade(order).put("product_code", "QUICK_WAP_WAY")))
        : new Go.AlipayTrade(token);
  }

  private ObjectNode program(CheckoutOrder order) {
    var payer = order.payer().identity().orElse("");
    var field = Words.payerField(payer).equals("open_id") ? "buyer_open_id" : "buyer_id";
    return trade(order)
        .put("product_code", "JSAPI_PAY")
        .put("op_app_id", account.appId())
        .put(field, payer);
  }

  /** Bills are split at commas, so a subject has none. */
  private static ObjectNode trade(CheckoutOrder order) {
    var subject = order.description().replace(',', '，');
    return object()
        .put("out_trade_no", order.orderNumber())
        .put("total_amount", Yuan.text(order.amount()))
        .put("subject", subject.substring(0, Math.min(subject.length(), LONGEST_SUBJECT)))
        .put("time_expire", ChinaTime.text(order.until()));
  }

  @Override
  public Uni<Reply> query(String orderNumber) {
    return calls
        .make(Method.TRADE_QUERY, object().put("out_trade_no", orderNumber))
        .map(
            told ->
                told.says("out_trade_no", orderNumber)
                    ? CheckoutWords.queried(told)
                    : new Reply.Silence("the answer is about another trade"))
        .onFailure(CallFailed.class)
        .recoverWithItem(Words::replyToQuery)
        .onFailure()
        .recoverWithItem(e -> new Reply.Silence(Guard.why(e)));
  }

  /** What became of it is asked where closing is refused: it may have been paid. */
  @Override
  public Uni<Reply> close(String orderNumber) {
    return calls
        .make(Method.TRADE_CLOSE, object().put("out_trade_no", orderNumber))
        .map(told -> CheckoutWords.closed())
        .onFailure(CallFailed.class)
        .recoverWithUni(failed -> query(orderNumber))
        .onFailure()
        .recoverWithItem(e -> new Reply.Silence(Guard.why(e)));
  }

  /** A refund that is taken is on its way until the query says that it has arrived. */
  @Override
  public Uni<RefundReply> refund(RefundOrder order) {
    var request =
        object()
            .put("out_trade_no", order.orderNumber())
            .put("out_request_no", order.refundNumber())
            .put("refund_amount", Yuan.text(order.amount()))
            .put("refund_reason", order.reason());
    return calls
        .make(Method.TRADE_REFUND, request)
        .<RefundReply>map(
            told ->
                told.says("out_trade_no", order.orderNumber())
                    ? new RefundReply.Processing()
                    : new RefundReply.Silence("the answer is about another trade"))
        .onFailure(CallFailed.class)
        .recoverWithUni(failed -> refused(order, failed))
        .onFailure()
        .recoverWithItem(e -> new RefundReply.Silence(Guard.why(e)));
  }

  private Uni<RefundReply> refused(RefundOrder order, CallFailed failed) {
    var reply = Words.refundReply(failed);
    return reply instanceof RefundReply.Silence
        ? Uni.createFrom().item(reply)
        : queryRefund(order).map(known -> known instanceof RefundReply.NotFound ? reply : known);
  }

  @Override
  public Uni<RefundReply> queryRefund(RefundOrder order) {
    var request =
        object()
            .put("out_trade_no", order.orderNumber())
            .put("out_request_no", order.refundNumber());
    request.putArray("query_options").add("gmt_refund_pay");
    return calls
        .make(Method.TRADE_REFUND_QUERY, request)
        .map(told -> CheckoutWords.refund(order, told))
        .onFailure(CallFailed.class)
        .recoverWithItem(Words::replyToRefundQuery)
        .onFailure()
        .recoverWithItem(e -> new RefundReply.Silence(Guard.why(e)));
  }

  private static ObjectNode object() {
    return JsonNodeFactory.instance.objectNode();
  }
}
