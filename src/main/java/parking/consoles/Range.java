package parking.consoles;

import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneId;

/** A half-open range of time. */
record Range(Instant from, Instant until) {
  /** All of China keeps one time. */
  static final ZoneId LOCAL = ZoneId.of("Asia/Shanghai");

  static Range of(LocalDate day) {
    return new Range(
        day.atStartOfDay(LOCAL).toInstant(), day.plusDays(1).atStartOfDay(LOCAL).toInstant());
  }

  /** The lots' local day in which a moment lies. */
  static Range ofDayAt(Instant moment) {
    return of(LocalDate.ofInstant(moment, LOCAL));
  }
}
