package billing.tariffs;

import com.fasterxml.jackson.annotation.JsonProperty;
import java.time.DayOfWeek;
import java.time.LocalDate;
import java.util.Comparator;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.stream.LongStream;
import java.util.stream.Stream;

/**
 * Which days are working days, days of rest and holidays, year by year. Each date has words: the
 * day of the week, exactly one of {@link #WORKING_DAY}, {@link #REST_DAY} and {@link #HOLIDAY}, and
 * the holiday's name.
 */
public final class Calendar {
  /** Monday to Friday outside holidays, and a Saturday or Sunday that is worked instead (调休). */
  static final String WORKING_DAY = "working_day";

  /** A Saturday or Sunday that is neither worked nor part of a holiday. */
  static final String REST_DAY = "rest_day";

  /** A day of a public holiday as arranged, the days of rest moved to it included. */
  static final String HOLIDAY = "holiday";

  private static final int SOME_YEAR = 2024;

  private final String name;
  private final Map<Integer, Year> years = new TreeMap<>();

  Calendar(String name, List<Year> years) {
    this.name = name;
    for (var year : years) {
      if (this.years.put(year.year(), year) != null) {
        throw new IllegalArgumentException(
            "calendar %s has the year %d twice".formatted(name, year.year()));
      }
    }
  }

  /** The same with more years. */
  Calendar with(List<Year> more) {
    return new Calendar(name, Stream.concat(years.values().stream(), more.stream()).toList());
  }

  /**
   * One year's arrangement.
   *
   * @param notice the notice that arranges it
   * @param holidays the days of each holiday, by its name
   * @param workedInstead Saturdays and Sundays that are worked
   */
  record Year(
      @JsonProperty(required = true) int year,
      @JsonProperty(required = true) String notice,
      @JsonProperty(required = true) Map<String, Days> holidays,
      @JsonProperty(required = true) Set<LocalDate> workedInstead) {
    Year {
      Map<LocalDate, String> taken = new HashMap<>();
      for (var holiday : holidays.entrySet()) {
        holiday.getValue().dates().forEach(date -> put(taken, date, holiday.getKey()));
      }
      for (var date : workedInstead) {
        mustBeOf(year, date);
        if (!isWeekend(date) || taken.containsKey(date)) {
          throw new IllegalArgumentException(
              "worked_instead: %s is no Saturday or Sunday outside the holidays".formatted(date));
        }
      }
      for (var date : taken.keySet()) {
        mustBeOf(year, date);
      }
    }

    private static void put(Map<LocalDate, String> taken, LocalDate date, String holiday) {
      var other = taken.put(date, holiday);
      if (other != null) {
        throw new IllegalArgumentException(
            "holidays: %s is in %s and in %s".formatted(date, other, holiday));
      }
    }

    private static void mustBeOf(int year, LocalDate date) {
      if (date.getYear() != year) {
        throw new IllegalArgumentException("%s is not in the year %d".formatted(date, year));
      }
    }
  }

  /**
   * The days of a holiday.
   *
   * @param through the last day; it is part of the holiday, as notices write it
   */
  record Days(
      @JsonProperty(required = true) LocalDate from,
      @JsonProperty(required = true) LocalDate through) {
    Days {
      if (through.isBefore(from)) {
        throw new IllegalArgumentException("a holiday from %s ends %s".formatted(from, through));
      }
    }

    Stream<LocalDate> dates() {
      return from.datesUntil(through.plusDays(1));
    }

    boolean hold(LocalDate date) {
      return !date.isBefore(from) && !date.isAfter(through);
    }
  }

  /** The word for a day of the week, for example {@code saturday}. */
  static String word(DayOfWeek day) {
    return day.name().toLowerCase(Locale.ROOT);
  }

  /** Every day that the calendar knows; of a calendar without holidays, those of one year. */
  LongStream listDays() {
    var known = years.isEmpty() ? Stream.of(SOME_YEAR) : years.keySet().stream();
    return known.flatMapToLong(
        year ->
            LongStream.range(
                LocalDate.of(year, 1, 1).toEpochDay(), LocalDate.of(year + 1, 1, 1).toEpochDay()));
  }

  /** Whether it knows what kind of day a date is; without holidays it always does. */
  public boolean covers(LocalDate date) {
    return years.isEmpty() || years.containsKey(date.getYear());
  }

  /** The first Tuesday of the newest year that is a working day between working days. */
  Optional<LocalDate> findWorkingDay() {
    return years.keySet().stream()
        .max(Comparator.naturalOrder())
        .flatMap(
            year ->
                LocalDate.of(year, 1, 2)
                    .datesUntil(LocalDate.of(year, 12, 31))
                    .filter(date -> date.getDayOfWeek() == DayOfWeek.TUESDAY)
                    .filter(date -> works(date.minusDays(1)))
                    .filter(date -> works(date) && works(date.plusDays(1)))
                    .findFirst());
  }

  private boolean works(LocalDate date) {
    return wordsFor(date).contains(WORKING_DAY);
  }

  /** Every word that a date can have; without a year only the days of the week are known. */
  Set<String> listWords() {
    Set<String> words = new HashSet<>();
    Stream.of(DayOfWeek.values()).map(Calendar::word).forEach(words::add);
    if (!years.isEmpty()) {
      words.addAll(List.of(WORKING_DAY, REST_DAY, HOLIDAY));
    }
    years.values().forEach(year -> words.addAll(year.holidays().keySet()));
    return words;
  }

  /**
   * The words of a date.
   *
   * @throws IllegalArgumentException when the calendar does not reach the date
   */
  Set<String> wordsFor(LocalDate date) {
    Set<String> words = new HashSet<>(Set.of(word(date.getDayOfWeek())));
    if (years.isEmpty()) {
      return words;
    }
    var year = years.get(date.getYear());
    if (year == null) {
      throw new IllegalArgumentException(
          "calendar %s has no year %d, needed for %s; it has %s"
              .formatted(name, date.getYear(), date, years.keySet()));
    }
    var holiday =
        year.holidays().entrySet().stream().filter(it -> it.getValue().hold(date)).findFirst();
    if (holiday.isPresent()) {
      words.add(HOLIDAY);
      words.add(holiday.get().getKey());
    } else {
      var works = year.workedInstead().contains(date) || !isWeekend(date);
      words.add(works ? WORKING_DAY : REST_DAY);
    }
    return words;
  }

  private static boolean isWeekend(LocalDate date) {
    return date.getDayOfWeek().getValue() >= DayOfWeek.SATURDAY.getValue();
  }
}
