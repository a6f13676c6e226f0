package billing.sandbox;

import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.Optional;

/** Takes requests of the protocol to the call that they are for. */
final class Calls {
  private static final String ORDERS = "GET /v3/vehicle/transactions/out-trade-no/";
  private static final String REFUNDS = "GET /v3/refund/domestic/refunds/";

  private final Parkings parkings;
  private final Checkouts checkouts;
  private final Transactions transactions;
  private final Refunds refunds;
  private final Bills bills;

  Calls(
      Parkings parkings,
      Checkouts checkouts,
      Transactions transactions,
      Refunds refunds,
      Bills bills) {
    this.checkouts = checkouts;
    this.parkings = parkings;
    this.transactions = transactions;
    this.refunds = refunds;
    this.bills = bills;
  }

  /** The name that faults know a request by; nothing for the control and unknown paths. */
  static Optional<String> nameOf(Request request) {
    var route = request.method() + " " + request.path();
    if (route.startsWith(ORDERS)) {
      return Optional.of("query");
    }
    if (route.startsWith(REFUNDS)) {
      return Optional.of("refund-query");
    }
    var checkout = Checkouts.nameOf(request);
    if (checkout.isPresent()) {
      return checkout;
    }
    return Optional.ofNullable(
        switch (route) {
          case "GET /v3/vehicle/parking/services/find" -> "find";
          case "POST /v3/vehicle/parking/parkings" -> "parkings";
          case "POST /v3/vehicle/transactions/parking" -> "transactions";
          case "POST /v3/refund/domestic/refunds" -> "refunds";
          case "GET /v3/bill/tradebill" -> "tradebill";
          case "GET /v3/bill/fundflowbill" -> "fundflowbill";
          case "GET /v3/billdownload/file" -> Fault.DOWNLOAD;
          default -> null;
        });
  }

  private ObjectNode checkout(Request request) {
    var asked = Json.parse(request.body());
    return request.path().endsWith("/h5")
        ? checkouts.page(asked, request.headers().getOrDefault("host", ""))
        : checkouts.program(asked);
  }

  /**
   * Answers one of the protocol's calls.
   *
   * @param fault what is to be wrong with the content of a bill
   * @throws Refusal as documented
   */
  Answer call(String name, Request request, Optional<Fault.Kind> fault) {
    return switch (name) {
      case "find" -> Answer.ok(parkings.find(request));
      case "parkings" -> Answer.ok(parkings.register(Json.parse(request.body())));
      case "transactions" -> Answer.ok(transactions.order(Json.parse(request.body())));
      case "checkout" -> Answer.ok(checkout(request));
      case "checkout-query" -> Answer.ok(checkouts.query(request));
      case "checkout-close" -> checkouts.close(request);
      case "refunds" -> Answer.ok(refunds.order(Json.parse(request.body())));
      case "refund-query" -> Answer.ok(refunds.query(request));
      case "tradebill" -> Answer.ok(bills.trades(request, fault));
      case "fundflowbill" -> Answer.ok(bills.funds(request, fault));
      case Fault.DOWNLOAD -> Answer.file(bills.file(request));
      default -> Answer.ok(transactions.query(request));
    };
  }
}
