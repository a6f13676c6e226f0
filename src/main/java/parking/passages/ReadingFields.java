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
import java.util.function.Function;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import parking.plates.PlateColour;
import parking.problems.JsonFields;
import parking.problems.Problem;

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
   * @throws Problem naming the field that is missing or does not fit
   */
  static Reading reading(long number, JsonFields item) {
    var fields = item.only(READING);
    return new Reading(
        number,
        fingerprint(fields),
        fields.text("lane", NAME, "the lane's name in the lots file"),
        time(fields, "seenAt"),
        new Reading.Way(direction(fields), event(fields)),
        plateRead(fields),
        new Reading.Evidence(
            fields.find("picture", name -> picture(fields.object(name))),
            fields.find("cutOut", name -> picture(fields.object(name)))));
  }

  /** Pictures are left out: a device may have had to delete them between two tries. */
  private static String fingerprint(JsonFields fields) {
    try {
      var bare = JsonNodeFactory.instance.objectNode();
      bare.setAll((ObjectNode) fields.object());
      return Fingerprint.of(SORTED.writeValueAsBytes(bare.remove(PICTURES)));
    } catch (JsonProcessingException e) {
      throw fields.wrong("the reading cannot be written: " + e.getOriginalMessage());
    }
  }

  static Instant time(JsonFields fields, String name) {
    var value = fields.text(name, TIME, "an RFC 3339 time with its offset");
    try {
      return OffsetDateTime.parse(value).toInstant();
    } catch (DateTimeException e) {
      throw fields.wrong(
          "%s: an RFC 3339 time with its offset is needed, not \"%s\"".formatted(name, value));
    }
  }

  private static Direction direction(JsonFields fields) {
    return fields
        .find("direction", name -> fields.text(name, DIRECTION, "in, out or unknown"))
        .map(value -> Direction.valueOf(value.toUpperCase(Locale.ROOT)))
        .orElse(Direction.UNKNOWN);
  }

  private static Event event(JsonFields fields) {
    return fields
        .find("event", name -> fields.text(name, EVENT, "passed, stayed or turned-back"))
        .map(value -> Event.valueOf(value.toUpperCase(Locale.ROOT).replace('-', '_')))
        .orElse(Event.PASSED);
  }

  private static Reading.PlateRead plateRead(JsonFields fields) {
    var isFake =
        fields.has("suspectedFake")
            && fields.get("suspectedFake", JsonNode::isBoolean, "true or false").asBoolean();
    return new Reading.PlateRead(
        plate(fields),
        colour(fields),
        confidence(fields),
        isFake,
        fields.find("opinions", name -> opinions(fields, name)),
        fields.find("vehicle", name -> look(fields.object(name))).flatMap(Function.identity()));
  }

  private static String opinions(JsonFields reading, String name) {
    for (var opinion : reading.objects(name, MOST_OPINIONS)) {
      var fields = opinion.only(OPINION);
      fields.text("reader", READER, "camera or recogniser");
      plate(fields);
      colour(fields);
      confidence(fields);
    }
    return reading.object().get(name).toString();
  }

  private static Optional<String> look(JsonFields vehicle) {
    var fields = vehicle.only(VEHICLE);
    var words =
        Stream.of("colour", "brand", "kind")
            .filter(fields::has)
            .map(name -> fields.text(name, LOOK, "text of 1 to 32 characters"))
            .collect(Collectors.joining(" "));
    return words.isEmpty() ? Optional.empty() : Optional.of(words);
  }

  private static String plate(JsonFields fields) {
    return fields
        .get(
            "plate",
            node -> node.isTextual() && node.asText().length() <= LONGEST_PLATE,
            "text of at most 16 characters, empty when unreadable,")
        .asText()
        .strip();
  }

  private static PlateColour colour(JsonFields fields) {
    var code = fields.text("colour", COLOUR, "the plate's colour");
    try {
      return PlateColour.of(code);
    } catch (IllegalArgumentException e) {
      throw fields.wrong(e.getMessage());
    }
  }

  private static float confidence(JsonFields fields) {
    return fields
        .get(
            "confidence",
            node -> node.isNumber() && node.asDouble() >= 0 && node.asDouble() <= 1,
            "a number from 0 to 1")
        .floatValue();
  }

  private static Reading.Picture picture(JsonFields object) {
    var fields = object.only(PICTURE);
    fields.text("mediaType", MEDIA_TYPE, "image/jpeg");
    return new Reading.Picture(
        fields.text("sha256", SHA256, "a SHA-256 in lower-case hexadecimal"),
        fields.get("data", JsonNode::isTextual, "the picture in base64").asText());
  }
}
