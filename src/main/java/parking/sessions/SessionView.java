package parking.sessions;

import java.time.Instant;
import java.util.Optional;
import java.util.UUID;
import parking.plates.Plate;
import parking.plates.PlateColour;

/**
 * A session as a list shows it; times are absent where nobody saw the car.
 *
 * @param car which car
 * @param lotId where
 * @param tariff the tariff that was in force at entry
 * @param reason the code of why the session is what it is
 */
public record SessionView(
    UUID id,
    Car car,
    String lotId,
    String tariff,
    String reason,
    Optional<End> entry,
    Optional<End> exit) {

  /** A car by its plate. */
  public record Car(Plate plate, PlateColour colour) {}

  /** One end of a visit, with the passage that proves it. */
  public record End(Instant at, UUID passage) {}

  static SessionView of(SessionRow row) {
    return new SessionView(
        row.id,
        new Car(new Plate(row.plate), PlateColour.valueOf(row.colour)),
        row.lotId,
        row.tariff,
        row.reason,
        Optional.ofNullable(row.enteredAt).map(at -> new End(at, row.entryPassage)),
        Optional.ofNullable(row.leftAt).map(at -> new End(at, row.exitPassage)));
  }
}
