package parking.passages;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import parking.problems.JsonFields;
import parking.problems.Problem;

/** Understands the body of a batch of readings, or says what is wrong with it. */
final class ReadingsParser {
  private static final String CONTRACT = "plate-reading.v1";
  private static final int MOST_READINGS = 100;
  private static final Set<String> BATCH = Set.of("device", "sentAt", "readings");

  private ReadingsParser() {}

  /**
   * The batch as a whole must be sound; a reading that is not is refused on its own.
   *
   * @throws Problem naming the field, or the place where the text is no JSON
   */
  static Reading.Batch parse(byte[] body) {
    var batch = JsonFields.of(body, CONTRACT).only(BATCH);
    return new Reading.Batch(
        batch.text("device", ReadingFields.NAME, "the recogniser's name in the lots file"),
        batch.find("sentAt", name -> ReadingFields.time(batch, name)),
        readings(batch).stream().map(ReadingsParser::entry).toList());
  }

  private static List<JsonFields> readings(JsonFields batch) {
    var sent = batch.get("readings", JsonNode::isArray, "a list of 1 to 100 readings").size();
    if (sent == 0 || sent > MOST_READINGS) {
      throw batch.wrong("readings: %d are sent; 1 to %d are needed".formatted(sent, MOST_READINGS));
    }
    return batch.objects("readings", MOST_READINGS);
  }

  /** Without a number there is nothing to answer to, so that makes the whole batch malformed. */
  private static Reading.Entry entry(JsonFields item) {
    var number = number(item);
    try {
      return new Reading.Entry(number, Optional.of(ReadingFields.reading(number, item)), "");
    } catch (Problem e) {
      return new Reading.Entry(number, Optional.empty(), e.getMessage());
    }
  }

  private static long number(JsonFields item) {
    return item.get(
            "sequence",
            node -> node.isIntegralNumber() && node.canConvertToLong() && node.asLong() >= 1,
            "a whole number of at least 1")
        .asLong();
  }
}
