package billing.sandbox;

import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.Optional;

/** The calls about orders that people pay themselves: JSAPI and H5. */
final class Checkouts {
  private static final String ORDERS = "/v3/pay/transactions/out-trade-no/";
  private static final String CLOSE = "/close";

  /** What a program's token consists of before the number of its order. */
  private static final String PREPAY = "wx";

  private final Book book;
  private final Keys keys;
  private final LotTime time;

  Checkouts(Book book, Keys keys, LotTime time) {
    this.book = book;
    this.keys = keys;
    this.time = time;
  }

  /** An order for somebody in WeChat. */
  ObjectNode program(ObjectNode request) {
    Json.text(request.withObject("/payer"), "openid", 128);
    take(request);
    var token = PREPAY + request.path("out_trade_no").asText();
    return Json.object().put("prepay_id", token);
  }

  /** An order for somebody in a browser; the page is the sandbox's own. */
  ObjectNode page(ObjectNode request, String host) {
    var scene = request.withObject("/scene_info");
    Json.text(scene, "payer_client_ip", 45);
    Json.text(scene.withObject("/h5_info"), "type", 32);
    take(request);
    var number = request.path("out_trade_no").asText();
    return Json.object().put("h5_url", "http://" + host + CheckoutPage.AT + number);
  }

  /** Takes an order on; the same again changes nothing. */
  private void take(ObjectNode request) {
    check(request);
    synchronized (book) {
      var known = book.findOrder(request.path("out_trade_no").asText());
      if (known.isEmpty()) {
        book.save(Order.waiting(request, time.text()));
        return;
      }
      var order = known.get();
      if (!order.request().equals(Packed.of(request))) {
        throw new Refusal(403, "OUT_TRADE_NO_USED", "商户订单号重复");
      }
      if (!order.state().equals(Order.NOTPAY)) {
        throw new Refusal(400, isClosed(order) ? "ORDER_CLOSED" : "INVALID_REQUEST", "订单已关闭或已支付");
      }
    }
  }

  private static boolean isClosed(Order order) {
    return order.state().equals(Order.CLOSED);
  }

  private void check(ObjectNode request) {
    Json.text(request, "appid", 32);
    Json.text(request, "description", 127);
    Json.text(request, "notify_url", 255);
    mustBeOurs(Json.text(request, "mchid", 32));
    if (!Json.text(request, "out_trade_no", 32).matches("[0-9A-Za-z_*|-]{6,32}")) {
      throw Refusal.badParameter("商户订单号要求6-32个字符，只能是数字、大小写字母_-|*");
    }
    var amount = request.path("amount");
    if (!"CNY".equals(amount.path("currency").asText("CNY"))
        || !amount.path("total").isIntegralNumber()
        || amount.path("total").asLong() <= 0) {
      throw Refusal.badParameter("amount 不正确");
    }
    if (request.has("time_expire") && !Json.time(request, "time_expire").isAfter(time.instant())) {
      throw Refusal.badParameter("time_expire 不能早于当前时间");
    }
  }

  private void mustBeOurs(String merchant) {
    if (!merchant.equals(keys.merchantId())) {
      throw new Refusal(400, "APPID_MCHID_NOT_MATCH", "AppID和mch_id不匹配");
    }
  }

  /** What became of an order. */
  ObjectNode query(Request request) {
    mustBeOurs(request.parameter("mchid"));
    return find(request.pathAfter(ORDERS)).answer(keys);
  }

  /** Closes an order that nobody has paid. */
  Answer close(Request request) {
    mustBeOurs(Json.text(Json.parse(request.body()), "mchid", 32));
    var rest = request.pathAfter(ORDERS);
    synchronized (book) {
      var order = find(rest.substring(0, rest.length() - CLOSE.length()));
      if (order.payment().isPresent()) {
        throw new Refusal(400, "ORDERPAID", "该订单已支付");
      }
      book.save(order.closed());
    }
    return Answer.signedNothing();
  }

  private Order find(String number) {
    return book.findOrder(number)
        .filter(Order::isCheckout)
        .orElseThrow(() -> new Refusal(404, "ORDER_NOT_EXIST", "订单不存在"));
  }

  /** The name that faults know a request by, when it is about such an order. */
  static Optional<String> nameOf(Request request) {
    var path = request.path();
    if (path.startsWith(ORDERS)) {
      return Optional.of(path.endsWith(CLOSE) ? "checkout-close" : "checkout-query");
    }
    var isNew = path.equals("/v3/pay/transactions/jsapi") || path.equals("/v3/pay/transactions/h5");
    return Optional.of("checkout").filter(name -> isNew);
  }
}
