package billing.sandbox;

import com.fasterxml.jackson.databind.JsonNode;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.util.Map;

/**
 * What the sandbox answers.
 *
 * @param status the HTTP status
 * @param type of the body
 * @param body empty with 204
 * @param isSigned whether it comes with a signature
 * @param more headers
 */
record Answer(int status, String type, byte[] body, boolean isSigned, Map<String, String> more) {
  private static final String JSON = "application/json; charset=utf-8";

  private Answer(int status, String type, byte[] body, boolean isSigned) {
    this(status, type, body, isSigned, Map.of());
  }

  static Answer ok(JsonNode body) {
    return json(200, body);
  }

  static Answer nothing() {
    return new Answer(204, JSON, new byte[0], false);
  }

  /** Nothing, which is signed nevertheless. */
  static Answer signedNothing() {
    return new Answer(204, JSON, new byte[0], true);
  }

  /** A file, which comes without a signature. */
  static Answer file(byte[] content) {
    return new Answer(200, "application/octet-stream", content, false);
  }

  /** A page for a browser. */
  static Answer page(byte[] html) {
    return new Answer(200, "text/html; charset=utf-8", html, false);
  }

  /** Sends a browser somewhere else. */
  static Answer leadingTo(URI address) {
    return new Answer(303, JSON, new byte[0], false, Map.of("Location", address.toString()));
  }

  static Answer of(Refusal refusal) {
    var body = Json.object();
    body.put("code", refusal.code());
    body.put("message", refusal.getMessage());
    return json(refusal.status(), body);
  }

  private static Answer json(int status, JsonNode body) {
    return new Answer(status, JSON, body.toString().getBytes(StandardCharsets.UTF_8), true);
  }

  /** The body as text, to be signed. */
  String text() {
    return new String(body, StandardCharsets.UTF_8);
  }

  /** The same with another body. */
  Answer saying(byte[] other) {
    return new Answer(status, type, other, isSigned, more);
  }
}
