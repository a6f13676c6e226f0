package recognizer.evaluate;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;

/**
 * A table of labelled pictures: CSV with a header that names at least the columns {@code path},
 * counted from the table's folder, and {@code plate}, several parted by semicolons; {@code kind},
 * {@code colour} and {@code rows} may be there. Fields are not quoted.
 */
public final class Manifest {
  private Manifest() {}

  /**
   * The table's pictures in its order.
   *
   * @throws IOException naming the line that is wrong
   */
  public static List<Labelled> load(Path file) throws IOException {
    List<String> lines = Files.readAllLines(file);
    if (lines.isEmpty()) {
      throw new IOException(file + ": the table is empty; its first line must name the columns.");
    }
    List<String> columns = Arrays.asList(lines.get(0).split(","));
    if (!columns.containsAll(List.of("path", "plate"))) {
      throw new IOException(file + ": the first line must name the columns path and plate.");
    }
    List<Labelled> pictures = new ArrayList<>();
    for (int i = 1; i < lines.size(); i++) {
      String[] fields = lines.get(i).split(",", -1);
      if (fields.length < columns.size()) {
        throw new IOException(
            "%s, line %d: %d fields instead of %d."
                .formatted(file, i + 1, fields.length, columns.size()));
      }
      pictures.add(picture(file.resolveSibling(field(columns, fields, "path")), columns, fields));
    }
    return pictures;
  }

  private static Labelled picture(Path path, List<String> columns, String[] fields) {
    List<String> plates =
        Arrays.stream(field(columns, fields, "plate").split(";"))
            .map(String::strip)
            .filter(plate -> !plate.isEmpty())
            .toList();
    return new Labelled(
        path,
        field(columns, fields, "kind"),
        plates,
        field(columns, fields, "colour"),
        field(columns, fields, "rows").equals("2") ? 2 : 1);
  }

  private static String field(List<String> columns, String[] fields, String name) {
    int column = columns.indexOf(name);
    return column < 0 ? "" : fields[column].strip();
  }
}
