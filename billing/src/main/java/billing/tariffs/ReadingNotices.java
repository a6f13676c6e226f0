package billing.tariffs;

import java.time.LocalDate;
import java.util.Comparator;
import java.util.List;
import java.util.Map;

/** Turns the files of price notices into tariffs. */
final class ReadingNotices {
  /** Where no calendar is known at all. */
  private static final LocalDate ANY_TUESDAY = LocalDate.of(2024, 1, 9);

  private ReadingNotices() {}

  /**
   * @param file the name to be used in messages
   * @param calendars those that a notice may name
   * @throws IllegalArgumentException naming file and place
   */
  static List<Tariff> read(String file, String yaml, Map<String, Calendar> calendars) {
    return readWhole(file, yaml, calendars).tariffs();
  }

  /** As {@link #read}, and the notice beside its tariffs. */
  static ReadNotice readWhole(String file, String yaml, Map<String, Calendar> calendars) {
    return Documents.read(
        file,
        yaml,
        PriceNotice.class,
        notice -> {
          var made = new TariffsOfNotice(notice, calendars);
          var day = workingDay(notice, calendars);
          return new ReadNotice(notice, made.tariffs(), made.calendar(), day);
        });
  }

  private static LocalDate workingDay(PriceNotice notice, Map<String, Calendar> calendars) {
    var known = notice.calendar().map(calendars::get).stream().toList();
    return (known.isEmpty() ? calendars.values() : known)
        .stream()
            .flatMap(calendar -> calendar.findWorkingDay().stream())
            .max(Comparator.naturalOrder())
            .orElse(ANY_TUESDAY);
  }
}
