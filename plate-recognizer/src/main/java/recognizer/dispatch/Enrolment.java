package recognizer.dispatch;

import com.fasterxml.jackson.databind.JsonNode;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpResponse;
import java.time.Duration;
import recognizer.camera.DeviceClock;
import recognizer.keys.KeyFolder;
import recognizer.keys.Signing;

/** Registers a device's key at the service by a code that an administrator was shown. */
public final class Enrolment {
  private static final Duration PATIENCE = Duration.ofSeconds(30);
  private static final String DOOR = "/api/v1/devices/enrolments";

  private final Signing signing;
  private final ParkingService service;

  /**
   * @param device its name in the lots file
   * @throws IOException when the key cannot be read or made
   */
  public Enrolment(String device, URI service, KeyPlace place) throws IOException {
    this.signing = Signing.with(device, new KeyFolder(place.folder()), DeviceClock.real());
    this.service = new ParkingService(service, PATIENCE, signing, place.rotateAfter());
  }

  /** The fingerprint of the device's key, which the service has to name as well. */
  public String fingerprint() {
    return signing.key().fingerprint();
  }

  /** The public half of the device's key. */
  public String publicKey() {
    return signing.key().publicText();
  }

  /**
   * Registers the key; when that one was revoked, a new one.
   *
   * @throws IOException saying why the service does not take it, or that it cannot be reached
   */
  public void enrol(String code) throws IOException, InterruptedException {
    HttpResponse<byte[]> answer = send(code);
    if (answer.statusCode() == 409 && type(answer).endsWith("/key-used-up")) {
      signing.renew();
      answer = send(code);
    }
    if (answer.statusCode() != 200) {
      throw new IOException(
          "The service does not enrol this device (status %d). %s"
              .formatted(answer.statusCode(), Answer.problem(answer.body())));
    }
  }

  private HttpResponse<byte[]> send(String code) throws IOException, InterruptedException {
    return service.post(
        DOOR,
        ReadingJson.bytes(ReadingJson.object().put("code", code).put("publicKey", publicKey())),
        PATIENCE);
  }

  private static String type(HttpResponse<byte[]> answer) {
    try {
      JsonNode problem = ReadingJson.parse(answer.body());
      return problem.path("type").asText();
    } catch (IOException e) {
      return "";
    }
  }
}
