package billing.tariffs;

import billing.tariffs.PriceNotice.VehicleClass;
import billing.tariffs.Vehicle.Category;
import billing.tariffs.Vehicle.Colour;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/**
 * Which class of a notice each vehicle belongs to. A class takes the vehicles whose plates it
 * names, the first in the notice's order before the later ones. A class without {@code plates}
 * takes what its name says, if it is one of {@link #BY_NAME}, and otherwise all that no other class
 * takes. Every vehicle has a class, and every class has a vehicle.
 */
final class Classes {
  /** Names that need no plates. */
  static final Map<String, List<Plates>> BY_NAME =
      Map.of(
          "large", List.of(Plates.of(Category.LARGE), Plates.of(Category.TRAILER)),
          "motorcycle", List.of(Plates.of(Category.MOTORCYCLE)));

  private final Map<Category, Map<Colour, String>> classes = new EnumMap<>(Category.class);

  /**
   * @param vehicles the classes by name, in the notice's order
   * @throws IllegalArgumentException naming the place, when a vehicle would have no class, or a
   *     class no vehicle
   */
  Classes(Map<String, VehicleClass> vehicles) {
    Map<String, List<Plates>> named = new LinkedHashMap<>();
    List<String> others = new ArrayList<>();
    vehicles.forEach(
        (name, text) ->
            text.platesWhenCalled(name)
                .ifPresentOrElse(plates -> named.put(name, plates), () -> others.add(name)));
    if (others.size() > 1) {
      throw At.wrong(
          "vehicles." + others.get(1),
          "it has no plates and so takes whatever no other class takes, as '%s' does; only one can"
              .formatted(others.get(0)));
    }
    for (var category : Category.values()) {
      classes.put(category, new EnumMap<>(Colour.class));
      for (var colour : Colour.values()) {
        classes.get(category).put(colour, find(named, others, colour, category));
      }
    }
    mustAllHaveVehicles(vehicles);
  }

  private static String find(
      Map<String, List<Plates>> named, List<String> others, Colour colour, Category category) {
    return named.entrySet().stream()
        .filter(it -> it.getValue().stream().anyMatch(plates -> plates.hold(colour, category)))
        .map(Map.Entry::getKey)
        .findFirst()
        .or(() -> others.stream().findFirst())
        .orElseThrow(
            () ->
                At.wrong(
                    "vehicles",
                    ("no class takes a vehicle of category %s with a plate of colour %s; one class"
                            + " without plates takes all that is left")
                        .formatted(Vehicle.word(category), Vehicle.word(colour))));
  }

  private void mustAllHaveVehicles(Map<String, VehicleClass> vehicles) {
    var taken = new HashSet<String>();
    classes.forEach(
        (category, byColour) -> category.colours().forEach(it -> taken.add(byColour.get(it))));
    for (var name : vehicles.keySet()) {
      if (!taken.contains(name)) {
        throw At.wrong(
            "vehicles." + name,
            "no vehicle can be of this class: no plate is like that, or others take them all");
      }
    }
  }

  /** The class of a vehicle of a category whose plate has a colour. */
  String find(Colour colour, Category category) {
    return classes.get(category).get(colour);
  }
}
