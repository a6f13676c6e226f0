package parking.chaos;

import java.time.Duration;
import java.time.Instant;
import java.util.List;

/**
 * The lots' time, which runs faster than that on the wall, so that what is asked about in half a
 * minute is asked about soon.
 *
 * @param start the lots' time at the anchor
 * @param anchor the real time at which it was {@code start}
 */
record LotClock(Instant start, Instant anchor) {
  static final int FACTOR = 20;

  /** Ten in the morning of a day in China. */
  static LotClock begin() {
    return new LotClock(Instant.parse("2026-11-30T02:00:00Z"), Instant.now());
  }

  Instant now() {
    return start.plus(Duration.between(anchor, Instant.now()).multipliedBy(FACTOR));
  }

  /** The clock of programs that are started again later. */
  LotClock putForward(Duration by) {
    var real = Instant.now();
    return new LotClock(now().plus(by), real);
  }

  List<String> ofService() {
    return List.of(
        "-Dparking.clock.start=" + start,
        "-Dparking.clock.anchor=" + anchor,
        "-Dparking.clock.factor=" + FACTOR);
  }

  List<String> ofSandbox() {
    return List.of(
        "--clock-start", start.toString(),
        "--clock-anchor", anchor.toString(),
        "--clock-factor", String.valueOf(FACTOR));
  }
}
