package parking.chaos;

import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneId;
import java.time.temporal.ChronoUnit;
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

  /** The lots' first day. */
  static final LocalDate FIRST_DAY = LocalDate.of(2026, 11, 30);

  private static final ZoneId CHINA = ZoneId.of("Asia/Shanghai");
  private static final int FORENOON = 10;

  /** The bills of the day before were made by then, and asked for long ago. */
  private static final int EVENING = 18;

  static LotClock begin() {
    return new LotClock(FIRST_DAY.atTime(FORENOON, 0).atZone(CHINA).toInstant(), Instant.now());
  }

  /** How many days are over. */
  long countDays() {
    return ChronoUnit.DAYS.between(FIRST_DAY, LocalDate.ofInstant(now(), CHINA));
  }

  /** How long it is until the first evening at least so far off. */
  Duration untilEveningAfter(Duration least) {
    var earliest = now().plus(least).atZone(CHINA);
    var evening = earliest.toLocalDate().atTime(EVENING, 0).atZone(CHINA);
    return Duration.between(
        now(), (evening.isBefore(earliest) ? evening.plusDays(1) : evening).toInstant());
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
