package billing.sandbox.alipay;

import billing.sandbox.SignPage;
import billing.sandbox.SignPage.Standing;
import java.io.IOException;

/** Alipay's own page, on which a user agrees that a plate is charged. */
final class AgreementPage {
  static final String PATH = "/sandbox/alipay/agreement";

  private static final String HTML = "text/html; charset=utf-8";

  private final Book book;

  AgreementPage(Book book) {
    this.book = book;
  }

  /** Shows the page, or does what a button says and goes back. */
  void answer(String method, String target, String body, Line line) throws IOException {
    if (method.equals("GET")) {
      line.send(200, HTML, page(target).asking());
      return;
    }
    var act =
        SignPage.act(body).orElseThrow(() -> Refusal.badParameter("act is AGREE, REFUSE or END"));
    synchronized (book) {
      act(act, target, page(target).standing());
    }
    var back = SignPage.back(SignPage.parameter(target, "return_url"));
    if (back.isPresent()) {
      line.leadTo(back.get());
    } else {
      line.send(200, HTML, page(target).done());
    }
  }

  private void act(SignPage.Act act, String target, Standing standing) {
    var plate = SignPage.parameter(target, "car_number");
    if (act == SignPage.Act.AGREE && standing == Standing.CLOSED) {
      var wish =
          Json.object()
              .put("plate_color", SignPage.parameter(target, "plate_color"))
              .put("user", user(target));
      book.save(Payer.of(plate, wish));
    } else if (act == SignPage.Act.END && standing == Standing.OPEN) {
      book.save(Payer.nobody(plate));
    }
  }

  private SignPage page(String target) {
    var plate = SignPage.parameter(target, "car_number");
    var user = user(target);
    if (plate.isBlank() || user.isBlank() || SignPage.parameter(target, "plate_color").isBlank()) {
      throw Refusal.badParameter("car_number, plate_color, alipay_user_id or open_id are needed");
    }
    var payer = book.payerOf(plate);
    var standing = Standing.CLOSED;
    if (!payer.scene().equals(Payer.NO_AGREEMENT)) {
      standing = payer.user().equals(user) ? Standing.OPEN : Standing.OTHERS;
    }
    return new SignPage("支付宝 Alipay", plate, user, standing, target);
  }

  private static String user(String target) {
    var id = SignPage.parameter(target, "alipay_user_id");
    return id.isBlank() ? SignPage.parameter(target, "open_id") : id;
  }
}
