package parking.passages;

import java.time.Instant;
import java.util.Optional;
import java.util.UUID;
import parking.plates.Plate;
import parking.plates.PlateColour;

/**
 * One car past one camera.
 *
 * @param id its name here
 * @param place where it was
 * @param direction in or out
 * @param event what the car did
 * @param read what was read
 * @param look what the car looks like, in the camera's words, if it tells
 * @param noticed when it was
 */
public record Passage(
    UUID id,
    Place place,
    Direction direction,
    Event event,
    Read read,
    Optional<String> look,
    Noticed noticed) {

  /**
   * A lane of a lot.
   *
   * @param device the camera's recogniser
   * @param lane the lane's name within the device
   */
  public record Place(String lotId, String device, String lane) {}

  /**
   * What was read.
   *
   * @param plate empty when a car was seen and no plate could be read
   * @param colour of the plate
   * @param confidence of the whole plate, 0 to 1
   * @param suspectedFake whether the camera takes the plate for a false one
   */
  public record Read(
      Optional<Plate> plate, PlateColour colour, float confidence, boolean suspectedFake) {}

  /**
   * Two clocks.
   *
   * @param atCamera the camera's
   * @param atService the service's
   */
  public record Noticed(Instant atCamera, Instant atService) {}

  public String lotId() {
    return place.lotId();
  }

  public Instant seenAt() {
    return noticed.atCamera();
  }
}
