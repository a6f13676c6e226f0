package recognizer.dispatch;

import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.time.Duration;
import java.util.Optional;
import recognizer.camera.DeviceClock;
import recognizer.keys.DeviceKey;
import recognizer.keys.Signing;

/**
 * The service's doors for readings and for reports; both may be used at the same time. Every
 * request is signed with the device's key.
 */
final class ParkingService {
  private static final Duration CONNECT_MAX = Duration.ofSeconds(5);
  private static final Duration REPORT_MAX = Duration.ofSeconds(10);
  private final HttpClient client =
      HttpClient.newBuilder()
          .version(HttpClient.Version.HTTP_1_1)
          .connectTimeout(CONNECT_MAX)
          .build();
  private final String address;
  private final Duration timeout;
  private final Signing signing;
  private final KeyRotation rotation;
  private final SecondChance secondChance;

  /**
   * @param address of the service, such as {@code http://192.0.2.1:8080}
   * @param rotateAfter a key that is older is replaced
   */
  ParkingService(URI address, Duration timeout, Signing signing, Duration rotateAfter) {
    this.address = address.toString().replaceFirst("/+$", "");
    this.timeout = timeout;
    this.signing = signing;
    this.rotation = new KeyRotation(signing, rotateAfter);
    this.secondChance = new SecondChance(signing);
  }

  /** The device's key. */
  DeviceKey key() {
    return signing.key();
  }

  /** Replaces the device's key when it is old. For one thread. */
  void keepKeyYoung() throws InterruptedException {
    rotation.rotateWhenDue((door, json) -> post(door, json, REPORT_MAX));
  }

  Answer send(Batch batch) throws InterruptedException {
    try {
      var response = post("/api/v1/readings", batch.json(), timeout);
      int status = response.statusCode();
      Optional<Duration> pause = pause(response);
      return pause.isPresent()
          ? new Answer.Busy(status, pause.get())
          : Answer.of(status, response.body(), batch.sequences());
    } catch (IOException e) {
      return new Answer.Silence(why(e));
    }
  }

  ReportAnswer report(byte[] json) throws InterruptedException {
    Duration patience = timeout.compareTo(REPORT_MAX) < 0 ? timeout : REPORT_MAX;
    try {
      var response = post("/api/v1/device-reports", json, patience);
      Optional<Duration> pause = pause(response);
      return pause.isPresent()
          ? new ReportAnswer.Busy(pause.get())
          : ReportAnswer.of(response.statusCode(), response.body());
    } catch (IOException e) {
      return new ReportAnswer.Silence(why(e));
    }
  }

  /** Signs and sends; once again when the service's no says how to sign better. */
  HttpResponse<byte[]> post(String door, byte[] json, Duration patience)
      throws IOException, InterruptedException {
    URI place = URI.create(address + door);
    HttpResponse<byte[]> answer = postOnce(place, json, patience);
    return secondChance.isWorthIt(answer) ? postOnce(place, json, patience) : answer;
  }

  private HttpResponse<byte[]> postOnce(URI place, byte[] json, Duration patience)
      throws IOException, InterruptedException {
    HttpRequest.Builder request =
        HttpRequest.newBuilder(place)
            .timeout(patience)
            .header("Content-Type", Signing.CONTENT_TYPE)
            .header("Accept", "application/json, application/problem+json")
            .POST(HttpRequest.BodyPublishers.ofByteArray(json));
    signing.headers(place.getRawPath(), json).forEach(request::header);
    return client.send(request.build(), HttpResponse.BodyHandlers.ofByteArray());
  }

  private static Optional<Duration> pause(HttpResponse<?> response) {
    return RetryAfter.find(response.statusCode(), response.headers(), DeviceClock.real().instant());
  }

  private String why(IOException e) {
    String reason = e.getMessage() == null ? e.getClass().getSimpleName() : e.getMessage();
    return "no answer from " + address + " (" + reason + ")";
  }
}
