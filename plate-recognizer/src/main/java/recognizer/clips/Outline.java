package recognizer.clips;

/**
 * Where things are on one end of a vehicle, in metres; heights from the ground.
 *
 * @param shoulder height of the lower edge of the windows
 * @param lamps height of the lamps
 * @param plate height of the plate's middle
 * @param isFront windscreen and headlamps, or rear window and tail lamps
 */
record Outline(
    double width,
    double height,
    double shoulder,
    double lamps,
    double plate,
    boolean isFront,
    boolean isLorry) {

  static Outline of(boolean isFront, boolean isLorry) {
    if (isLorry) {
      return new Outline(2.3, 2.6, isFront ? 1.35 : 2.6, 0.72, isFront ? 0.5 : 0.78, isFront, true);
    }
    return new Outline(1.8, 1.46, 0.9, isFront ? 0.64 : 0.78, isFront ? 0.46 : 0.6, isFront, false);
  }

  /** Distance of a lamp from the middle. */
  double lampOffset() {
    return width / 2 - 0.26;
  }
}
