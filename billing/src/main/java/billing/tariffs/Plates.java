package billing.tariffs;

import java.util.Optional;

/**
 * Some plates: those of a colour, of a category of vehicles, or of both. At least one is said.
 *
 * @param colour of the field; absent for any
 * @param category of the vehicle that bears it; absent for any
 */
public record Plates(Optional<Vehicle.Colour> colour, Optional<Vehicle.Category> category) {
  public Plates {
    if (colour.isEmpty() && category.isEmpty()) {
      throw new IllegalArgumentException("plates are named by colour, category or both");
    }
  }

  static Plates of(Vehicle.Category category) {
    return new Plates(Optional.empty(), Optional.of(category));
  }

  boolean hold(Vehicle.Colour ofColour, Vehicle.Category ofCategory) {
    return colour.map(ofColour::equals).orElse(true)
        && category.map(ofCategory::equals).orElse(true);
  }
}
