package parking.passages;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.DeserializationFeature;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.time.DateTimeException;
import java.time.OffsetDateTime;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.Predicate;
import parking.problems.Problem;

/** Understands the body of a batch of readings, or says what is wrong with it. */
final class ReadingsParser {
  private static final int MOST_READINGS = 100;
  private static final int LONGEST_NAME = 32;
  private static final int LONGEST_PLATE = 16;
  private static final ObjectMapper JSON =
      new ObjectMapper().enable(DeserializationFeature.FAIL_ON_TRAILING_TOKENS);

  private ReadingsParser() {}

  /**
   * @throws Problem naming the field, or the place where the text is no JSON
   */
  static Reading.Batch parse(byte[] body) {
    var root = tree(body);
    var device = text(root, "device", LONGEST_NAME);
    var list = root.get("readings");
    if (list == null || !list.isArray() || list.isEmpty() || list.size() > MOST_READINGS) {
      throw Problem.malformed("readings: a list of 1 to " + MOST_READINGS + " is needed");
    }
    List<Reading> readings = new ArrayList<>();
    for (int i = 0; i < list.size(); i++) {
      try {
        readings.add(reading(list.get(i)));
      } catch (Problem problem) {
        throw Problem.malformed("readings[%d].%s".formatted(i, problem.getMessage()));
      }
    }
    return new Reading.Batch(device, readings);
  }

  private static JsonNode tree(byte[] body) {
    try {
      var root = JSON.readTree(body);
      if (root == null || !root.isObject()) {
        throw Problem.malformed("The body is no JSON object. See the contract plate-reading.v1");
      }
      return root;
    } catch (JsonProcessingException e) {
      throw Problem.malformed(
          "The body is no JSON: %s (line %d, column %d)"
              .formatted(
                  e.getOriginalMessage(),
                  e.getLocation().getLineNr(),
                  e.getLocation().getColumnNr()));
    } catch (IOException e) {
      throw Problem.malformed("The body cannot be read: " + e.getMessage());
    }
  }

  private static Reading reading(JsonNode node) {
    return new Reading(
        sequence(node),
        text(node, "lane", LONGEST_NAME),
        time(node).toInstant(),
        optional(node, "direction").map(JsonNode::asText),
        plate(node),
        text(node, "colour", LONGEST_NAME),
        confidence(node),
        optional(node, "picture").map(ReadingsParser::picture),
        node);
  }

  private static long sequence(JsonNode node) {
    var value = field(node, "sequence", JsonNode::canConvertToLong, "a whole number").asLong();
    if (value < 1) {
      throw Problem.malformed("sequence: counts from 1, not " + value);
    }
    return value;
  }

  private static float confidence(JsonNode node) {
    var value = field(node, "confidence", JsonNode::isNumber, "a number").floatValue();
    if (!(value >= 0 && value <= 1)) {
      throw Problem.malformed("confidence: between 0 and 1, not " + value);
    }
    return value;
  }

  private static String plate(JsonNode node) {
    var value = field(node, "plate", JsonNode::isTextual, "text, empty if unreadable").asText();
    if (value.length() > LONGEST_PLATE) {
      throw Problem.malformed("plate: at most " + LONGEST_PLATE + " characters");
    }
    return value.strip();
  }

  private static OffsetDateTime time(JsonNode node) {
    var value = text(node, "seenAt", 64);
    try {
      return OffsetDateTime.parse(value);
    } catch (DateTimeException e) {
      throw Problem.malformed(
          "seenAt: an RFC 3339 time with its offset is needed, not \"%s\"".formatted(value));
    }
  }

  private static Reading.Picture picture(JsonNode node) {
    return new Reading.Picture(text(node, "sha256", 64), text(node, "data", 699_052));
  }

  private static String text(JsonNode node, String name, int longest) {
    var value = field(node, name, JsonNode::isTextual, "text").asText();
    if (value.isEmpty() || value.length() > longest) {
      throw Problem.malformed("%s: 1 to %d characters are needed".formatted(name, longest));
    }
    return value;
  }

  private static JsonNode field(
      JsonNode node, String name, Predicate<JsonNode> fits, String wanted) {
    var value = node.get(name);
    if (value == null || !fits.test(value)) {
      throw Problem.malformed("%s: %s is needed".formatted(name, wanted));
    }
    return value;
  }

  private static Optional<JsonNode> optional(JsonNode node, String name) {
    return Optional.ofNullable(node.get(name)).filter(value -> !value.isNull());
  }
}
