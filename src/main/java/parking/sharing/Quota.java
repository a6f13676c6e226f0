package parking.sharing;

import java.time.Instant;
import java.util.List;

/**
 * How many guests may be in a lot at once, from a moment on.
 *
 * @param cars at least 0; with 0 nothing is shared
 */
public record Quota(int cars, Instant from, By by) {
  public Quota {
    if (cars < 0) {
      throw new IllegalArgumentException("a quota is never negative: " + cars);
    }
  }

  /**
   * What holds at a moment: the one that began last; of two that began together the one that was
   * written down later.
   *
   * @param quotas in the order in which they were written down
   */
  static int at(List<Quota> quotas, Instant moment) {
    return quotas.stream()
        .filter(quota -> !quota.from().isAfter(moment))
        .reduce((one, later) -> later.from().isBefore(one.from()) ? one : later)
        .map(Quota::cars)
        .orElse(0);
  }
}
