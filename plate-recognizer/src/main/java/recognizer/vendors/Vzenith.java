package recognizer.vendors;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

/**
 * Vzenith's HTTP protocol: {@code AlarmInfoPlate} in JSON, heartbeats as a form. Other pushes, such
 * as inputs and serial data, are signs of life. Of a heartbeat only serial number and address are
 * looked at; its password is not.
 */
final class Vzenith implements Protocol {
  @Override
  public CameraMessage read(Delivery delivery) throws BadMessage {
    if (delivery.isMultipart()) {
      MultipartForm form = MultipartForm.of(delivery);
      return new CameraMessage.Alive(told(form.text("serialno"), form.text("ipaddr")));
    }
    if (!delivery.mayBeJson()) {
      throw BadMessage.wrongType(
          "Vzenith cameras send JSON, and heartbeats as multipart/form-data, not \""
              + delivery.contentType()
              + "\".");
    }
    JsonNode json = JsonFields.object(delivery.body(), delivery.contentType());
    JsonNode alarm = json.path("AlarmInfoPlate");
    if (alarm.isMissingNode()) {
      JsonNode inside = json.size() == 1 ? json.elements().next() : json;
      return new CameraMessage.Alive(told(first(json, inside, "serialno"), ip(json, inside)));
    }
    return seen(alarm);
  }

  private static CameraMessage seen(JsonNode alarm) throws BadMessage {
    JsonNode result = JsonFields.getObject(alarm, "/result/PlateResult");
    Sighting sighting =
        PlateResult.sighting(result, JsonFields.text(result, "/license"), Optional.empty());
    return new CameraMessage.Seen(
        told(JsonFields.text(alarm, "/serialno"), JsonFields.text(alarm, "/ipaddr")), sighting);
  }

  private static String ip(JsonNode json, JsonNode inside) {
    return first(json, inside, "ipaddr");
  }

  private static String first(JsonNode json, JsonNode inside, String name) {
    String outer = JsonFields.text(json, "/" + name);
    return outer.isEmpty() ? JsonFields.text(inside, "/" + name) : outer;
  }

  static List<String> told(String... names) {
    return Stream.of(names).filter(name -> !name.isEmpty()).toList();
  }

  /** Anything but "ok" leaves a barrier alone; the content keeps clones of the protocol quiet. */
  @Override
  public Reply kept(Sighting sighting, boolean opens) {
    ObjectNode answer = JsonNodeFactory.instance.objectNode();
    ObjectNode about = answer.putObject("Response_AlarmInfoPlate");
    about.put("info", opens ? "ok" : "no").put("content", "retransfer_stop");
    String number = sighting.capture().id().replaceAll("@.*", "");
    if (number.matches("\\d{1,18}")) {
      long plateid = Long.parseLong(number);
      about.put("plateid", plateid);
      if (sighting.capture().isOffline()) {
        about.putObject("ContinuePushOffline").put("plateid", plateid).put("continue", 1);
      }
    }
    return Reply.json(answer.toString());
  }

  @Override
  public Reply alive() {
    return Reply.json("{}");
  }
}
