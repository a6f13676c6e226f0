package billing.api;

import java.util.Optional;

/**
 * What a tariff may ask of a vehicle to find its class. A colour that nobody could tell makes no
 * stay dearer: of the colours that it may be, the one counts that costs least.
 *
 * @param colour of the plate; empty when nobody could tell
 * @param category what kind of vehicle it is
 */
public record Vehicle(Optional<ChannelVehicle.PlateColour> colour, VehicleCategory category) {
  public Vehicle(ChannelVehicle.PlateColour colour, VehicleCategory category) {
    this(Optional.of(colour), category);
  }
}
