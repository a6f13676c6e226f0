package billing.sandbox.alipay;

import com.fasterxml.jackson.annotation.JsonProperty;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.Optional;

/**
 * A car's visit as it was told.
 *
 * @param serial Alipay's number of it
 * @param request what was said at entry
 * @param exit what was said at exit
 */
record Entry(
    @JsonProperty("serial_no") String serial, ObjectNode request, Optional<ObjectNode> exit) {
  String number() {
    return request.path("out_serial_no").asText();
  }

  String plate() {
    return request.path("car_number").asText();
  }

  Entry left(ObjectNode said) {
    return new Entry(serial, request, Optional.of(said));
  }
}
