package parking.problems;

import com.fasterxml.jackson.core.JsonFactory;
import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.core.StreamReadFeature;
import com.fasterxml.jackson.databind.DeserializationFeature;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.time.DateTimeException;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.function.Function;
import java.util.function.Predicate;
import java.util.regex.Pattern;

/**
 * Takes what a contract asks for out of JSON, and says which field is wrong. Everything here throws
 * {@link Problem} when something is missing or does not fit. Where one item of a list may be
 * refused on its own, the reader of that item catches it and answers with its words.
 *
 * @param object where to look
 * @param contract what the sender should have kept
 * @param path where the object stands in the body; empty for the body itself
 */
public record JsonFields(JsonNode object, String contract, String path) {
  private static final Pattern TIME = Pattern.compile(".{1,64}");
  private static final ObjectMapper JSON =
      new ObjectMapper(
              JsonFactory.builder().enable(StreamReadFeature.USE_FAST_DOUBLE_PARSER).build())
          .enable(DeserializationFeature.FAIL_ON_TRAILING_TOKENS);

  /** The body of a request, which is one object. */
  public static JsonFields of(byte[] body, String contract) {
    try {
      return object(JSON.readTree(body), contract, "");
    } catch (JsonProcessingException e) {
      var at = e.getLocation();
      throw wrong(
          contract,
          "The body is no JSON: %s (line %d, column %d)"
              .formatted(e.getOriginalMessage(), at.getLineNr(), at.getColumnNr()));
    } catch (IOException e) {
      throw wrong(contract, "The body cannot be read: " + e.getMessage());
    }
  }

  private static JsonFields object(JsonNode node, String contract, String path) {
    if (node == null || !node.isObject()) {
      var what = path.isEmpty() ? "The body" : path.substring(0, path.length() - 1);
      throw wrong(contract, what + " is no JSON object");
    }
    return new JsonFields(node, contract, path);
  }

  private static Problem wrong(String contract, String complaint) {
    return Problem.malformed("%s. See the contract %s.".formatted(complaint, contract));
  }

  private Problem wrong(String name, String complaint, String wanted) {
    return wrong("%s: %s%s is needed".formatted(name, complaint, wanted));
  }

  /**
   * What is wrong in a way that only the contract knows of.
   *
   * @param complaint begins with the field's name and has no full stop
   */
  public Problem wrong(String complaint) {
    return wrong(contract, path + complaint);
  }

  /** Itself, when it has no other fields than these. */
  public JsonFields only(Set<String> names) {
    for (var given = object.fieldNames(); given.hasNext(); ) {
      var name = given.next();
      if (!names.contains(name)) {
        throw wrong(name + ": there is no such field");
      }
    }
    return this;
  }

  /** Whether the field is there and not null. */
  public boolean has(String name) {
    return object.hasNonNull(name);
  }

  /**
   * Any value.
   *
   * @param wanted what fits, in words
   */
  public JsonNode get(String name, Predicate<JsonNode> fits, String wanted) {
    if (!has(name)) {
      throw wrong(name, "missing; ", wanted);
    }
    var value = object.get(name);
    if (!fits.test(value)) {
      throw wrong(name, "", wanted);
    }
    return value;
  }

  /**
   * @param pattern what the whole text matches
   */
  public String text(String name, Pattern pattern, String wanted) {
    return get(name, node -> node.isTextual() && pattern.matcher(node.asText()).matches(), wanted)
        .asText();
  }

  /** A whole number that is not negative. */
  public long count(String name) {
    return get(
            name,
            node -> node.isIntegralNumber() && node.canConvertToLong() && node.asLong() >= 0,
            "a whole number from 0 upwards")
        .asLong();
  }

  /** A moment. */
  public Instant time(String name) {
    var wanted = "an RFC 3339 time with its offset";
    var value = text(name, TIME, wanted);
    try {
      return OffsetDateTime.parse(value).toInstant();
    } catch (DateTimeException e) {
      throw wrong(name, "\"%s\" is none; ".formatted(value), wanted);
    }
  }

  /** The field, when it is there. */
  public <T> Optional<T> find(String name, Function<String, T> get) {
    return has(name) ? Optional.of(get.apply(name)) : Optional.empty();
  }

  /** An object within this one. */
  public JsonFields object(String name) {
    return object(object.get(name), contract, "%s%s.".formatted(path, name));
  }

  /** A list of objects. */
  public List<JsonFields> objects(String name, int most) {
    var items = list(name, most);
    List<JsonFields> objects = new ArrayList<>();
    for (int i = 0; i < items.size(); i++) {
      objects.add(object(items.get(i), contract, "%s%s[%d].".formatted(path, name, i)));
    }
    return objects;
  }

  /** A list of words out of a few. */
  public List<String> words(String name, int most, List<String> known) {
    List<String> words = new ArrayList<>();
    for (var item : list(name, most)) {
      if (!item.isTextual() || !known.contains(item.asText())) {
        throw wrong(name, "%s is none; one of ".formatted(item), String.join(", ", known));
      }
      words.add(item.asText());
    }
    return words;
  }

  private JsonNode list(String name, int most) {
    return get(
        name,
        node -> node.isArray() && node.size() <= most,
        "a list of at most %d items".formatted(most));
  }
}
