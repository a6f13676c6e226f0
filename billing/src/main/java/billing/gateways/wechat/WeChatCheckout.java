package billing.gateways.wechat;

import billing.api.Prepayments.Client;
import billing.api.Prepayments.Go;
import billing.gateways.Checkout;
import billing.gateways.CheckoutOrder;
import billing.gateways.RefundOrder;
import billing.gateways.RefundReply;
import billing.gateways.Reply;
import billing.gateways.guarding.Call;
import billing.gateways.guarding.CallFailed;
import billing.gateways.guarding.Guard;
import com.wechat.pay.java.core.util.NonceUtil;
import io.smallrye.mutiny.Uni;
import java.time.InstantSource;

/**
 * WeChat Pay's ordinary orders (JSAPI and H5). The same order again answers the same one with a
 * fresh token.
 */
final class WeChatCheckout implements Checkout {
  private static final InstantSource REAL_TIME = InstantSource.system();
  private static final Call OPEN = Call.order("open");
  private static final Call QUERY = Call.repeatable("query_prepaid");
  private static final Call CLOSE = Call.repeatable("close");
  private static final int NONCE_LENGTH = 32;

  private final Channel channel;
  private final CheckoutRequests requests;
  private final CheckoutWords words;
  private final Account account;
  private final Guard guard;
  private final Refunding refunding;

  WeChatCheckout(Channel channel, Account account, Guard guard, Refunding refunding) {
    this.refunding = refunding;
    this.channel = channel;
    this.requests = new CheckoutRequests(account);
    this.words = new CheckoutWords(account.merchantId());
    this.account = account;
    this.guard = guard;
  }

  @Override
  public boolean serves(Client client) {
    return true;
  }

  @Override
  public Uni<Opening> open(CheckoutOrder order) {
    return guard
        .make(OPEN, () -> token(order))
        .map(CheckoutWords::opening)
        .onFailure(CallFailed.class)
        .recoverWithItem(CheckoutWords::opening)
        .onFailure()
        .recoverWithItem(e -> new Opening.Silence(Guard.why(e)));
  }

  private String token(CheckoutOrder order) {
    return order.client() == Client.BROWSER
        ? channel.h5().prepay(requests.page(order)).getH5Url()
        : channel.jsapi().prepay(requests.program(order)).getPrepayId();
  }

  /** Programs prove that they were asked by the merchant: the merchant signs. */
  @Override
  public Go go(CheckoutOrder order, String token) {
    if (order.client() == Client.BROWSER) {
      return new Go.Url(token);
    }
    var stamp = "" + REAL_TIME.instant().getEpochSecond();
    var nonce = NonceUtil.createNonce(NONCE_LENGTH);
    var prepay = "prepay_id=" + token;
    var text = "%s\n%s\n%s\n%s\n".formatted(account.appId(), stamp, nonce, prepay);
    return new Go.WeChatPay(
        stamp, nonce, prepay, account.keys().createSigner().sign(text).getSign());
  }

  @Override
  public Uni<Reply> query(String orderNumber) {
    return guard
        .make(QUERY, () -> channel.jsapi().queryOrderByOutTradeNo(requests.order(orderNumber)))
        .map(
            told ->
                orderNumber.equals(told.getOutTradeNo())
                    ? words.reply(told)
                    : new Reply.Silence("the answer is about another order"))
        .onFailure(CallFailed.class)
        .recoverWithItem(CheckoutWords::replyToQuery)
        .onFailure()
        .recoverWithItem(e -> new Reply.Silence(Guard.why(e)));
  }

  @Override
  public Uni<RefundReply> refund(RefundOrder order) {
    return refunding.refund(order);
  }

  @Override
  public Uni<RefundReply> queryRefund(RefundOrder order) {
    return refunding.query(order);
  }

  /** What became of it is asked where closing is refused: it may have been paid. */
  @Override
  public Uni<Reply> close(String orderNumber) {
    return guard
        .make(
            CLOSE,
            () -> {
              channel.jsapi().closeOrder(requests.closing(orderNumber));
              return CheckoutWords.closed();
            })
        .onFailure(CallFailed.class)
        .recoverWithUni(failed -> query(orderNumber))
        .onFailure()
        .recoverWithItem(e -> new Reply.Silence(Guard.why(e)));
  }
}
