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

  /** The share of cars that look like this to a camera that says so; 1 for none. */
  double vehicle(Optional<String> vehicle) {
    if (vehicle.isEmpty()) {
      return 1;
    }
    var seen = count(car -> car.look().vehicle().isPresent());
    return share(count(car -> car.look().vehicle().equals(vehicle)), seen, VEHICLE);
  }

  /** The share of cars whose plate has this colour; 1 for an unknown one. */
  double colour(PlateColour colour) {
    return colour == PlateColour.UNKNOWN
        ? 1
        : share(count(car -> car.look().colour() == colour), inside.size(), COLOUR);
  }

  private long count(Predicate<CarInside> predicate) {
    return inside.stream().filter(predicate).count();
  }

  private static double share(long some, long all, double habit) {
    return (some + habit * WEIGHT) / (all + WEIGHT);
  }
}
