package parking.sessions;

import java.util.Optional;
import java.util.UUID;
import parking.plates.Plate;
import parking.plates.PlateColour;

/**
 * Which car, and where: what stays the same in every state of a session.
 *
 * @param id the session's name
 * @param lotId the lot
 * @param tariff the tariff that was in force when the visit became known
 * @param plate the car
 * @param colour of the plate
 * @param look what the car looks like, in a camera's words, if one told
 */
record Visit(
    UUID id, String lotId, String tariff, Plate plate, PlateColour colour, Optional<String> look) {

  /** The same visit, of a car whose plate is another one than was thought. */
  Visit of(Plate other, PlateColour otherColour) {
    return new Visit(id, lotId, tariff, other, otherColour, look);
  }
}
