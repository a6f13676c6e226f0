package parking.passages;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.Optional;
import java.util.Set;
import java.util.function.Predicate;
import java.util.regex.Pattern;

/** Takes fields out of a JSON object and says what is wrong with one that does not fit. */
record Fields(JsonNode object) {
  /**
   * @throws IllegalArgumentException when it is no object, or has other fields than these
   */
  Fields only(Set<String> names) {
    if (!object.isObject()) {
      throw new IllegalArgumentException("an object is needed here");
    }
    object
        .fieldNames()
        .forEachRemaining(
            name -> {
              if (!names.contains(name)) {
                throw new IllegalArgumentException(
                    "%s: there is no such field in plate-reading.v1".formatted(name));
              }
            });
    return this;
  }

  Optional<JsonNode> find(String name) {
    return Optional.ofNullable(object.get(name)).filter(value -> !value.isNull());
  }

  /**
   * @throws IllegalArgumentException when it is missing or does not fit
   */
  JsonNode get(String name, Predicate<JsonNode> fits, String wanted) {
    var value = object.get(name);
    if (value == null || value.isNull()) {
      throw new IllegalArgumentException("%s: missing; %s is needed".formatted(name, wanted));
    }
    if (!fits.test(value)) {
      throw new IllegalArgumentException("%s: %s is needed".formatted(name, wanted));
    }
    return value;
  }

  /**
   * @throws IllegalArgumentException when it is missing, no text or does not match
   */
  String text(String name, Pattern pattern, String wanted) {
    return get(name, node -> node.isTextual() && pattern.matcher(node.asText()).matches(), wanted)
        .asText();
  }
}
