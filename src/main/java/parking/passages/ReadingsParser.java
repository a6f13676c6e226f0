package parking.passages;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.DeserializationFeature;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.SerializationFeature;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.time.DateTimeException;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import parking.plates.PlateColour;
import parking.problems.Problem;

/** Understands the body of a batch of readings, or says what is wrong with it. */
final class ReadingsParser {
  private static final int MOST_READINGS = 100;
  private static final int LONGEST_PLATE = 16;
  private static final String NAME = "[A-Za-z0-9][A-Za-z0-9._-]{0,31}";
  private static final Set<String> BATCH = Set.of("device", "sentAt", "readings");
  private static final Set<String> READING =
      Set.of(
          "sequence",
          "lane",
          "seenAt",
          "direction",
          "plate",
          "colour",
          "rows",
          "confidence",
          "characters",
          "frames",
          "picture",
          "cutOut",
          "corners",
          "event",
          "opinions",
          "vehicle",
          "suspectedFake",
          "payloadSha256");
  private static final Set<String> PICTURE = Set.of("mediaType", "sha256", "data");
  private static final ObjectMapper JSON =
      new ObjectMapper()
          .enable(DeserializationFeature.FAIL_ON_TRAILING_TOKENS)
          .enable(SerializationFeature.ORDER_MAP_ENTRIES_BY_KEYS);

  private ReadingsParser() {}

  /**
   * The batch as a whole must be sound; a reading that is not is refused on its own.
   *
   * @throws Problem naming the field, or the place where the text is no JSON
   */
  static Reading.Batch parse(byte[] body) {
    try {
      var root = new Fields(tree(body)).only(BATCH);
      var device = root.text("device", NAME, "the recogniser's name in the lots file");
      var list = root.get("readings", JsonNode::isArray, "a list of 1 to 100 readings");
      if (list.isEmpty() || list.size() > MOST_READINGS) {
        throw new IllegalArgumentException(
            "readings: %d are sent; 1 to %d are needed".formatted(list.size(), MOST_READINGS));
      }
      List<Reading.Entry> entries = new ArrayList<>();
      for (int i = 0; i < list.size(); i++) {
        entries.add(entry(list.get(i), i));
      }
      return new Reading.Batch(device, entries);
    } catch (IllegalArgumentException e) {
      throw Problem.malformed(e.getMessage() + ". See the contract plate-reading.v1.");
    }
  }

  private static JsonNode tree(byte[] body) {
    try {
      var root = JSON.readTree(body);
      if (root == null || !root.isObject()) {
        throw new IllegalArgumentException("The body is no JSON object");
      }
      return root;
    } catch (JsonProcessingException e) {
      var at = e.getLocation();
      throw new IllegalArgumentException(
          "The body is no JSON: %s (line %d, column %d)"
              .formatted(e.getOriginalMessage(), at.getLineNr(), at.getColumnNr()));
    } catch (IOException e) {
      throw new IllegalArgumentException("The body cannot be read: " + e.getMessage());
    }
  }

  /** Without a number there is nothing to answer to, so that makes the whole batch malformed. */
  private static Reading.Entry entry(JsonNode node, int index) {
    var number = number(node, index);
    try {
      return new Reading.Entry(number, Optional.of(reading(number, node)), "");
    } catch (IllegalArgumentException e) {
      return new Reading.Entry(
          number,
          Optional.empty(),
          "readings[%d].%s. See the contract plate-reading.v1.".formatted(index, e.getMessage()));
    }
  }

  private static long number(JsonNode node, int index) {
    var value = node.path("sequence");
    if (!value.isIntegralNumber() || !value.canConvertToLong() || value.asLong() < 1) {
      throw new IllegalArgumentException(
          "readings[%d].sequence: a whole number of at least 1 is needed".formatted(index));
    }
    return value.asLong();
  }

  private static Reading reading(long number, JsonNode node) {
    var fields = new Fields(node).only(READING);
    return new Reading(
        number,
        fingerprint(node),
        fields.text("lane", NAME, "the lane's name in the lots file"),
        time(fields),
        direction(fields),
        new Reading.PlateRead(plate(fields), colour(fields), confidence(fields)),
        new Reading.Evidence(
            fields.find("picture").map(ReadingsParser::picture),
            fields.find("cutOut").map(ReadingsParser::picture)));
  }

  private static String fingerprint(JsonNode node) {
    try {
      var sorted = JSON.writeValueAsString(JSON.treeToValue(node, Object.class));
      return Fingerprint.of(sorted.getBytes(StandardCharsets.UTF_8));
    } catch (JsonProcessingException e) {
      throw new IllegalArgumentException("the reading cannot be written: " + e.getMessage());
    }
  }

  private static Instant time(Fields fields) {
    var value = fields.text("seenAt", ".{1,64}", "an RFC 3339 time with its offset");
    try {
      return OffsetDateTime.parse(value).toInstant();
    } catch (DateTimeException e) {
      throw new IllegalArgumentException(
          "seenAt: an RFC 3339 time with its offset is needed, not \"%s\"".formatted(value));
    }
  }

  private static Direction direction(Fields fields) {
    if (fields.find("direction").isEmpty()) {
      return Direction.UNKNOWN;
    }
    var value = fields.text("direction", "in|out|unknown", "in, out or unknown");
    return Direction.valueOf(value.toUpperCase(Locale.ROOT));
  }

  private static String plate(Fields fields) {
    return fields
        .get(
            "plate",
            node -> node.isTextual() && node.asText().length() <= LONGEST_PLATE,
            "text of at most 16 characters, empty when unreadable,")
        .asText()
        .strip();
  }

  private static PlateColour colour(Fields fields) {
    return PlateColour.of(fields.text("colour", "[a-z-]{1,16}", "the plate's colour"));
  }

  private static float confidence(Fields fields) {
    return fields
        .get(
            "confidence",
            node -> node.isNumber() && node.asDouble() >= 0 && node.asDouble() <= 1,
            "a number from 0 to 1")
        .floatValue();
  }

  private static Reading.Picture picture(JsonNode node) {
    var fields = new Fields(node).only(PICTURE);
    fields.text("mediaType", "image/jpeg", "image/jpeg");
    return new Reading.Picture(
        fields.text("sha256", "[0-9a-f]{64}", "a SHA-256 in lower-case hexadecimal"),
        fields.get("data", JsonNode::isTextual, "the picture in base64").asText());
  }
}
