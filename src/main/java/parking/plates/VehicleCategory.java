package parking.plates;

import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;

/** What kind of vehicle it is, as far as its plate tells. */
public enum VehicleCategory {
  SMALL,
  LARGE,
  TRAILER,
  EMERGENCY,
  POLICE,
  MILITARY,
  EMBASSY;

  private static final String LEARNER = "学";

  /** Plates that tell by their form; the names are those of {@code forms.txt}. */
  private static final Map<String, VehicleCategory> BY_FORM =
      Map.of(
          "trailer", TRAILER,
          "emergency", EMERGENCY,
          "police", POLICE,
          "military", MILITARY,
          "armed-police", MILITARY,
          "embassy", EMBASSY,
          "consulate", EMBASSY);

  /**
   * Reads the category off the plate: off its form if that tells, otherwise off its colour. Where
   * nobody could tell the colour, characters that only one kind of vehicle has still count, but
   * nothing makes it large: whatever is not known to be large is small. A motorcycle's plate has
   * the characters and the colour of a car's or a large vehicle's and is not told from them.
   */
  public static VehicleCategory of(Plate plate, PlateColour colour) {
    return byForm(plate, colour).orElseGet(() -> bySize(plate, colour));
  }

  private static Optional<VehicleCategory> byForm(Plate plate, PlateColour colour) {
    if (colour != PlateColour.UNKNOWN) {
      return PlateForms.findName(plate, colour).map(BY_FORM::get);
    }
    return Stream.of(PlateColour.values())
        .flatMap(any -> PlateForms.findName(plate, any).stream())
        .flatMap(form -> Stream.ofNullable(BY_FORM.get(form)))
        .filter(category -> category != TRAILER)
        .findFirst();
  }

  /**
   * GA 36-2018 gives large vehicles yellow plates, or yellow-green ones when they run on new
   * energy; yellow plates of driving schools (学) are on small cars, too, so they say nothing.
   */
  private static VehicleCategory bySize(Plate plate, PlateColour colour) {
    var yellow = colour == PlateColour.YELLOW || colour == PlateColour.YELLOW_GREEN;
    return yellow && !plate.text().endsWith(LEARNER) ? LARGE : SMALL;
  }
}
