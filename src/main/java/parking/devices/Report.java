package parking.devices;

import java.time.Instant;
import java.util.List;
import java.util.Optional;

/**
 * A sign of life as a device sent it. All times are the device's clock's.
 *
 * @param device its name
 * @param sentAt when it was sent
 * @param program name and version of the device's program
 * @param journal what waits there
 * @param lanes how its cameras are
 */
record Report(
    String device, Instant sentAt, Optional<String> program, Journal journal, List<OfLane> lanes) {
  /**
   * Readings that the service has not taken yet.
   *
   * @param waiting how many
   * @param oldestWaitingAt when the oldest of them was seen
   * @param picturesDropped pictures deleted for lack of room since the program started
   */
  record Journal(long waiting, Optional<Instant> oldestWaitingAt, Optional<Long> picturesDropped) {}

  /**
   * A camera.
   *
   * @param name the lane's
   * @param lastSignAt when it last gave a frame, a reading or a heartbeat
   * @param lastReadingAt when it last saw a car
   */
  record OfLane(
      String name,
      Optional<Instant> lastSignAt,
      Optional<Instant> lastReadingAt,
      List<Ailment> ailments) {}
}
