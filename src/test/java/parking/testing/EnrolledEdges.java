package parking.testing;

import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;

/**
 * The edges of a program that plays many of them: each gets a key that is enrolled through the
 * service's doors before it first sends, and signs all that it sends.
 */
public final class EnrolledEdges {
  private static final ObjectMapper JSON = new ObjectMapper();
  private static final Duration PATIENCE = Duration.ofSeconds(30);
  private static final HttpClient CLIENT =
      HttpClient.newBuilder()
          .version(HttpClient.Version.HTTP_1_1)
          .connectTimeout(Duration.ofSeconds(5))
          .build();

  private final Map<Edge, EdgeKey> keys = new ConcurrentHashMap<>();
  private final Administrator administrator;
  private String token;

  /** Where an administrator's token comes from, with whom a device is enrolled. */
  public interface Administrator {
    String token() throws IOException, InterruptedException;
  }

  public EnrolledEdges(Administrator administrator) {
    this.administrator = administrator;
  }

  /** A device of a lot, both as the lots file names them. */
  public record Edge(String lot, String device) {}

  /**
   * A request to a door of the service, signed by an edge.
   *
   * @param port where the service listens
   * @throws IOException when nobody answers
   * @throws IllegalStateException when the service does not enrol the edge
   */
  public HttpRequest.Builder request(int port, Edge edge, String path, byte[] body)
      throws IOException, InterruptedException {
    return signed(port, key(port, edge).headers(edge.device(), path, body), path, body);
  }

  private static HttpRequest.Builder signed(
      int port, Map<String, String> headers, String path, byte[] body) {
    var request =
        HttpRequest.newBuilder(URI.create("http://127.0.0.1:%d%s".formatted(port, path)))
            .header("Content-Type", EdgeKey.CONTENT_TYPE)
            .POST(HttpRequest.BodyPublishers.ofByteArray(body));
    headers.forEach(request::header);
    return request;
  }

  /** Each edge is used by one thread at a time, so it is not enrolled twice. */
  private EdgeKey key(int port, Edge edge) throws IOException, InterruptedException {
    var known = keys.get(edge);
    if (known != null) {
      return known;
    }
    var key = EdgeKey.make();
    enrol(port, edge, key, token());
    keys.put(edge, key);
    return key;
  }

  /** Asked for once: the service that gave it may be gone when the last edge is enrolled. */
  private synchronized String token() throws IOException, InterruptedException {
    if (token == null) {
      token = administrator.token();
    }
    return token;
  }

  /**
   * Enrols a key of an edge by a code, as an administrator and a recogniser do.
   *
   * @param token an administrator's
   */
  private static void enrol(int port, Edge edge, EdgeKey key, String token)
      throws IOException, InterruptedException {
    var body =
        JSON.writeValueAsBytes(
            Map.of("code", code(port, edge, token), "publicKey", key.publicKey()));
    var path = "/api/v1/devices/enrolments";
    send(signed(port, key.headers(edge.device(), path, body), path, body));
  }

  private static String code(int port, Edge edge, String token)
      throws IOException, InterruptedException {
    var place =
        "http://127.0.0.1:%d/api/v1/lots/%s/devices/%s/enrolments"
            .formatted(port, edge.lot(), edge.device());
    var answer =
        send(
            HttpRequest.newBuilder(URI.create(place))
                .header("Authorization", "Bearer " + token)
                .POST(HttpRequest.BodyPublishers.noBody()));
    return JSON.readTree(answer.body()).path("code").asText();
  }

  private static HttpResponse<String> send(HttpRequest.Builder request)
      throws IOException, InterruptedException {
    var answer =
        CLIENT.send(
            request.timeout(PATIENCE).build(), BodyHandlers.ofString(StandardCharsets.UTF_8));
    if (answer.statusCode() / 100 == 5) {
      throw new IOException("the service answered " + answer.statusCode());
    }
    if (answer.statusCode() / 100 != 2) {
      throw new IllegalStateException("An edge is not enrolled: " + answer.body());
    }
    return answer;
  }
}
