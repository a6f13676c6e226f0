package billing.tariffs;

import billing.money.Fen;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;

/**
 * Another stay of the same car in the same lot: the half-open time from {@code entered} to {@code
 * left}.
 *
 * @param charged what it was charged
 */
public record ChargedStay(Instant entered, Instant left, Fen charged) {

  /**
   * Those that make one visit with a stay: the car was never away for more than so many minutes
   * between them, back to the first and on to the last of them.
   *
   * @param others in no order; what overlaps is left out
   */
  static List<ChargedStay> inOneVisit(VehicleStay stay, List<ChargedStay> others, int minutes) {
    List<ChargedStay> found = new ArrayList<>();
    var begin = stay.entered();
    for (var other : sorted(others, Comparator.comparing(ChargedStay::left).reversed())) {
      if (isShort(other.left(), begin, minutes)) {
        found.add(other);
        begin = other.entered();
      }
    }
    var end = stay.left();
    for (var other : sorted(others, Comparator.comparing(ChargedStay::entered))) {
      if (isShort(end, other.entered(), minutes) && !found.contains(other)) {
        found.add(other);
        end = other.left();
      }
    }
    return found;
  }

  private static List<ChargedStay> sorted(List<ChargedStay> all, Comparator<ChargedStay> order) {
    return all.stream().sorted(order).toList();
  }

  /** Whether somebody was away for so many complete minutes at most. */
  private static boolean isShort(Instant left, Instant entered, int minutes) {
    var away = Duration.between(left, entered);
    return !away.isNegative() && away.toMinutes() <= minutes;
  }
}
