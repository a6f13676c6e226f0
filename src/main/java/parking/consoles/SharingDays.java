package parking.consoles;

import java.time.Instant;
import java.time.LocalDate;
import java.util.Optional;
import parking.lots.LocalDays;
import parking.sharing.Days;

/**
 * The local days that somebody asks about.
 *
 * @param until the day after the last one
 */
record SharingDays(LocalDate from, LocalDate until) {
  /**
   * @param from today when absent
   * @param until the day after {@code from} when absent
   * @param most so many days
   */
  static SharingDays of(String from, String until, Instant now, int most) {
    var begin = from == null ? LocalDays.dayAt(now) : Asked.day("from", from);
    var end = until == null ? begin.plusDays(1) : Asked.day("until", until);
    Asked.days(begin, end, most);
    return new SharingDays(begin, end);
  }

  Range range() {
    return Range.of(from, until);
  }

  Days days() {
    return new Days(from, Optional.of(until));
  }
}
