package parking.chaos;

import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse.BodyHandlers;
import java.time.Duration;

/** Requests to programs on this machine. */
final class Http {
  private static final Duration PATIENCE = Duration.ofSeconds(30);
  private static final HttpClient CLIENT =
      HttpClient.newBuilder()
          .version(HttpClient.Version.HTTP_1_1)
          .connectTimeout(Duration.ofSeconds(5))
          .build();

  private Http() {}

  /** An answer's status and body. */
  record Answer(int status, String body) {
    boolean isGood() {
      return status / 100 == 2;
    }
  }

  /** Sends what was made elsewhere. */
  static Answer send(HttpRequest.Builder request) throws IOException, InterruptedException {
    var answer = CLIENT.send(request.timeout(PATIENCE).build(), BodyHandlers.ofString());
    return new Answer(answer.statusCode(), answer.body());
  }

  static Answer send(String method, int port, String path, String body)
      throws IOException, InterruptedException {
    return send(request(method, port, path, body));
  }

  private static HttpRequest.Builder request(String method, int port, String path, String body) {
    return HttpRequest.newBuilder(URI.create("http://127.0.0.1:%d%s".formatted(port, path)))
        .header("Content-Type", "application/json")
        .method(method, HttpRequest.BodyPublishers.ofString(body));
  }

  /**
   * Puts something as somebody of the staff.
   *
   * @throws IllegalStateException when the answer is not good
   */
  static void mustPut(String token, int port, String path, String body)
      throws IOException, InterruptedException {
    var answer = send(request("PUT", port, path, body).header("Authorization", "Bearer " + token));
    if (!answer.isGood()) {
      throw new IllegalStateException("PUT %s: %s".formatted(path, answer));
    }
  }

  /**
   * @throws IllegalStateException when the answer is not good
   */
  static String must(String method, int port, String path, String body)
      throws IOException, InterruptedException {
    var answer = send(method, port, path, body);
    if (!answer.isGood()) {
      throw new IllegalStateException("%s %s: %s".formatted(method, path, answer));
    }
    return answer.body();
  }
}
