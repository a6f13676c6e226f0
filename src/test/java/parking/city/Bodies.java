package parking.city;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.util.LinkedHashMap;
import java.util.Map;

/** Writes requests as the contract has them. */
final class Bodies {
  private static final ObjectMapper JSON = new ObjectMapper();

  private Bodies() {}

  /** Without the time of sending, which a clock that runs a thousand times too fast would spoil. */
  static String of(Edges.Request request) {
    Map<String, Object> body = new LinkedHashMap<>();
    body.put("device", request.device());
    body.put("readings", request.readings().stream().map(Reading::body).toList());
    try {
      return JSON.writeValueAsString(body);
    } catch (JsonProcessingException e) {
      throw new IllegalStateException("a request cannot be written", e);
    }
  }
}
