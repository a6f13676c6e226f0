package parking.passages;

import com.fasterxml.jackson.core.JsonFactory;
import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.core.StreamReadFeature;
import com.fasterxml.jackson.databind.DeserializationFeature;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import parking.problems.Problem;

/** Understands the body of a batch of readings, or says what is wrong with it. */
final class ReadingsParser {
  private static final int MOST_READINGS = 100;
  private static final Set<String> BATCH = Set.of("device", "sentAt", "readings");
  private static final ObjectMapper JSON =
      new ObjectMapper(
              JsonFactory.builder().enable(StreamReadFeature.USE_FAST_DOUBLE_PARSER).build())
          .enable(DeserializationFeature.FAIL_ON_TRAILING_TOKENS);

  private ReadingsParser() {}

  /**
   * The batch as a whole must be sound; a reading that is not is refused on its own.
   *
   * @throws Problem naming the field, or the place where the text is no JSON
   */
  static Reading.Batch parse(byte[] body) {
    try {
      var root = new Fields(tree(body)).only(BATCH);
      var device =
          root.text("device", ReadingFields.NAME, "the recogniser's name in the lots file");
      var list = root.get("readings", JsonNode::isArray, "a list of 1 to 100 readings");
      if (list.isEmpty() || list.size() > MOST_READINGS) {
        throw new IllegalArgumentException(
            "readings: %d are sent; 1 to %d are needed".formatted(list.size(), MOST_READINGS));
      }
      List<Reading.Entry> entries = new ArrayList<>();
      for (int i = 0; i < list.size(); i++) {
        entries.add(entry(list.get(i), i));
      }
      return new Reading.Batch(device, sentAt(root), entries);
    } catch (IllegalArgumentException e) {
      throw Problem.malformed(e.getMessage() + ". See the contract plate-reading.v1.");
    }
  }

  private static Optional<Instant> sentAt(Fields batch) {
    return batch.find("sentAt").isEmpty()
        ? Optional.empty()
        : Optional.of(ReadingFields.time(batch, "sentAt"));
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
      return new Reading.Entry(number, Optional.of(ReadingFields.reading(number, node)), "");
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
}
