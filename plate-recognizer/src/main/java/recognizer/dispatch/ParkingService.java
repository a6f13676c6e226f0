package recognizer.dispatch;

import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.time.Duration;
import java.util.Optional;
import recognizer.camera.DeviceClock;

/** The service's doors for readings and for reports; both may be used at the same time. */
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

  /**
   * @param address of the service, such as {@code http://192.0.2.1:8080}
   */
  ParkingService(URI address, Duration timeout) {
    this.address = address.toString().replaceFirst("/+$", "");
    this.timeout = timeout;
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

  private HttpResponse<byte[]> post(String door, byte[] json, Duration patience)
      throws IOException, InterruptedException {
    HttpRequest request =
        HttpRequest.newBuilder(URI.create(address + door))
            .timeout(patience)
            .header("Content-Type", "application/json")
            .header("Accept", "application/json, application/problem+json")
            .POST(HttpRequest.BodyPublishers.ofByteArray(json))
            .build();
    return client.send(request, HttpResponse.BodyHandlers.ofByteArray());
  }

  private static Optional<Duration> pause(HttpResponse<?> response) {
    return RetryAfter.find(response.statusCode(), response.headers(), DeviceClock.real().instant());
  }

  private String why(IOException e) {
    String reason = e.getMessage() == null ? e.getClass().getSimpleName() : e.getMessage();
    return "no answer from " + address + " (" + reason + ")";
  }
}
