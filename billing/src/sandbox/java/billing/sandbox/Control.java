package billing.sandbox;

import com.fasterxml.jackson.core.JsonGenerator;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.io.BufferedOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.util.List;
import java.util.function.Function;

/** The control API: who pays, what goes wrong, and what the sandbox's own book says. */
final class Control {
  private static final String PAYERS = "/sandbox/payers/";

  private final Book book;
  private final Faults faults;
  private final PayerDesk desk;
  private final AgreementPage agreements;
  private final CheckoutPage checkouts;

  Control(Book book, Faults faults, Notifying notifying, CheckoutPage checkouts) {
    this.checkouts = checkouts;
    this.book = book;
    this.faults = faults;
    this.desk = new PayerDesk(book, notifying);
    this.agreements = new AgreementPage(book, desk);
  }

  Answer answer(Request request) {
    var route = request.method() + " " + request.path();
    if (AgreementPage.takes(request)) {
      return agreements.answer(request);
    }
    if (CheckoutPage.takes(request)) {
      return checkouts.answer(request);
    }
    if (route.startsWith("PUT /sandbox/checkouts/")) {
      return checkouts.decide(request);
    }
    if (route.startsWith("PUT " + PAYERS)) {
      desk.bind(request.pathAfter(PAYERS), Payer.of(Json.parse(request.body())));
      return Answer.nothing();
    }
    return switch (route) {
      case "PUT /sandbox/faults" -> {
        faults.add(Json.parse(request.body()));
        yield Answer.nothing();
      }
      case "DELETE /sandbox/faults" -> {
        faults.clear();
        yield Answer.nothing();
      }
      default -> throw Refusal.notFound("there is nothing at " + request.path());
    };
  }

  /**
   * Writes a list of the book, when that is asked for: it may be too long to be kept in memory.
   *
   * @return whether it was asked for
   */
  boolean list(Request request, OutputStream out) throws IOException {
    switch (request.method() + " " + request.path()) {
      case "GET /sandbox/orders" -> write(book.listOrders(), this::line, out);
      case "GET /sandbox/refunds" -> write(book.listRefunds(), Control::line, out);
      default -> {
        return false;
      }
    }
    return true;
  }

  private static <T> void write(List<T> rows, Function<T, ObjectNode> line, OutputStream socket)
      throws IOException {
    var out = new BufferedOutputStream(socket);
    out.write(
        """
        HTTP/1.1 200 Sandbox\r
        Content-Type: application/json; charset=utf-8\r
        Connection: close\r
        \r
        """
            .getBytes(java.nio.charset.StandardCharsets.UTF_8));
    try (var json = Json.MAPPER.getFactory().createGenerator(out)) {
      json.disable(JsonGenerator.Feature.AUTO_CLOSE_TARGET);
      json.writeStartArray();
      for (var row : rows) {
        json.writeTree(line.apply(row));
      }
      json.writeEndArray();
    }
    out.flush();
  }

  private ObjectNode line(Order order) {
    var asked = order.request().open();
    var scene = asked.path("parking_info");
    var line = Json.object();
    line.put("out_trade_no", order.number());
    line.put("trade_state", order.state());
    var total = asked.path("amount").path("total").asLong();
    line.put("total", total);
    line.put("trade_type", order.tradeType());
    line.put("plate_number", scene.path("plate_number").asText());
    line.put("parking_id", scene.path("parking_id").asText());
    line.put("announced", order.announced());
    order
        .payment()
        .ifPresent(
            money -> {
              line.put("transaction_id", money.transactionId());
              line.put("success_time", money.at());
              line.put("advance", money.advance().name());
              line.put("fee", Fees.of(total));
            });
    line.put(
        "refunded",
        book.listRefundsOf(order.number()).stream()
            .filter(Refund::isTaken)
            .mapToLong(Refund::amount)
            .sum());
    return line;
  }

  private static ObjectNode line(Refund refund) {
    var line = Json.object();
    line.put("out_refund_no", refund.number());
    line.put("out_trade_no", refund.orderNumber());
    line.put("refund_id", refund.id());
    line.put("status", refund.status());
    line.put("refund", refund.amount());
    line.put("announced", refund.announced());
    refund.at().ifPresent(at -> line.put("ended_at", at));
    return line;
  }
}
