package billing.sandbox;

import com.fasterxml.jackson.databind.node.ObjectNode;
import java.nio.charset.StandardCharsets;
import java.util.Optional;

/** The page on which a person pays an order or does not, and the same for programs. */
final class CheckoutPage {
  /** Where the page of an order is. */
  static final String AT = "/sandbox/pay/";

  private static final String PAGE =
      """
      <!doctype html>
      <html lang="zh"><head><meta charset="utf-8">
      <meta name="viewport" content="width=device-width, initial-scale=1">
      <title>支付沙箱 Payment sandbox</title>
      <style>body{font:1.1rem sans-serif;max-width:28rem;margin:2rem auto;padding:0 1rem}
      button{font:inherit;padding:.7rem 1.2rem;margin:.3rem 0;width:100%%}</style></head>
      <body><h1>支付沙箱 <span lang="en">Payment sandbox</span></h1>
      <p>%s</p><p><b>¥%s</b></p>%s</body></html>
      """;
  private static final String FORM =
      """
      <form method="post"><button name="do" value="pay">支付 Pay</button></form>
      <form method="post"><button name="do" value="refuse">不支付 Do not pay</button></form>
      <p>没有资金流动。<span lang="en">No money moves.</span></p>""";

  private final Book book;
  private final Settling settling;
  private final LotTime time;

  CheckoutPage(Book book, Settling settling, LotTime time) {
    this.book = book;
    this.settling = settling;
    this.time = time;
  }

  static boolean takes(Request request) {
    return request.path().startsWith(AT);
  }

  /** Shows the page, or takes what was pressed on it. */
  Answer answer(Request request) {
    var order = find(request.pathAfter(AT));
    if (request.method().equals("POST") && request.body().contains("pay") && mayBePaid(order)) {
      settling.pay(order.number());
    }
    return page(find(order.number()), request);
  }

  /** What a program is told by its payer: {@code {"outcome": "PAID"}} pays, even what is closed. */
  Answer decide(Request request) {
    var order = find(request.pathAfter("/sandbox/checkouts/"));
    var outcome = Json.text(Json.parse(request.body()), "outcome", 16);
    if (outcome.equals("PAID")) {
      settling.pay(order.number());
    } else if (!outcome.equals("REFUSED")) {
      throw Refusal.badParameter("outcome is PAID or REFUSED, not " + outcome);
    }
    return Answer.nothing();
  }

  private Order find(String number) {
    return book.findOrder(number)
        .filter(Order::isCheckout)
        .orElseThrow(() -> Refusal.notFound("there is no such order"));
  }

  private boolean mayBePaid(Order order) {
    var asked = order.request().open();
    return order.state().equals(Order.NOTPAY)
        && (!asked.has("time_expire") || Json.time(asked, "time_expire").isAfter(time.instant()));
  }

  private Answer page(Order order, Request request) {
    ObjectNode asked = order.request().open();
    var below = mayBePaid(order) ? FORM : "<p>%s</p>".formatted(words(order)) + back(request);
    var text =
        PAGE.formatted(
            escaped(asked.path("description").asText()), Fees.yuan(order.total()), below);
    return Answer.page(text.getBytes(StandardCharsets.UTF_8));
  }

  private static String words(Order order) {
    return switch (order.state()) {
      case Order.SUCCESS, Order.REFUND -> "已支付 Paid";
      case Order.CLOSED -> "订单已关闭 Closed";
      default -> "已过期 Too late";
    };
  }

  /** Where the merchant's page wanted the payer to go to. */
  private static String back(Request request) {
    return Optional.of(request.parameter("redirect_url"))
        .filter(url -> url.matches("https?://.+"))
        .map(url -> "<p><a href=\"%s\">返回商户 Back to the shop</a></p>".formatted(escaped(url)))
        .orElse("");
  }

  private static String escaped(String text) {
    return text.replace("&", "&amp;").replace("<", "&lt;").replace("\"", "&quot;");
  }
}
