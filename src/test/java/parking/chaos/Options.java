package parking.chaos;

import java.nio.file.Path;
import java.util.HashMap;
import java.util.List;
import java.util.Set;

/**
 * How a storm is.
 *
 * @param root the repository's folder
 * @param data a folder for the run, emptied before it
 * @param seed the same seed gives the same cars, payers and faults; when a process dies depends on
 *     the machine, too
 * @param charges how many cars come, each once
 * @param workers how many processes of the service share the database
 * @param kills how many times one of them is killed
 */
record Options(Path root, Path data, long seed, int charges, int workers, int kills) {
  static final String USAGE =
      """
      usage: Chaos [--seed N] [--charges N] [--workers N] [--kills N] [--root FOLDER]
                   [--data FOLDER]
      Charges N cars while calls go wrong and processes are killed, and compares three books.""";

  private static final Set<String> NAMES =
      Set.of("seed", "charges", "workers", "kills", "root", "data");

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
        root.resolve(given.getOrDefault("data", "data/chaos")),
        number(given, "seed", 1, 999_999_999),
        number(given, "charges", 2000, 2_000_000),
        number(given, "workers", 2, 8),
        number(given, "kills", 3, 10_000));
  }

  private static int number(HashMap<String, String> given, String name, int otherwise, int most) {
    var text = given.getOrDefault(name, String.valueOf(otherwise));
    if (!text.matches("[0-9]{1,9}") || Long.parseLong(text) > most) {
      throw new IllegalArgumentException(
          "--%s takes a whole number of at most %d, not %s".formatted(name, most, text));
    }
    return Integer.parseInt(text);
  }

  Options withOneWorker() {
    return new Options(root, data, seed, charges, 1, 0);
  }
}
