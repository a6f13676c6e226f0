package billing.sandbox.alipay;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import com.fasterxml.jackson.datatype.jdk8.Jdk8Module;

/** JSON as the protocol and the book use it. */
final class Json {
  static final ObjectMapper MAPPER = new ObjectMapper().registerModule(new Jdk8Module());

  private Json() {}

  static ObjectNode object() {
    return MAPPER.createObjectNode();
  }

  /**
   * Reads an object.
   *
   * @throws Refusal when the text is none
   */
  static ObjectNode parse(String text) {
    try {
      if (MAPPER.readTree(text) instanceof ObjectNode object) {
        return object;
      }
    } catch (JsonProcessingException e) {
      throw Refusal.badParameter("not JSON");
    }
    throw Refusal.badParameter("not a JSON object");
  }

  /**
   * A text that must be there.
   *
   * @throws Refusal when it is missing, empty or longer than {@code longest}
   */
  static String text(ObjectNode from, String name, int longest) {
    var value = from.path(name).asText("");
    if (value.isBlank() || value.length() > longest) {
      throw Refusal.badParameter(
          "%s must be there, of at most %d characters".formatted(name, longest));
    }
    return value;
  }
}
