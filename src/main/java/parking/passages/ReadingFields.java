package parking.passages;

import com.fasterxml.jackson.core.JsonFactory;
import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.core.StreamWriteFeature;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.ObjectWriter;
import com.fasterxml.jackson.databind.cfg.JsonNodeFeature;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.time.DateTimeException;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import parking.plates.PlateColour;

/** Understands the fields of one reading. */
final class ReadingFields {
  static final Pattern NAME = Pattern.compile("[A-Za-z0-9][A-Za-z0-9._-]{0,31}");
  private static final int LONGEST_PLATE = 16;
  private static final int MOST_OPINIONS = 4;
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
  private static final Set<String> OPINION = Set.of("reader", "plate", "colour", "confidence");
  private static final Set<String> VEHICLE = Set.of("colour", "brand", "kind");
  private static final Set<String> PICTURES = Set.of("picture", "cutOut");
  private static final Pattern TIME = Pattern.compile(".{1,64}");
  private static final Pattern DIRECTION = Pattern.compile("in|out|unknown");
  private static final Pattern EVENT = Pattern.compile("passed|stayed|turned-back");
  private static final Pattern READER = Pattern.compile("camera|recogniser");
  private static final Pattern LOOK = Pattern.compile("(?s).{1,32}");
  private static final Pattern COLOUR = Pattern.compile("[a-z-]{1,16}");
  private static final Pattern MEDIA_TYPE = Pattern.compile("image/jpeg");
  private static final Pattern SHA256 = Pattern.compile("[0-9a-f]{64}");
  private static final ObjectWriter SORTED =
      new ObjectMapper(
              JsonFactory.builder().enable(StreamWriteFeature.USE_FAST_DOUBLE_WRITER).build())
          .writer()
          .with(JsonNodeFeature.WRITE_PROPERTIES_SORTED);

  private ReadingFields() {}

  /**
   * @throws IllegalArgumentException naming the field that is missing or does not fit
   */
  static Reading reading(long number, JsonNode node) {
    var fields = new Fields(node).only(READING);
    return new Reading(
        number,
        fingerprint(node),
        fields.text("lane", NAME, "the lane's name in the lots file"),
        time(fields, "seenAt"),
        new Reading.Way(direction(fields), event(fields)),
        plateRead(fields),
        new Reading.Evidence(
            fields.find("picture").map(ReadingFields::picture),
            fields.find("cutOut").map(ReadingFields::picture)));
  }

  /** Pictures are left out: a device may have had to delete them between two tries. */
  private static String fingerprint(JsonNode node) {
    try {
      var bare = JsonNodeFactory.instance.objectNode();
      bare.setAll((ObjectNode) node);
      return Fingerprint.of(SORTED.writeValueAsBytes(bare.remove(PICTURES)));
    } catch (JsonProcessingException e) {
      throw new IllegalArgumentException("the reading cannot be written: " + e.getMessage(), e);
    }
  }

  static Instant time(Fields fields, String name) {
    var value = fields.text(name, TIME, "an RFC 3339 time with its offset");
    try {
      return OffsetDateTime.parse(value).toInstant();
    } catch (DateTimeException e) {
      throw new IllegalArgumentException(
          "%s: an RFC 3339 time with its offset is needed, not \"%s\"".formatted(name, value), e);
    }
  }

  private static Direction direction(Fields fields) {
    if (fields.find("direction").isEmpty()) {
      return Direction.UNKNOWN;
    }
    var value = fields.text("direction", DIRECTION, "in, out or unknown");
    return Direction.valueOf(value.toUpperCase(Locale.ROOT));
  }

  private static Event event(Fields fields) {
    if (fields.find("event").isEmpty()) {
      return Event.PASSED;
    }
    var value = fields.text("event", EVENT, "passed, stayed or turned-back");
    return Event.valueOf(value.toUpperCase(Locale.ROOT).replace('-', '_'));
  }

  private static Reading.PlateRead plateRead(Fields fields) {
    var isFake =
        fields.find("suspectedFake").isPresent()
            && fields.get("suspectedFake", JsonNode::isBoolean, "true or false").asBoolean();
    return new Reading.PlateRead(
        plate(fields),
        colour(fields),
        confidence(fields),
        isFake,
        fields.find("opinions").map(ReadingFields::opinions),
        fields.find("vehicle").flatMap(ReadingFields::look));
  }

  private static String opinions(JsonNode node) {
    if (!node.isArray() || node.size() > MOST_OPINIONS) {
      throw new IllegalArgumentException("opinions: a list of at most 4 is needed");
    }
    for (var opinion : node) {
      var fields = new Fields(opinion).only(OPINION);
      fields.text("reader", READER, "camera or recogniser");
      plate(fields);
      colour(fields);
      confidence(fields);
    }
    return node.toString();
  }

  private static Optional<String> look(JsonNode node) {
    var fields = new Fields(node).only(VEHICLE);
    var words =
        Stream.of("colour", "brand", "kind")
            .filter(name -> fields.find(name).isPresent())
            .map(name -> fields.text(name, LOOK, "text of 1 to 32 characters"))
            .collect(Collectors.joining(" "));
    return words.isEmpty() ? Optional.empty() : Optional.of(words);
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
    return PlateColour.of(fields.text("colour", COLOUR, "the plate's colour"));
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
    fields.text("mediaType", MEDIA_TYPE, "image/jpeg");
    return new Reading.Picture(
        fields.text("sha256", SHA256, "a SHA-256 in lower-case hexadecimal"),
        fields.get("data", JsonNode::isTextual, "the picture in base64").asText());
  }
}
