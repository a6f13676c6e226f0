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
 * @param device the camera's recogniser
 * @param lotId the lot whose lane it was
 * @param direction in or out
 * @param plate empty when a car was seen and no plate could be read
 * @param colour of the plate
 * @param confidence of the whole plate, 0 to 1
 * @param seenAt the camera's clock
 * @param receivedAt the service's clock
 */
public record Passage(
    UUID id,
    String device,
    String lotId,
    Direction direction,
    Optional<Plate> plate,
    PlateColour colour,
    float confidence,
    Instant seenAt,
    Instant receivedAt) {}
