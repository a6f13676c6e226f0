package recognizer.dispatch;

import com.fasterxml.jackson.databind.JsonNode;
import java.time.Duration;

/**
 * How fast the service lets a device send.
 *
 * @param readingsMax in one batch, 1 to 100
 * @param pause between two batches, at most ten minutes
 */
record Orders(int readingsMax, Duration pause) {
  static final Orders NONE = new Orders(Batch.READINGS_MAX, Duration.ZERO);

  /** As the answer to a report says them; what it leaves out or gets wrong is not restricted. */
  static Orders of(JsonNode answer) {
    int readings = answer.path("readingsMax").asInt(Batch.READINGS_MAX);
    long millis = answer.path("pauseMillis").asLong(0);
    boolean isRight = readings >= 1 && readings <= Batch.READINGS_MAX;
    long bounded = Math.max(0, Math.min(millis, RetryAfter.MAX.toMillis()));
    return new Orders(isRight ? readings : Batch.READINGS_MAX, Duration.ofMillis(bounded));
  }
}
