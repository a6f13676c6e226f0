package parking.occupancy;

import java.time.Duration;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;

/**
 * How long visits to a lot last, and how many of them nobody saw end. From that follows how likely
 * a car that is counted as inside has left unseen. Pure.
 */
final class Experience {
  /** Lengths are told in whole steps. */
  static final Duration STEP = Duration.ofMinutes(30);

  /** With fewer visits chance says more than the lot. */
  private static final long FEWEST_VISITS = 100;

  private final TreeMap<Integer, Long> longer = new TreeMap<>();
  private final long whole;
  private final double missed;
  private final double unnoticed;

  /**
   * @param stays how many visits with both ends lasted so many steps
   * @param lapsed visits that nobody saw end
   * @param unreadExits cars that left and could not be read: of those that nobody saw end, so many
   *     were taken off as they left
   */
  Experience(Map<Integer, Long> stays, long lapsed, long unreadExits) {
    var all = stays.values().stream().mapToLong(Long::longValue).sum();
    var left = all;
    for (var stay : new TreeMap<>(stays).entrySet()) {
      longer.put(stay.getKey(), left);
      left -= stay.getValue();
    }
    whole = all;
    missed = all < FEWEST_VISITS ? 0 : (double) lapsed / (lapsed + all);
    unnoticed = lapsed == 0 ? 0 : Math.max(0, (double) (lapsed - unreadExits) / lapsed);
  }

  /**
   * How likely a car that came so many steps ago has left and is still counted. It is inside if its
   * visit lasts longer than that, and gone if it has ended and its end was missed.
   */
  double gone(int steps) {
    if (steps < 0 || missed == 0) {
      return 0;
    }
    var next = longer.ceilingEntry(steps);
    var stays = next == null ? 0 : (double) next.getValue() / whole;
    var left = missed * (1 - stays);
    return left / (stays + left) * unnoticed;
  }

  /**
   * How many of these cars have probably left unseen since a person counted them.
   *
   * @param inside how many were seen so many steps ago for the last time
   * @param counted how many steps ago that was, if it was
   */
  long goneOf(Map<Integer, Long> inside, Optional<Integer> counted) {
    var sum = 0.0;
    for (var cars : inside.entrySet()) {
      var steps = cars.getKey();
      var before = counted.map(ago -> gone(steps - ago)).orElse(0.0);
      sum += cars.getValue() * (gone(steps) - before);
    }
    return Math.round(sum);
  }
}
