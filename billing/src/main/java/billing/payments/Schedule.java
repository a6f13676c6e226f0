package billing.payments;

import java.time.Duration;
import java.time.Instant;

/**
 * When gateways are asked again about what they have been told. When a payer who refused is asked
 * for money again is in the {@link billing.payments.policy.CollectingPolicy policy}.
 */
final class Schedule {
  /** Nobody else touches what was picked for so long, whether the picker answers or dies. */
  static final Duration LEASE = Duration.ofSeconds(30);

  private static final Duration LONGEST = Duration.ofHours(1);
  private static final int MOST_DOUBLINGS = 7;

  private Schedule() {}

  /**
   * When to ask again: 30 s later, then twice as long each time, at most an hour. An attempt is
   * asked about until its end is known, because the money may have been taken.
   *
   * @param asked how often it was asked already
   */
  static Instant askAgain(Instant now, int asked) {
    var pause = LEASE.multipliedBy(1L << Math.min(asked, MOST_DOUBLINGS));
    return now.plus(pause.compareTo(LONGEST) > 0 ? LONGEST : pause);
  }
}
