package parking.consoles;

import java.time.Instant;
import java.time.LocalDate;
import parking.lots.LocalDays;

/** A half-open range of time. */
record Range(Instant from, Instant until) {
  static Range of(LocalDate day) {
    return of(day, day.plusDays(1));
  }

  /** The lots' local days from one until, and without, another. */
  static Range of(LocalDate from, LocalDate until) {
    return new Range(LocalDays.begin(from), LocalDays.begin(until));
  }

  /** The lots' local day in which a moment lies. */
  static Range ofDayAt(Instant moment) {
    return of(LocalDays.dayAt(moment));
  }
}
