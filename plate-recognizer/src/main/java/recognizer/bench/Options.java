package recognizer.bench;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.Map;
import java.util.Set;

/** What a measuring command is told: names that begin with two dashes, each with a value. */
final class Options {
  private final Map<String, String> given = new HashMap<>();

  /**
   * @param known names that the command understands
   * @throws IllegalArgumentException naming what is not understood
   */
  Options(Set<String> known, String... arguments) {
    for (int i = 0; i < arguments.length; i += 2) {
      if (!known.contains(arguments[i]) || i + 1 == arguments.length) {
        throw new IllegalArgumentException("Not understood: " + arguments[i]);
      }
      given.put(arguments[i], arguments[i + 1]);
    }
  }

  /** The options; says what is wrong, and how it is right, and ends the program otherwise. */
  static Options orExit(String usage, Set<String> known, String... arguments) {
    try {
      Options options = new Options(known, arguments);
      for (String name : known) {
        if (!name.equals("--folder")) {
          options.number(name, 1);
        }
      }
      return options;
    } catch (IllegalArgumentException e) {
      System.err.println(e.getMessage());
      System.err.print(usage);
      System.exit(2);
      throw e;
    }
  }

  /** Everything that was given. */
  Map<String, String> all() {
    return Map.copyOf(given);
  }

  /**
   * A whole number above 0.
   *
   * @throws IllegalArgumentException naming the option when it is none
   */
  int number(String name, int otherwise) {
    String value = given.getOrDefault(name, String.valueOf(otherwise));
    if (!value.matches("[0-9]{1,9}") || Integer.parseInt(value) == 0) {
      throw new IllegalArgumentException(name + " must be a whole number above 0, not " + value);
    }
    return Integer.parseInt(value);
  }

  /** The folder that {@code --folder} names, made when it is not there; else a temporary one. */
  Path folder(String prefix) throws IOException {
    return given.containsKey("--folder")
        ? Files.createDirectories(Path.of(given.get("--folder"))).toAbsolutePath()
        : Files.createTempDirectory(prefix);
  }
}
