package billing.tariffs;

import java.time.LocalDate;
import java.time.MonthDay;

/**
 * A part of each year, from one day until just before another, across the new year when the second
 * is not the later one.
 */
public record Season(MonthDay from, MonthDay until) {
  boolean holds(LocalDate date) {
    var day = MonthDay.from(date);
    var begun = !day.isBefore(from);
    var over = !day.isBefore(until);
    return from.isBefore(until) ? begun && !over : begun || !over;
  }
}
