package billing.sandbox;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** What a book holds: everything is found by its number, and by nothing slower. */
final class Pages {
  final Map<String, Payer> payers = new HashMap<>();
  final Map<String, Entry> entriesById = new HashMap<>();
  final Map<String, String> entryIdByNumber = new HashMap<>();
  final Map<String, String> newestByPlate = new HashMap<>();
  final Map<String, Order> ordersByNumber = new LinkedHashMap<>();
  final Map<String, String> orderOfEntry = new HashMap<>();
  final Map<String, Refund> refundsByNumber = new LinkedHashMap<>();
  final Map<String, List<String>> refundsOfOrder = new HashMap<>();

  void put(String plate, Payer payer) {
    payers.put(plate, payer);
  }

  /** An entry that was not there before is the plate's newest. */
  void put(Entry entry) {
    if (entriesById.put(entry.id(), entry) == null) {
      entryIdByNumber.put(entry.number(), entry.id());
      newestByPlate.put(entry.plate(), entry.id());
    }
  }

  void put(Order order) {
    var number = order.number();
    if (ordersByNumber.put(number, order) == null && !order.isCheckout()) {
      orderOfEntry.put(order.entryId(), number);
    }
  }

  void put(Refund refund) {
    var number = refund.number();
    if (refundsByNumber.put(number, refund) == null) {
      refundsOfOrder.computeIfAbsent(refund.orderNumber(), any -> new ArrayList<>()).add(number);
    }
  }
}
