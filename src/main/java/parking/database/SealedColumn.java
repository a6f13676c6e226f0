package parking.database;

import billing.sealing.Seal;
import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.json.JsonMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.List;
import java.util.Optional;

/**
 * How one or two columns of a table keep what must not be read. A text that waits to be sealed is
 * told from a sealed one by its form, so that the work can be broken off and begun again.
 */
sealed interface SealedColumn {
  /** What plates are sealed as and hashed for. */
  String PLATE = "plate";

  /** The longest plate; a hash is longer. */
  int LONGEST_PLATE = 16;

  /** The columns that are read and written, in the order of the values. */
  List<String> names();

  /** A condition: the row holds a text that waits. */
  String isUnsealed();

  /** The values of {@link #names} once they are sealed. */
  List<String> seal(List<String> values, Seal seal);

  /** The column that holds a sealed text, with what it is sealed as; none of a hash alone. */
  Optional<Sealed> sealedText();

  /**
   * A column that holds sealed texts.
   *
   * @param context what they are sealed as
   */
  record Sealed(String name, String context) {}

  /**
   * A plate with its hash; before, the column of the hash holds the plate.
   *
   * @param hash finds the plate
   * @param sealed tells it
   */
  record Plate(String hash, String sealed) implements SealedColumn {
    @Override
    public Optional<Sealed> sealedText() {
      return Optional.of(new Sealed(sealed, PLATE));
    }

    @Override
    public List<String> names() {
      return List.of(hash, sealed);
    }

    @Override
    public String isUnsealed() {
      return sealed + " is null";
    }

    @Override
    public List<String> seal(List<String> values, Seal seal) {
      var plate = values.get(0);
      return plate.isEmpty()
          ? List.of("", "")
          : List.of(seal.hash(plate, PLATE), seal.seal(plate, PLATE));
    }
  }

  /**
   * The hash of a plate alone.
   *
   * @param name may hold what is longer than any plate, which stays
   */
  record Hash(String name) implements SealedColumn {
    @Override
    public Optional<Sealed> sealedText() {
      return Optional.empty();
    }

    @Override
    public List<String> names() {
      return List.of(name);
    }

    @Override
    public String isUnsealed() {
      return "length(%s) between 1 and %d".formatted(name, LONGEST_PLATE);
    }

    @Override
    public List<String> seal(List<String> values, Seal seal) {
      var text = values.get(0);
      var waits = !text.isEmpty() && text.length() <= LONGEST_PLATE;
      return List.of(waits ? seal.hash(text, PLATE) : text);
    }
  }

  /**
   * A text that nothing looks for.
   *
   * @param context what it is sealed as
   */
  record Text(String name, String context) implements SealedColumn {
    private static final String SEALED = "[a-z0-9-]{1,24}\\.[A-Za-z0-9_-]{38,}";

    @Override
    public Optional<Sealed> sealedText() {
      return Optional.of(new Sealed(name, context));
    }

    @Override
    public List<String> names() {
      return List.of(name);
    }

    @Override
    public String isUnsealed() {
      return "%1$s <> '' and %1$s !~ '^%2$s$'".formatted(name, SEALED);
    }

    @Override
    public List<String> seal(List<String> values, Seal seal) {
      var text = values.get(0);
      var waits = text != null && !text.isEmpty() && !text.matches(SEALED);
      return java.util.Collections.singletonList(waits ? seal.seal(text, context) : text);
    }
  }

  /**
   * A session as an act has it: its plate becomes a hash in the text, and is sealed beside it.
   *
   * @param json the session, or the text null
   */
  record Session(String json, String sealed) implements SealedColumn {
    private static final JsonMapper JSON = new JsonMapper();

    @Override
    public Optional<Sealed> sealedText() {
      return Optional.of(new Sealed(sealed, PLATE));
    }

    @Override
    public List<String> names() {
      return List.of(json, sealed);
    }

    @Override
    public String isUnsealed() {
      return "%s is null and %s <> 'null'".formatted(sealed, json);
    }

    @Override
    public List<String> seal(List<String> values, Seal seal) {
      try {
        var tree = JSON.readTree(values.get(0));
        var car = tree.at("/car/plate");
        if (values.get(1) != null || !(car instanceof ObjectNode object)) {
          return values;
        }
        var plate = object.path("text").asText();
        object.put("text", seal.hash(plate, PLATE));
        return List.of(JSON.writeValueAsString(tree), seal.seal(plate, PLATE));
      } catch (JsonProcessingException e) {
        throw new IllegalStateException("an act holds what is no JSON", e);
      }
    }
  }
}
