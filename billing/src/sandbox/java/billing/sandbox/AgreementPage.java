package billing.sandbox;

import billing.sandbox.SignPage.Standing;

/** WeChat's own page, which opens and closes the parking service for a plate. */
final class AgreementPage {
  private static final String PATH = "/sandbox/wechat/auth-creditpay";

  private final Book book;
  private final PayerDesk desk;

  AgreementPage(Book book, PayerDesk desk) {
    this.book = book;
    this.desk = desk;
  }

  static boolean takes(Request request) {
    return request.path().equals(PATH);
  }

  /**
   * Shows the page, or does what a button says and goes back.
   *
   * @throws Refusal when the address names no plate or payer
   */
  Answer answer(Request request) {
    if (request.method().equals("GET")) {
      return Answer.page(page(request).asking());
    }
    var act =
        SignPage.act(request.body())
            .orElseThrow(() -> Refusal.badParameter("act is AGREE, REFUSE or END"));
    synchronized (book) {
      act(act, request, page(request).standing());
    }
    return SignPage.back(request.parameter("return_url"))
        .map(Answer::leadingTo)
        .orElseGet(() -> Answer.page(page(request).done()));
  }

  private void act(SignPage.Act act, Request request, Standing standing) {
    var payer = book.payerOf(request.parameter("plate_number"));
    if (act == SignPage.Act.AGREE && standing == Standing.CLOSED) {
      desk.bind(request.parameter("plate_number"), fresh(request));
    } else if (act == SignPage.Act.END && standing == Standing.OPEN) {
      desk.bind(request.parameter("plate_number"), payer.closed());
    }
  }

  private static Payer fresh(Request request) {
    return Payer.of(
        Json.object()
            .put("plate_color", request.parameter("plate_color"))
            .put("openid", request.parameter("openid")));
  }

  private SignPage page(Request request) {
    var plate = request.parameter("plate_number");
    var openid = request.parameter("openid");
    if (plate.isBlank() || openid.isBlank() || request.parameter("plate_color").isBlank()) {
      throw Refusal.badParameter("plate_number, plate_color, openid 必填");
    }
    var payer = book.payerOf(plate);
    var standing = Standing.CLOSED;
    if (!payer.isClosed()) {
      standing = payer.openid().equals(openid) ? Standing.OPEN : Standing.OTHERS;
    }
    return new SignPage("微信支付 WeChat Pay", plate, openid, standing, request.target());
  }
}
