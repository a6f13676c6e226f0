package parking.passages;

import com.fasterxml.jackson.databind.JsonNode;
import java.time.Instant;
import java.util.List;
import java.util.Optional;

/** A plate reading as the contract {@code plate-reading.v1} has it. */
record Reading(
    long sequence,
    String lane,
    Instant seenAt,
    Optional<String> direction,
    String plate,
    String colour,
    float confidence,
    Optional<Picture> picture,
    JsonNode whole) {

  /** Evidence, as it came: base64 text and the hash it claims. */
  record Picture(String sha256, String data) {}

  /** A device's readings of one request. */
  record Batch(String device, List<Reading> readings) {}
}
