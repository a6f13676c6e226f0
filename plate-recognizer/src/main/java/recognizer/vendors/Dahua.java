package recognizer.vendors;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import recognizer.detect.PlateColour;
import recognizer.vote.Opinion;
import recognizer.vote.PassageEvent;
import recognizer.vote.VehicleLook;

/**
 * Dahua's ITSAPI in JSON: {@code TollgateInfo}, {@code KeepAlive} and {@code DeviceInfo} below
 * {@code /NotificationInfo}. An answer without a result that is true is sent again.
 */
final class Dahua implements Protocol {
  private static final Codes CODES = Codes.of("dahua");
  private static final Reply TAKEN = Reply.json("{\"Result\":true,\"Message\":\"Success\"}");

  /** What a camera's word is worth that does not say how sure it is, in per cent. */
  private static final double UNSTATED = 50;

  @Override
  public CameraMessage read(Delivery delivery) throws BadMessage {
    String kind = delivery.path().replaceAll(".*/", "");
    boolean isSighting = kind.equals("TollgateInfo");
    if (!isSighting && !kind.equals("KeepAlive") && !kind.equals("DeviceInfo")) {
      throw new BadMessage(
          404,
          "There is no such place",
          "Dahua cameras send to NotificationInfo/TollgateInfo, KeepAlive or DeviceInfo.");
    }
    if (!delivery.mayBeJson()) {
      throw BadMessage.wrongType(
          "Dahua cameras send JSON here, not \"" + delivery.contentType() + "\".");
    }
    JsonNode json = JsonFields.object(delivery.body(), delivery.contentType());
    if (!isSighting) {
      return new CameraMessage.Alive(names(json, "/DeviceID", "/IPAddress", "/SerialNumber"));
    }
    JsonNode picture = JsonFields.getObject(json, "/Picture");
    return new CameraMessage.Seen(
        names(picture, "/SnapInfo/DeviceID", "/SnapInfo/SerialNumber"), sighting(picture));
  }

  private static List<String> names(JsonNode json, String... pointers) {
    List<String> names = new ArrayList<>();
    for (String pointer : pointers) {
      String name = JsonFields.text(json, pointer);
      if (!name.isEmpty()) {
        names.add(name);
      }
    }
    return names;
  }

  private static Sighting sighting(JsonNode picture) throws BadMessage {
    JsonNode plate = JsonFields.getObject(picture, "/Plate");
    boolean isThere = !plate.has("IsExist") || plate.path("IsExist").asBoolean(true);
    PlateColour colour = CODES.colour("plate-colour", JsonFields.text(plate, "/PlateColor"));
    Opinion opinion =
        PlateWords.opinion(
            isThere ? JsonFields.text(plate, "/PlateNumber") : "",
            colour,
            JsonFields.number(plate, "/Confidence", UNSTATED));
    return new Sighting(
        new Sighting.Capture(
            "", CameraTimes.find(JsonFields.text(picture, "/SnapInfo/AccurateTime")), false),
        opinion,
        CODES.movement(JsonFields.text(picture, "/SnapInfo/Direction")),
        PassageEvent.PASSED,
        new VehicleLook(
            JsonFields.text(picture, "/Vehicle/VehicleColor"),
            JsonFields.text(picture, "/Vehicle/VehicleSign"),
            JsonFields.text(picture, "/Vehicle/VehicleType")),
        false,
        new Sighting.Pictures(
            content(picture, "NormalPic"), content(picture, "CutoutPic"), Optional.empty()));
  }

  private static byte[] content(JsonNode picture, String name) throws BadMessage {
    return PictureFields.base64(
        name + ".Content", JsonFields.text(picture, "/" + name + "/Content"));
  }

  @Override
  public Reply kept(Sighting sighting, boolean opens) {
    return TAKEN;
  }

  @Override
  public Reply alive() {
    return TAKEN;
  }
}
