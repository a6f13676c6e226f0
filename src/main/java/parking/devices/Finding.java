package parking.devices;

import java.time.Instant;
import java.util.Optional;

/**
 * Something that is wrong.
 *
 * @param place where
 * @param kind what
 * @param detail the same in a sentence
 * @param measure a number whose meaning the kind says
 * @param lastGoodAt when all was last known to be well there
 */
public record Finding(
    Place place,
    AlarmKind kind,
    String detail,
    Optional<Long> measure,
    Optional<Instant> lastGoodAt) {
  /**
   * @param lot the lot's id
   * @param device the device's name
   * @param lane the lane's name; empty when it concerns the device as a whole
   */
  public record Place(String lot, String device, String lane) {}
}
