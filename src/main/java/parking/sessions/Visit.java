package parking.sessions;

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
 */
record Visit(UUID id, String lotId, String tariff, Plate plate, PlateColour colour) {}
