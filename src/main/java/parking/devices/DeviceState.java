package parking.devices;

import java.time.Instant;
import java.util.List;
import java.util.Optional;

/**
 * What is known of a device of the lots file, within one lot. All times are the service's clock's.
 *
 * @param lot the lot's id
 * @param device its name
 * @param contact when it was heard and what its clock showed
 * @param program name and version of its program
 * @param journal what waits there, as its newest report has it
 * @param unknownLanes lanes that the report names and the lots file does not
 * @param lanes the lanes of the lots file, by name
 */
public record DeviceState(
    String lot,
    String device,
    Contact contact,
    Optional<String> program,
    Journal journal,
    List<String> unknownLanes,
    List<OfLane> lanes) {
  /**
   * @param heardAt when anything last came from it
   * @param reportedAt when its newest report came
   * @param skewMillis by how much its clock is ahead; negative when behind
   */
  public record Contact(
      Optional<Instant> heardAt, Optional<Instant> reportedAt, Optional<Long> skewMillis) {}

  /**
   * @param waiting readings not taken yet
   * @param oldestWaitingAt when the oldest of them was seen
   * @param picturesDropped pictures deleted for lack of room since the program started
   * @param picturesDroppedAt when that number last grew
   */
  public record Journal(
      Optional<Long> waiting,
      Optional<Instant> oldestWaitingAt,
      Optional<Long> picturesDropped,
      Optional<Instant> picturesDroppedAt) {}

  /**
   * @param name the lane's
   * @param knownSince when it was first known to this service, if it is
   * @param passageAt when a car was last seen there
   * @param signAt when its camera last gave a sign of life, as reports have it
   * @param ailments codes of what is wrong with the camera
   * @param reportedAt when a report last named it
   */
  public record OfLane(
      String name,
      Optional<Instant> knownSince,
      Optional<Instant> passageAt,
      Optional<Instant> signAt,
      List<String> ailments,
      Optional<Instant> reportedAt) {}
}
