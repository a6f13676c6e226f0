package billing.tariffs.cli;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/** The arguments of a command: names that begin with {@code --}, each with a value. */
final class Arguments {
  private final Map<String, List<String>> given = new HashMap<>();

  /**
   * @throws Usage naming the argument that is not known, or lacks its value
   */
  Arguments(List<String> words, Set<String> known) {
    for (int i = 0; i < words.size(); i += 2) {
      var name = words.get(i);
      if (!known.contains(name)) {
        throw new Usage("%s is not known here".formatted(name));
      }
      if (i + 1 == words.size()) {
        throw new Usage("%s needs a value".formatted(name));
      }
      given.computeIfAbsent(name, any -> new ArrayList<>()).add(words.get(i + 1));
    }
  }

  /** Wrong usage; the message says what is wrong. */
  static final class Usage extends RuntimeException {
    Usage(String message) {
      super(message);
    }
  }

  /** Every value of a name, in order. */
  List<String> all(String name) {
    return given.getOrDefault(name, List.of());
  }

  /** The value of a name that is given at most once. */
  Optional<String> find(String name) {
    if (all(name).size() > 1) {
      throw new Usage("%s is given twice".formatted(name));
    }
    return all(name).stream().findFirst();
  }

  /** The value of a name that must be given. */
  String get(String name) {
    return find(name).orElseThrow(() -> new Usage("%s is missing".formatted(name)));
  }
}
