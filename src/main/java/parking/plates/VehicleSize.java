package parking.plates;

/** How large a vehicle is, as far as its plate tells. */
public enum VehicleSize {
  SMALL,
  LARGE;

  private static final String LEARNER = "学";

  /**
   * Reads the size off the plate. GA 36-2018 gives large vehicles yellow plates, or yellow-green
   * ones when they run on new energy; yellow plates of driving schools (学) are on small cars, too,
   * so they say nothing. Whatever is not known to be large is small.
   */
  public static VehicleSize of(Plate plate, PlateColour colour) {
    var yellow = colour == PlateColour.YELLOW || colour == PlateColour.YELLOW_GREEN;
    return yellow && !plate.text().endsWith(LEARNER) ? LARGE : SMALL;
  }
}
