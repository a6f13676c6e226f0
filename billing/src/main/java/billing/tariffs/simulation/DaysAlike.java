package billing.tariffs.simulation;

import billing.tariffs.Calendar;
import billing.tariffs.Stay;
import billing.tariffs.Tariff;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/**
 * Finds one day of each kind that tariffs tell apart, so that a check need not price every day of a
 * year. Two days are of a kind when stays of an hour from each full hour, and two of two days, cost
 * the same on both by all of the tariffs.
 */
final class DaysAlike {
  /** Stays that begin on a day reach this far, nights included. */
  private static final int REACH = 3;

  private static final int YEAR = 366;
  private static final int HOURS = 24;
  private static final long HOUR = 3_600;
  private static final long TWO_DAYS = 2 * HOURS * HOUR;

  private DaysAlike() {}

  /**
   * The first day of each kind within a year.
   *
   * @param from the first day to look at
   * @param calendar days that it does not know are left out
   * @return empty when the calendar knows none of them
   */
  static List<LocalDate> list(List<Tariff> tariffs, LocalDate from, Calendar calendar) {
    Set<List<Long>> seen = new HashSet<>();
    List<LocalDate> days = new ArrayList<>();
    for (int i = 0; i < YEAR; i++) {
      var day = from.plusDays(i);
      if (calendar.covers(day.minusDays(1))
          && calendar.covers(day.plusDays(REACH))
          && prices(tariffs, day).filter(seen::add).isPresent()) {
        days.add(day);
      }
    }
    return days;
  }

  /** Empty when the calendar of one of the tariffs does not reach so far. */
  private static Optional<List<Long>> prices(List<Tariff> tariffs, LocalDate day) {
    try {
      return Optional.of(known(tariffs, day));
    } catch (IllegalArgumentException e) {
      return Optional.empty();
    }
  }

  private static List<Long> known(List<Tariff> tariffs, LocalDate day) {
    List<Long> prices = new ArrayList<>();
    for (var tariff : tariffs) {
      var midnight = day.atStartOfDay(tariff.timeZone()).toInstant();
      for (var kind : tariff.vehicleClasses().stream().sorted().toList()) {
        for (int hour = 0; hour < HOURS; hour++) {
          var entered = midnight.plusSeconds(hour * HOUR);
          prices.add(total(tariff, Stay.of(entered, entered.plusSeconds(HOUR), kind)));
        }
        prices.add(total(tariff, Stay.of(midnight, midnight.plusSeconds(TWO_DAYS), kind)));
        var late = midnight.plusSeconds((HOURS - 1) * HOUR);
        prices.add(total(tariff, Stay.of(late, late.plusSeconds(TWO_DAYS), kind)));
      }
    }
    return prices;
  }

  private static long total(Tariff tariff, Stay stay) {
    return tariff.rate(stay).total().count();
  }
}
