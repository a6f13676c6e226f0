package parking.devices;

import java.time.Duration;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;

/**
 * Tells what the service's clock showed when a device's clock showed something.
 *
 * @param receivedAt the service's clock when the device was heard
 * @param skewMillis by how much the device's clock is ahead, the way of its message included;
 *     negative when behind
 */
record DeviceClock(Instant receivedAt, long skewMillis) {
  /** No clock is taken to be further off than this, whatever it shows. */
  private static final Duration FURTHEST = Duration.ofDays(3652);

  /**
   * @param sentAt the device's clock when it spoke
   * @param receivedAt the service's when it heard
   */
  static DeviceClock of(Instant sentAt, Instant receivedAt) {
    return new DeviceClock(
        receivedAt, Duration.between(receivedAt, within(sentAt, receivedAt)).toMillis());
  }

  /** A device that does not say what its clock shows is believed to be right. */
  static DeviceClock unknown(Instant receivedAt) {
    return new DeviceClock(receivedAt, 0);
  }

  /** The service's time of something a device saw: never later than when it told of it. */
  Instant service(Instant seen) {
    var corrected = within(seen, receivedAt.plusMillis(skewMillis)).minusMillis(skewMillis);
    return corrected.isAfter(receivedAt) ? receivedAt : corrected;
  }

  /** The same as the database driver wants it. */
  OffsetDateTime column(Instant seen) {
    return service(seen).atOffset(ZoneOffset.UTC);
  }

  private static Instant within(Instant instant, Instant middle) {
    var earliest = middle.minus(FURTHEST);
    var latest = middle.plus(FURTHEST);
    if (instant.isBefore(earliest)) {
      return earliest;
    }
    return instant.isAfter(latest) ? latest : instant;
  }
}
