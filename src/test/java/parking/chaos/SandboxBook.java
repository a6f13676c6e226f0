package parking.chaos;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.net.URI;
import java.util.HashMap;
import java.util.Map;

/** The gateway's own book: what it knows of every order, by our number. */
final class SandboxBook {
  private static final ObjectMapper JSON = new ObjectMapper();

  private SandboxBook() {}

  /** An order as the gateway knows it. */
  record Order(String state, long fen, String plate) {
    boolean isPaid() {
      return state.equals("SUCCESS");
    }
  }

  /** Read as a stream, because there may be a million. */
  static Map<String, Order> orders(int sandboxPort) throws IOException {
    var all = new HashMap<String, Order>();
    var url = URI.create("http://127.0.0.1:%d/sandbox/orders".formatted(sandboxPort)).toURL();
    try (var in = url.openStream();
        var orders = JSON.readerFor(JsonNode.class).<JsonNode>readValues(in)) {
      while (orders.hasNext()) {
        var one = orders.next();
        all.put(
            one.path("out_trade_no").asText(),
            new Order(
                one.path("trade_state").asText(),
                one.path("total").asLong(),
                one.path("plate_number").asText()));
      }
    }
    return all;
  }
}
