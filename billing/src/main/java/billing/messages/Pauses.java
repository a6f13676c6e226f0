package billing.messages;

import java.time.Duration;
import java.time.Instant;

/** When a message that could not be sent is tried again. */
final class Pauses {
  /** After so many tries the next channel is used. */
  static final int MOST_TRIES = 5;

  private static final Duration FIRST = Duration.ofMinutes(2);
  private static final int FACTOR = 4;

  private Pauses() {}

  /** Two minutes later, then after four times as long each time. */
  static Instant after(int tries, Instant now) {
    var pause = FIRST;
    for (int i = 1; i < Math.min(tries, MOST_TRIES); i++) {
      pause = pause.multipliedBy(FACTOR);
    }
    return now.plus(pause);
  }
}
