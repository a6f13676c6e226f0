package billing.sandbox.alipay;

/** The page on which a person pays a trade or does not. */
final class CheckoutPage {
  /** Where a press of a button goes to. */
  static final String AT = "/sandbox/alipay/pay/";

  private static final String PAGE =
      """
      <!doctype html>
      <html lang="zh"><head><meta charset="utf-8">
      <meta name="viewport" content="width=device-width, initial-scale=1">
      <title>支付沙箱 Payment sandbox</title>
      <style>body{font:1.1rem sans-serif;max-width:28rem;margin:2rem auto;padding:0 1rem}
      button{font:inherit;padding:.7rem 1.2rem;margin:.3rem 0;width:100%%}</style></head>
      <body><h1>支付宝沙箱 <span lang="en">Sandbox of Alipay</span></h1>
      <p>%s</p><p><b>¥%s</b></p>%s</body></html>
      """;
  private static final String FORM =
      """
      <form method="post" action="%1$s"><button name="do" value="pay">支付 Pay</button></form>
      <form method="post" action="%1$s"><button name="do" value="refuse">不支付 Do not pay</button>
      </form><p>没有资金流动。<span lang="en">No money moves.</span></p>""";

  private final Checkouts checkouts;

  CheckoutPage(Checkouts checkouts) {
    this.checkouts = checkouts;
  }

  /** The page of a trade as it stands. */
  String show(Trade trade) {
    var below =
        checkouts.mayBePaid(trade)
            ? FORM.formatted(AT + trade.number())
            : "<p>%s</p>".formatted(words(trade));
    var subject = trade.request().path("subject").asText();
    return PAGE.formatted(escaped(subject), Amounts.yuan(trade.fen()), below);
  }

  /** Takes what was pressed. */
  String press(String number, String body) {
    if (body.contains("pay") && checkouts.mayBePaid(checkouts.find(number))) {
      checkouts.pay(number);
    }
    return show(checkouts.find(number));
  }

  private static String words(Trade trade) {
    if (trade.is(Trade.PAID)) {
      return "已支付 Paid";
    }
    return trade.is(Trade.CLOSED) ? "交易已关闭 Closed" : "已过期 Too late";
  }

  private static String escaped(String text) {
    return text.replace("&", "&amp;").replace("<", "&lt;").replace("\"", "&quot;");
  }
}
