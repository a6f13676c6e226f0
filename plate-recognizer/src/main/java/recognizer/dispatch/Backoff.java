package recognizer.dispatch;

import java.time.Duration;
import java.util.random.RandomGenerator;

/** Waiting times that double up to a maximum, each shortened by up to a half at random. */
final class Backoff {
  private final Duration first;
  private final Duration max;
  private final RandomGenerator random;
  private Duration next;

  Backoff(Duration first, Duration max, RandomGenerator random) {
    this.first = first;
    this.max = max;
    this.random = random;
    this.next = first;
  }

  Duration next() {
    long millis = Math.max(1, next.toMillis());
    next = next.multipliedBy(2).compareTo(max) > 0 ? max : next.multipliedBy(2);
    return Duration.ofMillis(millis - random.nextLong(millis / 2 + 1));
  }

  void reset() {
    next = first;
  }
}
