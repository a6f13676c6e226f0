package parking.demo;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.net.ConnectException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse.BodyHandlers;
import java.time.Duration;

/** Asks one of the demo's programs over HTTP. */
final class Http {
  private static final ObjectMapper JSON = new ObjectMapper();
  private static final int TRIES = 240;
  private static final Duration PAUSE = Duration.ofMillis(250);

  private final HttpClient client =
      HttpClient.newBuilder().connectTimeout(Duration.ofSeconds(5)).build();
  private final String base;
  private Desk desk;

  Http(int port) {
    this.base = "http://127.0.0.1:" + port;
  }

  /** Asks as the person at the desk from now on. */
  void isAskedBy(Desk desk) {
    this.desk = desk;
  }

  JsonNode get(String path) throws IOException, InterruptedException {
    return send(HttpRequest.newBuilder(uri(path)).GET());
  }

  JsonNode post(String path, Object body) throws IOException, InterruptedException {
    return send(
        HttpRequest.newBuilder(uri(path))
            .header("Content-Type", "application/json")
            .POST(HttpRequest.BodyPublishers.ofString(JSON.writeValueAsString(body))));
  }

  JsonNode put(String path, Object body) throws IOException, InterruptedException {
    return send(
        HttpRequest.newBuilder(uri(path))
            .header("Content-Type", "application/json")
            .PUT(HttpRequest.BodyPublishers.ofString(JSON.writeValueAsString(body))));
  }

  /** Waits until the program answers on {@code path}, as long as it runs, for a minute. */
  void awaitAnswer(String path, Program program) throws IOException, InterruptedException {
    for (int i = 0; i < TRIES; i++) {
      program.mustRun();
      try {
        get(path);
        return;
      } catch (ConnectException | IllegalStateException e) {
        Thread.sleep(PAUSE.toMillis());
      }
    }
    throw new IllegalStateException(base + path + " did not answer:\n" + program.tail());
  }

  private URI uri(String path) {
    return URI.create(base + path);
  }

  private JsonNode send(HttpRequest.Builder request) throws IOException, InterruptedException {
    if (desk != null) {
      request.header("Authorization", "Bearer " + desk.token());
    }
    var built = request.timeout(Duration.ofSeconds(10)).build();
    var answer = client.send(built, BodyHandlers.ofString());
    if (answer.statusCode() / 100 != 2) {
      throw new IllegalStateException(
          built.method() + " " + built.uri().getPath() + ": " + answer.body());
    }
    return answer.body().isBlank() ? JSON.nullNode() : JSON.readTree(answer.body());
  }
}
