package parking.city;

/**
 * What goes wrong between a car and the service, per hundred of the thing it happens to.
 *
 * @param reading what happens to the cars that a camera sees
 * @param way what happens to readings on their way
 */
record Noise(Reading reading, Way way) {
  /**
   * Per hundred cars seen by a camera.
   *
   * @param lost never read at all
   * @param doubled read twice within seconds, under two numbers
   * @param unreadable seen, but without a plate
   * @param misread a wrong plate, with a confidence that admits it
   * @param overconfident a wrong plate with a confidence above what automatic charging asks for;
   *     0.05 is one in 2,000
   * @param unsure the right plate with a low confidence
   * @param wrongColour the right characters in another colour
   */
  record Reading(
      double lost,
      double doubled,
      double unreadable,
      double misread,
      double overconfident,
      double unsure,
      double wrongColour) {}

  /**
   * On the way.
   *
   * @param reordered per hundred readings, numbered after one that came later
   * @param resent per hundred requests, sent again because the answer was lost
   * @param delayed per hundred readings, late by minutes
   * @param outages per hundred devices, without a connection for hours
   * @param longOutages per hundred devices, without a connection for a day or two
   * @param skewed per hundred devices, with a clock that is wrong by up to a minute
   */
  record Way(
      double reordered,
      double resent,
      double delayed,
      double outages,
      double longOutages,
      double skewed) {}

  static final Noise NONE = new Noise(new Reading(0, 0, 0, 0, 0, 0, 0), new Way(0, 0, 0, 0, 0, 0));

  /** What an ordinary city has. */
  static final Noise USUAL =
      new Noise(new Reading(1, 2, 0.7, 1.5, 0.05, 3, 0.4), new Way(3, 3, 2, 15, 5, 30));

  /** The same without what takes days to arrive. */
  Noise withoutLongOutages() {
    return new Noise(
        reading, new Way(way.reordered, way.resent, way.delayed, way.outages, 0, way.skewed));
  }
}
