package billing.sandbox.alipay;

import billing.sandbox.Settings;
import com.fasterxml.jackson.databind.JsonNode;
import java.io.IOException;
import java.net.Socket;
import java.net.URLDecoder;
import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.util.Optional;
import java.util.concurrent.ScheduledExecutorService;
import java.util.function.IntSupplier;
import java.util.function.Supplier;

/** Alipay's part of a running sandbox: answers requests on connections that it is handed. */
public final class AlipaySandbox implements AutoCloseable {
  private static final String GATEWAY = "/gateway.do";
  private static final String CONTROL = "/sandbox/alipay/";
  private static final String PAYERS = "PUT /sandbox/alipay/payers/";
  private static final String HTML = "text/html; charset=utf-8";
  private static final String JSON = "application/json; charset=utf-8";

  private final Inside inside;
  private final Gate gate;
  private final Bills bills;
  private final AgreementPage agreements;
  private final CheckoutPage checkouts;

  private AlipaySandbox(Inside inside, Gate gate, Bills bills, CheckoutPage checkouts) {
    this.checkouts = checkouts;
    this.inside = inside;
    this.gate = gate;
    this.bills = bills;
    this.agreements = new AgreementPage(inside.book());
  }

  /**
   * Makes keys if there are none, and takes up what an earlier run left undone.
   *
   * @param clock does things later
   * @param port where the sandbox listens
   * @throws IOException when the folder cannot be used
   */
  public static AlipaySandbox open(
      Settings settings, ScheduledExecutorService clock, IntSupplier port)
      throws IOException, GeneralSecurityException {
    var keys = AppKeys.in(settings.folder());
    var book = Book.in(settings.folder());
    var inside = new Inside(keys, book, new Faults(), settings.time(), clock);
    var settling =
        new Settling(inside, settings.settleAfter(), new Notifying(inside, settings.notifyAgain()));
    var bills = new Bills(inside, port);
    var checkouts = new Checkouts(inside, settling);
    var gate =
        new Gate(
            keys,
            settings.time().real(),
            new Parking(inside),
            new Trades(inside, settling),
            checkouts,
            bills);
    settling.resume();
    return new AlipaySandbox(inside, gate, bills, new CheckoutPage(checkouts));
  }

  /** Whether a request is for this part. */
  public static boolean takes(String path) {
    return path.equals(GATEWAY) || path.startsWith(CONTROL);
  }

  /**
   * Answers one request, or does the fault that was asked for.
   *
   * @param target path and query exactly as sent
   */
  public void answer(String method, String target, String body, Socket socket)
      throws IOException, InterruptedException {
    var path = target.split("\\?", 2)[0];
    if (path.equals(GATEWAY)) {
      var query = target.contains("?") ? target.split("\\?", 2)[1] : "";
      var form = Form.of(query, body);
      if (Gate.isPage(form)) {
        page(() -> checkouts.show(gate.page(form)), new Line(socket));
      } else {
        gateway(form, new Line(socket));
      }
    } else if (path.startsWith(CheckoutPage.AT)) {
      var number = path.substring(CheckoutPage.AT.length());
      page(() -> checkouts.press(number, body), new Line(socket));
    } else if (path.startsWith(Bills.FILES)) {
      file(path.substring(Bills.FILES.length()), new Line(socket));
    } else if (path.equals(AgreementPage.PATH)) {
      agree(method, target, body, new Line(socket));
    } else {
      control(method, path, body, new Line(socket));
    }
  }

  private void agree(String method, String target, String body, Line line) throws IOException {
    try {
      agreements.answer(method, target, body, line);
    } catch (Refusal refusal) {
      line.send(400, JSON, bytes(refusal.content().toString()));
    }
  }

  private static void page(Supplier<String> content, Line line) throws IOException {
    try {
      line.send(200, HTML, bytes(content.get()));
    } catch (Refusal refusal) {
      line.send(400, JSON, bytes(refusal.content().toString()));
    }
  }

  private void gateway(Form form, Line line) throws IOException, InterruptedException {
    var fault = Gate.nameOf(form).flatMap(inside.faults()::take);
    if (fault.isEmpty()) {
      line.send(200, JSON, bytes(gate.answer(form)));
      return;
    }
    switch (fault.get().kind()) {
      case SILENT -> Thread.sleep(fault.get().millis());
      case REFUSE ->
          line.send(200, JSON, bytes(gate.refused(form, fault.get().code().orElseThrow())));
      case CLOCK_SKEW -> line.send(200, JSON, bytes(gate.skewed(form)));
      case OTHER_AMOUNT, ODD_AMOUNT ->
          line.send(200, JSON, bytes(gate.answer(form, fault.map(Fault::kind))));
      case WRONG_SIGNATURE -> line.send(200, JSON, bytes(gate.forged(gate.answer(form))));
      default -> late(fault.get(), bytes(gate.answer(form)), JSON, line);
    }
  }

  private void file(String day, Line line) throws IOException, InterruptedException {
    var fault = inside.faults().take(Fault.BILL_FILE);
    var archive = bills.archive(day, fault.map(Fault::kind));
    var kind = fault.map(Fault::kind).orElse(Fault.Kind.DISAGREES);
    switch (kind) {
      case SILENT -> Thread.sleep(fault.get().millis());
      case SLOW, SILENT_AFTER_TAKING_EFFECT, RESET ->
          late(fault.get(), archive, "application/zip", line);
      default -> line.send(200, "application/zip", archive);
    }
  }

  private static void late(Fault fault, byte[] answer, String type, Line line)
      throws IOException, InterruptedException {
    if (fault.kind() == Fault.Kind.RESET) {
      line.breakOff(type, answer);
      return;
    }
    Thread.sleep(fault.millis());
    if (fault.kind() == Fault.Kind.SLOW) {
      line.send(200, type, answer);
    }
  }

  private void control(String method, String path, String body, Line line) throws IOException {
    try {
      var answer = control(method + " " + path, body);
      line.send(
          answer.isPresent() ? 200 : 204, JSON, bytes(answer.map(JsonNode::toString).orElse("")));
    } catch (Refusal refusal) {
      line.send(400, JSON, bytes(refusal.content().toString()));
    }
  }

  private Optional<JsonNode> control(String route, String body) {
    if (route.startsWith(PAYERS)) {
      var plate = URLDecoder.decode(route.substring(PAYERS.length()), StandardCharsets.UTF_8);
      inside.book().save(Payer.of(plate, Json.parse(body)));
      return Optional.empty();
    }
    switch (route) {
      case "PUT /sandbox/alipay/faults" -> inside.faults().add(Json.parse(body));
      case "DELETE /sandbox/alipay/faults" -> inside.faults().clear();
      case "GET /sandbox/alipay/trades" -> {
        return Optional.of(Json.MAPPER.valueToTree(inside.book().listTrades()));
      }
      case "GET /sandbox/alipay/refunds" -> {
        return Optional.of(Json.MAPPER.valueToTree(inside.book().listRefunds()));
      }
      default -> throw Refusal.badParameter("there is nothing at " + route);
    }
    return Optional.empty();
  }

  private static byte[] bytes(String text) {
    return text.getBytes(StandardCharsets.UTF_8);
  }

  /** Writes nothing any more; what is undone is taken up at the next start. */
  @Override
  public void close() throws IOException {
    inside.book().close();
  }
}
