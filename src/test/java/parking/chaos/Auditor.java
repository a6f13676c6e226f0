package parking.chaos;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/**
 * Compares what three books say that do not know each other: the ledger, the gateway's own book,
 * and what reconciliation made of the gateway's bills. It knows which cars there were, and shares
 * no code with any of the three.
 */
final class Auditor {
  private static final int MOST_NAMED = 20;

  private final List<String> doubled = new ArrayList<>();
  private final List<String> lost = new ArrayList<>();
  private final List<String> unbalanced = new ArrayList<>();

  /**
   * What was found.
   *
   * @param doubled money that was taken twice, or more of it than was charged
   * @param lost cars that were not charged, and money that one book has and another has not
   * @param unbalanced stays whose price is not what is owed and was paid together
   */
  record Findings(List<String> doubled, List<String> lost, List<String> unbalanced) {}

  /** The books of a storm. */
  record Books(
      List<Car> cars,
      Map<String, Tables.Stay> stays,
      Map<String, Tables.Capture> captures,
      Map<String, SandboxBook.Order> orders) {}

  static Findings compare(Books books) {
    var auditor = new Auditor();
    books.cars().forEach(car -> auditor.look(car, books.stays().get(car.plate())));
    auditor.countPayments(books.orders());
    books
        .orders()
        .forEach((number, order) -> auditor.look(number, order, books.captures().get(number)));
    books.captures().keySet().stream()
        .filter(number -> !books.orders().containsKey(number))
        .forEach(number -> auditor.lost.add("order %s is in no book but ours".formatted(number)));
    return new Findings(auditor.doubled, auditor.lost, auditor.unbalanced);
  }

  private void look(Car car, Tables.Stay stay) {
    if (stay == null) {
      lost.add("car %d has no stay".formatted(car.number()));
      return;
    }
    if (stay.captured() > stay.charged()) {
      doubled.add("stay %s paid %d of %d".formatted(stay.id(), stay.captured(), stay.charged()));
    }
    if (stay.charged() != stay.owed() + stay.captured() - stay.surplus() || stay.owed() < 0) {
      unbalanced.add(stay.toString());
    }
  }

  private void countPayments(Map<String, SandboxBook.Order> orders) {
    Map<String, Integer> paid = new HashMap<>();
    orders.values().stream()
        .filter(SandboxBook.Order::isPaid)
        .forEach(order -> paid.merge(order.plate(), 1, Integer::sum));
    paid.forEach(
        (plate, times) -> {
          if (times > 1) {
            doubled.add("the gateway took money %d times from one car".formatted(times));
          }
        });
  }

  private void look(String number, SandboxBook.Order order, Tables.Capture capture) {
    if (order.isPaid() && capture == null) {
      lost.add("order %s was paid, and the ledger does not know".formatted(number));
    } else if (!order.isPaid() && capture != null) {
      lost.add("order %s is %s, and the ledger has it".formatted(number, order.state()));
    } else if (capture != null && capture.fen() != order.fen()) {
      unbalanced.add("order %s: %d and %d".formatted(number, order.fen(), capture.fen()));
    }
  }

  static List<String> some(List<String> all) {
    return all.stream().limit(MOST_NAMED).toList();
  }
}
