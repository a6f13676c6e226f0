package parking.testing;

import static io.restassured.RestAssured.given;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.restassured.RestAssured;
import io.restassured.config.EncoderConfig;
import io.restassured.response.Response;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;

/**
 * Posts what edges post to the service that a story runs against, signed. An edge that the service
 * does not know the key of is enrolled first, by the way that edges are enrolled.
 */
public final class SigningEdge {
  private static final ObjectMapper JSON = new ObjectMapper();
  private static final Map<String, EdgeKey> KEYS = new ConcurrentHashMap<>();
  private static final String ENROLMENTS = "/api/v1/devices/enrolments";
  private static final int UNAUTHORIZED = 401;

  private SigningEdge() {}

  /** The key of a device; it stays the same from one story to the next. */
  public static EdgeKey key(String device) {
    return KEYS.computeIfAbsent(device, it -> EdgeKey.make());
  }

  /** Posts an object as JSON. */
  public static Response posts(String device, String path, Object body) {
    try {
      return posts(device, path, JSON.writeValueAsBytes(body));
    } catch (JsonProcessingException e) {
      throw new IllegalStateException(e);
    }
  }

  /** Posts a text. */
  public static Response postsText(String device, String path, String body) {
    return posts(device, path, body.getBytes(StandardCharsets.UTF_8));
  }

  private static Response posts(String device, String path, byte[] body) {
    var answer = posts(key(device).headers(device, path, body), path, body);
    if (answer.statusCode() != UNAUTHORIZED
        || !answer.<String>path("type").startsWith("/problems/key-")) {
      return answer;
    }
    if (!answer.path("type").equals("/problems/key-unknown")) {
      KEYS.put(device, EdgeKey.make());
    }
    if (!isEnrolled(device)) {
      return answer;
    }
    return posts(key(device).headers(device, path, body), path, body);
  }

  /** Posts bytes with headers as they are given. */
  public static Response posts(Map<String, String> headers, String path, byte[] body) {
    var plain =
        EncoderConfig.encoderConfig().appendDefaultContentCharsetToContentTypeIfUndefined(false);
    return given()
        .config(RestAssured.config().encoderConfig(plain))
        .contentType(EdgeKey.CONTENT_TYPE)
        .headers(headers)
        .body(body)
        .post(path);
  }

  /** Enrols a device that the service's lots file lists; whether it lists it. */
  private static synchronized boolean isEnrolled(String device) {
    List<String> lots =
        given().get("/api/v1/devices").path("findAll { it.device == '%s' }.lot".formatted(device));
    if (lots.isEmpty()) {
      return false;
    }
    String code =
        given()
            .post("/api/v1/lots/{lot}/devices/{device}/enrolments", lots.get(0), device)
            .path("code");
    var body = "{\"code\":\"%s\",\"publicKey\":\"%s\"}".formatted(code, key(device).publicKey());
    var bytes = body.getBytes(StandardCharsets.UTF_8);
    posts(key(device).headers(device, ENROLMENTS, bytes), ENROLMENTS, bytes).then().statusCode(200);
    return true;
  }
}
