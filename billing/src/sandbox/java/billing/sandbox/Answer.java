package billing.sandbox;

import com.fasterxml.jackson.databind.JsonNode;

/**
 * What the sandbox answers, before it is signed.
 *
 * @param status the HTTP status
 * @param body JSON text, empty with 204
 */
record Answer(int status, String body) {
  static Answer ok(JsonNode body) {
    return new Answer(200, body.toString());
  }

  static Answer nothing() {
    return new Answer(204, "");
  }

  static Answer of(Refusal refusal) {
    var body = Json.object();
    body.put("code", refusal.code());
    body.put("message", refusal.getMessage());
    return new Answer(refusal.status(), body.toString());
  }
}
