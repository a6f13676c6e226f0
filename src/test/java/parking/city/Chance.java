package parking.city;

import java.time.Duration;
import java.util.List;
import java.util.SplittableRandom;

/**
 * Everything that happens by chance, drawn from a number. Each purpose has a sequence of its own,
 * so that more of one thing leaves the others as they are.
 */
final class Chance {
  private static final int BELL_DRAWS = 12;
  private static final double BELL_MEAN = 6;

  private final SplittableRandom random;

  private Chance(long seed) {
    this.random = new SplittableRandom(seed);
  }

  static Chance of(long seed, String purpose) {
    return new Chance(seed * 1_000_003L + purpose.hashCode());
  }

  boolean hits(double perHundred) {
    return random.nextDouble() * 100 < perHundred;
  }

  int below(int bound) {
    return random.nextInt(bound);
  }

  /** From the first until just before the second. */
  double between(double from, double until) {
    return from + random.nextDouble() * (until - from);
  }

  /** Whole milliseconds from the first until just before the second. */
  Duration between(Duration from, Duration until) {
    return Duration.ofMillis(random.nextLong(from.toMillis(), until.toMillis()));
  }

  Duration seconds(int from, int until) {
    return between(Duration.ofSeconds(from), Duration.ofSeconds(until));
  }

  Duration minutes(int from, int until) {
    return between(Duration.ofMinutes(from), Duration.ofMinutes(until));
  }

  /** Mostly near the middle, seldom two spreads away, never further than six. */
  Duration around(Duration middle, Duration spread) {
    double sum = -BELL_MEAN;
    for (int i = 0; i < BELL_DRAWS; i++) {
      sum += random.nextDouble();
    }
    return middle.plusMillis(Math.round(sum * spread.toMillis()));
  }

  <T> T pick(List<T> things) {
    return things.get(random.nextInt(things.size()));
  }

  char pick(String characters) {
    return characters.charAt(random.nextInt(characters.length()));
  }

  String digits(int count) {
    var text = new StringBuilder();
    for (int i = 0; i < count; i++) {
      text.append(pick("0123456789"));
    }
    return text.toString();
  }
}
