package parking.matching;

import java.util.Collection;
import java.util.Optional;
import java.util.function.Predicate;
import parking.plates.PlateColour;

/** How common a look is, judged by the cars inside and, as long as they are few, by habit. */
final class Commonness {
  /** Cars of habit that are added to the ones inside. */
  private static final double WEIGHT = 10;

  private static final double VEHICLE = 0.1;
  private static final double COLOUR = 1.0 / PlateColour.values().length;

  private final Collection<CarInside> inside;

  Commonness(Collection<CarInside> inside) {
    this.inside = inside;
  }

  /** The share of cars that look like this to a camera; 1 for none. */
  double vehicle(Optional<String> vehicle) {
    return vehicle.isEmpty() ? 1 : share(car -> car.look().vehicle().equals(vehicle), VEHICLE);
  }

  /** The share of cars whose plate has this colour; 1 for an unknown one. */
  double colour(PlateColour colour) {
    return colour == PlateColour.UNKNOWN ? 1 : share(car -> car.look().colour() == colour, COLOUR);
  }

  private double share(Predicate<CarInside> predicate, double habit) {
    var count = inside.stream().filter(predicate).count();
    return (count + habit * WEIGHT) / (inside.size() + WEIGHT);
  }
}
