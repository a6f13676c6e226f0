package billing.tariffs;

import java.util.List;
import java.util.Map;

/** Turns the files of price notices into tariffs. */
final class ReadingNotices {
  private ReadingNotices() {}

  static List<Tariff> listPublished() {
    var calendars = ReadingCalendars.listed();
    return Documents.listed("published.txt").stream()
        .flatMap(file -> read(file, Documents.resource(file), calendars).stream())
        .toList();
  }

  /**
   * @param file the name to be used in messages
   * @param calendars those that a notice may name
   * @throws IllegalArgumentException naming file and place
   */
  static List<Tariff> read(String file, String yaml, Map<String, Calendar> calendars) {
    return Documents.read(file, yaml, PriceNotice.class, notice -> notice.tariffs(calendars));
  }
}
