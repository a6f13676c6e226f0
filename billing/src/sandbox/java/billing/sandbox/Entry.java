package billing.sandbox;

import com.fasterxml.jackson.annotation.JsonProperty;
import com.fasterxml.jackson.databind.node.ObjectNode;

/**
 * A registered entry.
 *
 * @param id the channel's id of the entry
 * @param request what was said at entry
 * @param plate the car's
 * @param state {@code NORMAL}, or why it is blocked
 */
record Entry(@JsonProperty("parking_id") String id, Packed request, String plate, String state) {
  static Entry of(String id, ObjectNode request, String state) {
    return new Entry(id, Packed.of(request), request.path("plate_number").asText(), state);
  }

  boolean isBlocked() {
    return !state.equals(Payer.NORMAL);
  }

  String number() {
    return request.open().path("out_parking_no").asText();
  }

  String notifyUrl() {
    return request.open().path("notify_url").asText();
  }

  Entry in(String other) {
    return new Entry(id, request, plate, other);
  }

  /** The answer to the registration. */
  ObjectNode answer() {
    var answer = request.open();
    answer.remove("notify_url");
    answer.put("id", id);
    answer.put("state", isBlocked() ? "BLOCKED" : Payer.NORMAL);
    if (isBlocked()) {
      answer.put("block_reason", state);
    }
    return answer;
  }

  /** What a notification says of it. */
  ObjectNode news(Keys keys, String at) {
    var news = request.open();
    news.remove("notify_url");
    news.put("sp_mchid", keys.merchantId());
    news.put("parking_id", id);
    news.put("parking_state", isBlocked() ? "BLOCKED" : Payer.NORMAL);
    if (isBlocked()) {
      news.put("blocked_state_description", state);
    }
    news.put("state_update_time", at);
    return news;
  }
}
