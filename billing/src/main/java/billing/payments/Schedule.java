package billing.payments;

import java.time.Duration;
import java.time.Instant;
import java.util.Optional;

/** When gateways are asked again, and when a new attempt is made. */
final class Schedule {
  private static final Duration FIRST = Duration.ofSeconds(5);
  private static final Duration LONGEST = Duration.ofHours(1);
  private static final int MOST_DOUBLINGS = 12;
  private static final Duration FIRST_RETRY = Duration.ofMinutes(30);
  private static final int MOST_ATTEMPTS = 4;

  private Schedule() {}

  /**
   * When to ask about an attempt again: 5 s later, then twice as long each time, at most an hour.
   *
   * @param asked how often it was asked already
   */
  static Instant askAgain(Instant now, int asked) {
    var pause = FIRST.multipliedBy(1L << Math.min(asked, MOST_DOUBLINGS));
    return now.plus(pause.compareTo(LONGEST) > 0 ? LONGEST : pause);
  }

  /**
   * When to make a new attempt after one was declined: half an hour later, then twice as long;
   * empty when there were four.
   *
   * @param made how many attempts there were
   */
  static Optional<Instant> tryAgain(Instant now, int made) {
    return made >= MOST_ATTEMPTS
        ? Optional.empty()
        : Optional.of(now.plus(FIRST_RETRY.multipliedBy(1L << Math.max(0, made - 1))));
  }
}
