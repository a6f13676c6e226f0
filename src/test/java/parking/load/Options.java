package parking.load;

import java.nio.file.Path;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;

/**
 * What the person who measures wants.
 *
 * @param root the repository's folder, where the built service is
 * @param data a folder for the run, emptied before and after it
 * @param closed how many closed sessions the tables are filled with first
 * @param seconds how long one measurement takes
 * @param rounds how often both sides are measured, in turn
 * @param batch how many readings a device sends at once
 * @param connections how many devices send at the same time
 */
record Options(
    Path root, Path data, long closed, int seconds, int rounds, int batch, int connections) {
  static final String USAGE =
      """
      usage: Throughput [--closed N] [--seconds N] [--rounds N] [--batch N] [--connections N]
                        [--root FOLDER] [--data FOLDER]
      Measures how many passages a second the service takes, and how many pgbench does.""";

  private static final Set<String> NAMES =
      Set.of("root", "data", "closed", "seconds", "rounds", "batch", "connections");

  /**
   * @throws IllegalArgumentException naming the argument that is wrong
   */
  static Options of(List<String> arguments) {
    var given = new HashMap<String, String>();
    for (var at = arguments.iterator(); at.hasNext(); ) {
      var name = at.next().replaceFirst("^--", "");
      if (!NAMES.contains(name) || !at.hasNext()) {
        throw new IllegalArgumentException("--" + name + " is unknown, or its value is missing");
      }
      given.put(name, at.next());
    }
    var root = Path.of(given.getOrDefault("root", ".")).toAbsolutePath().normalize();
    return new Options(
        root,
        root.resolve(given.getOrDefault("data", "data/load")),
        number(given, "closed", 0, 100_000_000),
        (int) number(given, "seconds", 10, 600),
        (int) number(given, "rounds", 3, 100),
        (int) number(given, "batch", 100, 100),
        (int) number(given, "connections", 8, 64));
  }

  private static long number(Map<String, String> given, String name, long otherwise, long most) {
    var text = given.getOrDefault(name, String.valueOf(otherwise));
    if (!text.matches("[0-9]{1,9}") || Long.parseLong(text) > most) {
      throw new IllegalArgumentException(
          "--%s takes a whole number of at most %d, not %s".formatted(name, most, text));
    }
    return Long.parseLong(text);
  }
}
