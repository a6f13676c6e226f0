package parking.city;

import java.time.Duration;
import java.time.Instant;
import java.util.List;

/**
 * The city's time: a day of it passes in a minute or so. The service is told the same numbers.
 *
 * @param start the city's time at the anchor
 * @param anchor the real time at which the city's was {@code start}
 * @param factor how many of its seconds pass in a real one
 */
record CityClock(Instant start, Instant anchor, int factor) {

  /** Begins when the service is likely to be up. */
  static CityClock in(Duration real, int factor) {
    return new CityClock(City.BEGIN, Instant.now().plus(real), factor);
  }

  Instant now() {
    return start.plus(Duration.between(anchor, Instant.now()).multipliedBy(factor));
  }

  /** Waits until it is so late in the city. */
  void sleepUntil(Instant time) throws InterruptedException {
    var real = anchor.plus(Duration.between(start, time).dividedBy(factor));
    var left = Duration.between(Instant.now(), real);
    if (!left.isNegative()) {
      Thread.sleep(left.toMillis() + 1);
    }
  }

  List<String> settings() {
    return List.of(
        "-Dparking.clock.start=" + start,
        "-Dparking.clock.anchor=" + anchor,
        "-Dparking.clock.factor=" + factor);
  }
}
