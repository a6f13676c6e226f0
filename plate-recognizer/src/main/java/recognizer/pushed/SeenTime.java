package recognizer.pushed;

import java.time.Duration;
import java.time.Instant;
import recognizer.vendors.Sighting;

/**
 * When a car was seen: by the camera's clock as far as that can be believed, else when its message
 * came.
 *
 * @param isCameras whether the camera's clock was believed
 */
record SeenTime(Instant instant, boolean isCameras) {
  /** A camera's memory reaches no farther back; an older time is that of a clock never set. */
  private static final Duration OFFLINE_MAX = Duration.ofDays(30);

  /**
   * Decides.
   *
   * @param skewMax how far the two clocks may be apart
   */
  static SeenTime of(Sighting.Capture capture, Instant arrival, Duration skewMax) {
    Duration back = capture.isOffline() ? OFFLINE_MAX : skewMax;
    return capture
        .takenAt()
        .filter(taken -> !taken.isBefore(arrival.minus(back)))
        .filter(taken -> !taken.isAfter(arrival.plus(skewMax)))
        .map(taken -> new SeenTime(taken, true))
        .orElseGet(() -> new SeenTime(arrival, false));
  }
}
