package recognizer.vote;

import java.time.Instant;
import recognizer.detect.PlateColour;

/**
 * One car's passage, as seen by one camera: the fact that leaves the device.
 *
 * @param lane the lane's name within the device
 * @param seenAt when the camera saw the best frame
 * @param frames how many frames voted, at least 1
 */
public record PlateReading(
    String lane,
    Instant seenAt,
    Direction direction,
    PlateText plate,
    PlateColour colour,
    int rows,
    int frames,
    Evidence evidence) {}
