package recognizer.vote;

import java.time.Instant;
import java.util.Optional;
import recognizer.detect.PlateColour;

/**
 * One car's passage, as seen by one camera: the fact that leaves the device.
 *
 * @param lane the lane's name within the device
 * @param seenAt when the camera saw the best frame
 * @param rows of characters, 1 or 2; 0 when nobody knows
 * @param frames how many frames voted, at least 1
 * @param report what else is known when the camera reads plates by itself
 */
public record PlateReading(
    String lane,
    Instant seenAt,
    Direction direction,
    PlateText plate,
    PlateColour colour,
    int rows,
    int frames,
    Evidence evidence,
    Optional<CameraReport> report) {

  /** A reading of this program's own frames. */
  public PlateReading(
      String lane,
      Instant seenAt,
      Direction direction,
      PlateText plate,
      PlateColour colour,
      int rows,
      int frames,
      Evidence evidence) {
    this(lane, seenAt, direction, plate, colour, rows, frames, evidence, Optional.empty());
  }
}
