package billing.tariffs;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/** Reads price notices by the calendars that are known. */
public final class NoticeReader {
  private final Map<String, Calendar> calendars;

  NoticeReader(Map<String, Calendar> calendars) {
    this.calendars = Map.copyOf(calendars);
  }

  /**
   * A reader that knows the calendars of this program and some more years.
   *
   * @param years the files of the years; a file is called {@code NAME-YEAR.yaml}
   * @throws IllegalArgumentException naming file and place, when a year is not in order, or is
   *     known already
   */
  public static NoticeReader knowing(List<Path> years) throws IOException {
    Map<String, List<Calendar.Year>> added = new HashMap<>();
    for (var file : years) {
      var name = file.getFileName().toString();
      added
          .computeIfAbsent(ReadingCalendars.name(name), any -> new ArrayList<>())
          .add(ReadingCalendars.read(name, Files.readString(file)));
    }
    Map<String, Calendar> all = new HashMap<>(ReadingCalendars.listed());
    added.forEach(
        (name, more) ->
            all.merge(name, new Calendar(name, more), (known, other) -> known.with(more)));
    return new NoticeReader(all);
  }

  /**
   * Reads a notice.
   *
   * @param name what to call it in messages
   * @throws IllegalArgumentException naming the line and the place of what is not in order
   */
  public ReadNotice read(String name, String yaml) {
    return ReadingNotices.readWhole(name, yaml, calendars);
  }

  /**
   * Reads the notices that come with the program, listed in {@code billing/tariffs/published.txt}.
   *
   * @return the notices and, beside each, what is written
   */
  public List<Document> listPublished() {
    return Documents.listed("published.txt").stream()
        .map(
            file -> {
              var text = Documents.resource(file);
              return new Document(text, read(file, text));
            })
        .toList();
  }

  /**
   * A notice and what is written.
   *
   * @param text YAML
   */
  public record Document(String text, ReadNotice read) {}
}
