package billing.tariffs;

import java.util.Map;
import java.util.stream.Collectors;

/** Reads calendars: one file for each year of each. */
final class ReadingCalendars {
  private ReadingCalendars() {}

  /** Those in the class path, by name; a file is called {@code calendars/NAME-YEAR.yaml}. */
  static Map<String, Calendar> listed() {
    return Documents.listed("calendars.txt").stream()
        .collect(Collectors.groupingBy(ReadingCalendars::name))
        .entrySet()
        .stream()
        .collect(
            Collectors.toMap(
                Map.Entry::getKey,
                files ->
                    new Calendar(
                        files.getKey(),
                        files.getValue().stream().map(ReadingCalendars::read).toList())));
  }

  static String name(String file) {
    return file.replaceFirst("^calendars/", "").replaceFirst("-\\d{4}\\.yaml$", "");
  }

  private static Calendar.Year read(String file) {
    return read(file, Documents.resource(file));
  }

  /**
   * @param file the name to be used in messages
   * @throws IllegalArgumentException naming file and place
   */
  static Calendar.Year read(String file, String yaml) {
    return Documents.read(file, yaml, Calendar.Year.class, year -> year);
  }
}
