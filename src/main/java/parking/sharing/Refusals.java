package parking.sharing;

import java.util.Map;

/**
 * How many drivers were refused a space.
 *
 * @param byReason all of them, by the reason
 * @param whileFree those who were refused although a space was free at the shared hours, without
 *     cars that the lot has blocked
 * @param blockedWhileFree the blocked cars among those
 */
public record Refusals(Map<Reply.Why, Long> byReason, long whileFree, long blockedWhileFree) {
  public Refusals {
    byReason = Map.copyOf(byReason);
  }

  /** All of them. */
  public long all() {
    return byReason.values().stream().mapToLong(Long::longValue).sum();
  }
}
