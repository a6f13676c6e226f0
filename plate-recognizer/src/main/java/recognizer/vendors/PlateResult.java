package recognizer.vendors;

import com.fasterxml.jackson.databind.JsonNode;
import java.time.Instant;
import java.util.Optional;
import java.util.stream.Stream;
import recognizer.detect.PlateColour;
import recognizer.detect.Quad;
import recognizer.vote.Opinion;
import recognizer.vote.VehicleLook;

/** Vzenith's {@code PlateResult}, which comes over HTTP and, a little differently, over MQTT. */
final class PlateResult {
  private static final Codes CODES = Codes.of("vzenith");
  private static final String UNKNOWN_BRAND = "255";

  /** What a camera's word is worth that does not say how sure it is, in per cent. */
  private static final double UNSTATED = 50;

  private PlateResult() {}

  /**
   * The sighting that a result tells of.
   *
   * @param license the plate as it is written, decoded
   * @param sentAt when it was sent, for results without a time of their own
   */
  static Sighting sighting(JsonNode result, String license, Optional<Instant> sentAt)
      throws BadMessage {
    String type = JsonFields.text(result, "/type");
    Optional<String> kind = CODES.findMeaning("plate-type", type);
    String plate = kind.filter("none"::equals).isPresent() ? "" : license;
    Opinion opinion =
        PlateWords.opinion(
            plate, colour(result, type), JsonFields.number(result, "/confidence", UNSTATED));
    boolean isFake =
        result.path("is_fake_plate").asInt() == 1 || kind.filter("fake"::equals).isPresent();
    return new Sighting(
        capture(result, sentAt),
        opinion,
        CODES.movement(JsonFields.text(result, "/direction")),
        CODES.event(JsonFields.text(result, "/triggerType")),
        vehicle(result),
        isFake,
        new Sighting.Pictures(
            picture(result, "imageFile", "full_image_content"),
            picture(result, "imageFragmentFile", "small_image_content"),
            place(result)));
  }

  /**
   * A camera counts its records anew after a reset, so that its number alone does not tell a record
   * from another; with its time it does.
   */
  private static Sighting.Capture capture(JsonNode result, Optional<Instant> sentAt) {
    JsonNode time = result.at("/timeStamp/Timeval");
    Optional<Instant> takenAt =
        CameraTimes.findEpoch(time.path("sec").asLong(), time.path("usec").asLong());
    String number = first(result, "/plateid", "/unique_id");
    String id =
        number.isEmpty() ? "" : number + takenAt.map(at -> "@" + at.getEpochSecond()).orElse("");
    boolean isOffline = first(result, "/isoffline", "/is_offline").equals("1");
    return new Sighting.Capture(id, takenAt.or(() -> sentAt), isOffline);
  }

  private static PlateColour colour(JsonNode result, String type) {
    String code = first(result, "/colorType", "/color", "/plates/0/color");
    PlateColour colour = CODES.colour("plate-colour", code);
    return colour == PlateColour.UNKNOWN ? CODES.colour("colour-of-type", type) : colour;
  }

  private static VehicleLook vehicle(JsonNode result) {
    String brand = JsonFields.text(result, "/car_brand/brand");
    return new VehicleLook(
        CODES.findMeaning("car-colour", JsonFields.text(result, "/carColor")).orElse(""),
        brand.equals(UNKNOWN_BRAND) || brand.equals("0") ? "" : brand,
        CODES.findMeaning("car-kind", JsonFields.text(result, "/car_brand/type")).orElse(""));
  }

  private static byte[] picture(JsonNode result, String name, String otherName) throws BadMessage {
    String used = result.has(name) ? name : otherName;
    return PictureFields.base64(used, JsonFields.text(result, "/" + used));
  }

  private static Optional<Quad> place(JsonNode result) {
    JsonNode box = result.has("pos") ? result.path("pos") : result.at("/location/RECT");
    double left = box.path("left").asDouble();
    double top = box.path("top").asDouble();
    double right = box.path("right").asDouble();
    double bottom = box.path("bottom").asDouble();
    boolean isBox = left >= 0 && top >= 0 && right > left && bottom > top && right < 1e5;
    return isBox
        ? Optional.of(Quad.of(left, top, right, top, right, bottom, left, bottom))
        : Optional.empty();
  }

  private static String first(JsonNode result, String... pointers) {
    return Stream.of(pointers)
        .map(pointer -> JsonFields.text(result, pointer))
        .filter(text -> !text.isEmpty())
        .findFirst()
        .orElse("");
  }
}
