package recognizer.vendors;

import com.fasterxml.jackson.core.JsonFactory;
import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.core.StreamReadConstraints;
import com.fasterxml.jackson.databind.DeserializationFeature;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;

/** JSON of cameras: not deep, and with no number or text longer than a picture needs. */
final class JsonFields {
  private static final int DEPTH_MAX = 32;
  private static final int DIGITS_MAX = 40;
  private static final int TEXT_MAX = 9 << 20;

  private static final ObjectMapper MAPPER =
      new ObjectMapper(
              JsonFactory.builder()
                  .streamReadConstraints(
                      StreamReadConstraints.builder()
                          .maxNestingDepth(DEPTH_MAX)
                          .maxNumberLength(DIGITS_MAX)
                          .maxStringLength(TEXT_MAX)
                          .build())
                  .build())
          .enable(DeserializationFeature.FAIL_ON_TRAILING_TOKENS);

  private JsonFields() {}

  /** An object; the message of a refusal says where it goes wrong, without repeating the text. */
  static JsonNode object(byte[] body, String contentType) throws BadMessage {
    try {
      JsonNode node = MAPPER.readTree(Texts.decode(body, contentType));
      if (!node.isObject()) {
        throw BadMessage.malformed("The body is no JSON object.");
      }
      return node;
    } catch (JsonProcessingException e) {
      String place =
          e.getLocation() == null
              ? ""
              : " at line %d, column %d"
                  .formatted(e.getLocation().getLineNr(), e.getLocation().getColumnNr());
      throw BadMessage.malformed("The JSON cannot be read" + place + ".");
    }
  }

  /** The object at a place. */
  static JsonNode getObject(JsonNode parent, String pointer) throws BadMessage {
    JsonNode node = parent.at(pointer);
    if (!node.isObject()) {
      throw BadMessage.malformed(pointer.substring(1).replace('/', '.') + " is missing.");
    }
    return node;
  }

  /** A text, or a number as text; empty when there is none. */
  static String text(JsonNode parent, String pointer) {
    JsonNode node = parent.at(pointer);
    return node.isValueNode() && !node.isNull() ? node.asText().strip() : "";
  }

  /** A finite number; the other one when there is none. */
  static double number(JsonNode parent, String pointer, double otherwise) {
    double value = parent.at(pointer).asDouble(otherwise);
    return Double.isFinite(value) ? value : otherwise;
  }
}
