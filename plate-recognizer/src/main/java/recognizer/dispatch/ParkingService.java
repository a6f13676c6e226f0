package recognizer.dispatch;

import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.time.Duration;

/** The service's door for readings. */
final class ParkingService {
  private static final Duration CONNECT_MAX = Duration.ofSeconds(5);
  private final HttpClient client =
      HttpClient.newBuilder()
          .version(HttpClient.Version.HTTP_1_1)
          .connectTimeout(CONNECT_MAX)
          .build();
  private final URI door;
  private final Duration timeout;

  /**
   * @param address of the service, such as {@code http://192.0.2.1:8080}
   */
  ParkingService(URI address, Duration timeout) {
    this.door = URI.create(address.toString().replaceFirst("/+$", "") + "/api/v1/readings");
    this.timeout = timeout;
  }

  Answer send(Batch batch) throws InterruptedException {
    HttpRequest request =
        HttpRequest.newBuilder(door)
            .timeout(timeout)
            .header("Content-Type", "application/json")
            .header("Accept", "application/json, application/problem+json")
            .POST(HttpRequest.BodyPublishers.ofByteArray(batch.json()))
            .build();
    try {
      HttpResponse<byte[]> response = client.send(request, HttpResponse.BodyHandlers.ofByteArray());
      return Answer.of(response.statusCode(), response.body(), batch.sequences());
    } catch (IOException e) {
      String reason = e.getMessage() == null ? e.getClass().getSimpleName() : e.getMessage();
      return new Answer.Silence("no answer from " + door + " (" + reason + ")");
    }
  }
}
