package recognizer.vendors;

import com.fasterxml.jackson.databind.JsonNode;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.Arrays;
import java.util.Base64;
import java.util.List;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/**
 * Vzenith's MQTT protocol 1.1: {@code ivs_result} and {@code keep_alive} below {@code
 * device/SERIAL/message/up}, or {@code SERIAL/device/message/up} with other firmware.
 */
final class VzenithMqtt implements Protocol {
  private static final Pattern TOPIC =
      Pattern.compile("(?:device/([^/]+)|([^/]+)/device)/message/up/([a-z_]+)");

  private static final List<String> PLACES =
      List.of(
          "/payload/body/AlarmInfoPlate/result/PlateResult",
          "/payload/AlarmInfoPlate/result/PlateResult",
          "/payload/body/result/PlateResult",
          "/payload/body/PlateResult",
          "/payload/body",
          "/AlarmInfoPlate/result/PlateResult");

  @Override
  public CameraMessage read(Delivery delivery) throws BadMessage {
    Matcher topic = TOPIC.matcher(delivery.path());
    if (!topic.matches()) {
      throw new BadMessage(404, "There is no such topic", "Not understood: " + delivery.path());
    }
    String serial = topic.group(1) == null ? topic.group(2) : topic.group(1);
    if (!topic.group(3).equals("ivs_result")) {
      return new CameraMessage.Alive(List.of(serial));
    }
    JsonNode json = JsonFields.object(withoutNuls(delivery.body()), "");
    String claimed = JsonFields.text(json, "/sn");
    if (!claimed.isEmpty() && !claimed.equalsIgnoreCase(serial)) {
      throw BadMessage.malformed("The message is of device " + claimed + ", its topic of another.");
    }
    JsonNode result =
        PLACES.stream()
            .map(json::at)
            .filter(node -> node.has("license"))
            .findFirst()
            .orElseThrow(() -> BadMessage.malformed("payload.body has no PlateResult."));
    Optional<Instant> sentAt = CameraTimes.findEpoch(json.path("timestamp").asLong(), 0);
    String license = license(JsonFields.text(result, "/license"));
    return new CameraMessage.Seen(List.of(serial), PlateResult.sighting(result, license, sentAt));
  }

  /** Some firmware ends its text like C does, or begins it so. */
  private static byte[] withoutNuls(byte[] body) {
    int from = 0;
    int to = body.length;
    while (from < to && body[from] == 0) {
      from++;
    }
    while (to > from && body[to - 1] == 0) {
      to--;
    }
    return Arrays.copyOfRange(body, from, to);
  }

  /** Plates come in base64 here; a text that is none, or hides no text, is the plate itself. */
  static String license(String written) {
    if (!written.matches("[A-Za-z0-9+/]+={0,2}") || written.length() % 4 != 0) {
      return written;
    }
    byte[] bytes = Base64.getDecoder().decode(written);
    return Stream.of(StandardCharsets.UTF_8, java.nio.charset.Charset.forName("GB18030"))
        .flatMap(charset -> Texts.strictly(charset, bytes).stream())
        .filter(text -> text.matches("[\\p{IsHan}\\p{Alnum}_·\\- ]{4,16}|_无_|无"))
        .findFirst()
        .orElse(written);
  }

  @Override
  public Reply kept(Sighting sighting, boolean opens) {
    return Reply.EMPTY;
  }

  @Override
  public Reply alive() {
    return Reply.EMPTY;
  }
}
