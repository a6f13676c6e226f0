package parking.handover;

import billing.api.ChannelVehicle;
import billing.api.Vehicle;
import java.util.Optional;
import parking.plates.Plate;
import parking.plates.PlateColour;
import parking.plates.VehicleCategory;

/** Describes vehicles to billing, which prices them by what their plates tell. */
public final class Vehicles {
  private Vehicles() {}

  /** What tariffs may ask of the vehicle with this plate. */
  public static Vehicle of(Plate plate, PlateColour colour) {
    return new Vehicle(
        find(colour),
        billing.api.VehicleCategory.valueOf(VehicleCategory.of(plate, colour).name()));
  }

  /** The car as gateways want it described. They know no unknown colour; nearly all are blue. */
  public static ChannelVehicle ofChannel(Plate plate, PlateColour colour) {
    return new ChannelVehicle(plate.text(), find(colour).orElse(ChannelVehicle.PlateColour.BLUE));
  }

  /** The colour by billing's name, if somebody could tell it. */
  static Optional<ChannelVehicle.PlateColour> find(PlateColour colour) {
    return colour == PlateColour.UNKNOWN
        ? Optional.empty()
        : Optional.of(ChannelVehicle.PlateColour.valueOf(colour.name()));
  }
}
