package billing.sandbox;

import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.Optional;

/** Takes requests to the call, or to the control, that they are for. */
final class Calls {
  private static final String PAYERS = "/sandbox/payers/";

  private final Parkings parkings;
  private final Transactions transactions;
  private final Book book;
  private final Faults faults;
  private final Notifying notifying;

  Calls(
      Parkings parkings, Transactions transactions, Book book, Faults faults, Notifying notifying) {
    this.parkings = parkings;
    this.transactions = transactions;
    this.book = book;
    this.faults = faults;
    this.notifying = notifying;
  }

  /** The name that faults know a request by; nothing for the control and unknown paths. */
  static Optional<String> nameOf(Request request) {
    var route = request.method() + " " + request.path();
    if (route.startsWith("GET /v3/vehicle/transactions/out-trade-no/")) {
      return Optional.of("query");
    }
    return Optional.ofNullable(
        switch (route) {
          case "GET /v3/vehicle/parking/services/find" -> "find";
          case "POST /v3/vehicle/parking/parkings" -> "parkings";
          case "POST /v3/vehicle/transactions/parking" -> "transactions";
          default -> null;
        });
  }

  /**
   * Answers one of the protocol's calls.
   *
   * @throws Refusal as documented
   */
  Answer call(String name, Request request) {
    return Answer.ok(
        switch (name) {
          case "find" -> parkings.find(request);
          case "parkings" -> parkings.register(Json.parse(request.body()));
          case "transactions" -> transactions.order(Json.parse(request.body()));
          default -> transactions.query(request);
        });
  }

  /** Answers a request to the control API. */
  Answer control(Request request) {
    var route = request.method() + " " + request.path();
    if (route.startsWith("PUT " + PAYERS)) {
      return bind(request.pathAfter(PAYERS), Json.parse(request.body()));
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
      case "GET /sandbox/orders" -> orders();
      default -> throw Refusal.notFound("there is nothing at " + request.path());
    };
  }

  /** Sets who pays for a plate; a change of heart reaches the car that is inside. */
  private Answer bind(String plate, ObjectNode wish) {
    var payer = Payer.of(wish);
    synchronized (book) {
      book.save(plate, payer);
      book.findNewestEntry(plate)
          .filter(entry -> book.findOrderOf(entry).isEmpty())
          .filter(entry -> !entry.state().equals(payer.state()))
          .map(entry -> entry.in(payer.state()))
          .ifPresent(
              entry -> {
                book.save(entry);
                notifying.announce(entry);
              });
    }
    return Answer.nothing();
  }

  private Answer orders() {
    var list = Json.MAPPER.createArrayNode();
    for (var order : book.listOrders()) {
      var scene = order.request().path("parking_info");
      var line = list.addObject();
      line.put("out_trade_no", order.number());
      line.put("trade_state", order.state());
      line.put("total", order.request().path("amount").path("total").asLong());
      line.put("plate_number", scene.path("plate_number").asText());
      line.put("parking_id", order.entryId());
      line.put("announced", order.announced());
    }
    return Answer.ok(list);
  }
}
