package billing.payments;

import java.time.Duration;
import java.time.Instant;
import java.util.Optional;

/** When gateways are asked again, and when a new attempt is made. */
final class Schedule {
  /** Nobody else touches what was picked for so long, whether the picker answers or dies. */
  static final Duration LEASE = Duration.ofSeconds(30);

  private static final Duration LONGEST = Duration.ofHours(1);
  private static final int MOST_DOUBLINGS = 7;
  private static final Duration FIRST_RETRY = Duration.ofMinutes(30);
  private static final int MOST_ATTEMPTS = 4;

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

  /**
   * When to make a new attempt after one was declined: half an hour later, then after an hour and
   * two; empty when there were four.
   *
   * @param made how many attempts the payer has declined or paid
   */
  static Optional<Instant> tryAgain(Instant now, int made) {
    return made >= MOST_ATTEMPTS
        ? Optional.empty()
        : Optional.of(now.plus(FIRST_RETRY.multipliedBy(1L << Math.max(0, made - 1))));
  }
}
