package billing.tariffs;

import java.time.Instant;
import java.util.List;

/**
 * A stay whose class of vehicles the tariff has still to name: the half-open time from {@code
 * entered} to {@code left}.
 *
 * @param vehicle what is known of the vehicle
 * @param rights names of the rights that the driver has, in the order in which they are used
 */
public record VehicleStay(Instant entered, Instant left, Vehicle vehicle, List<String> rights)
    implements AnyStay {
  public VehicleStay {
    rights = List.copyOf(rights);
  }

  /** A stay of a driver without any right. */
  public static VehicleStay of(Instant entered, Instant left, Vehicle vehicle) {
    return new VehicleStay(entered, left, vehicle, List.of());
  }

  /** The same without the rights that a tariff does not know, and with the others in its order. */
  public VehicleStay withRightsOf(Tariff tariff) {
    var known = tariff.rights().keySet().stream().filter(rights::contains).toList();
    return new VehicleStay(entered, left, vehicle, known);
  }

  /** The stay as a tariff prices it when the plate has this colour. */
  Stay in(Tariff tariff, Vehicle.Colour colour) {
    return new Stay(entered, left, tariff.classes().find(colour, vehicle.category()), rights);
  }
}
