package parking.streetoffices;

import com.fasterxml.jackson.annotation.JsonCreator;
import java.util.List;
import java.util.Optional;

/** The lots of an office in the staff file: a list of them, or the word {@code all}. */
final class LotsEntry {
  private static final String ALL = "all";

  private final List<String> named;

  /** The short form, for an office of the whole city. */
  @JsonCreator
  LotsEntry(String word) {
    if (!word.equals(ALL)) {
      throw new IllegalArgumentException("lots are a list of lots, or the word all");
    }
    this.named = null;
  }

  @JsonCreator(mode = JsonCreator.Mode.DELEGATING)
  LotsEntry(List<String> named) {
    this.named = named;
  }

  /** Those that are named; absent where all are meant. */
  Optional<List<String>> named() {
    return Optional.ofNullable(named);
  }
}
