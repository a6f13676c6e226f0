package recognizer.detect;

/**
 * A plate in a frame.
 *
 * @param quad in the frame's pixels
 * @param rows of characters, 1 or 2
 * @param score how sure the detector is that this is a plate, 0 to 1
 * @param colourScore how sure it is of the colour, 0 to 1
 */
public record PlateFound(
    Quad quad, PlateColour colour, int rows, double score, double colourScore) {
  private static final double NETWORK_DOUBT = 0.02;

  /** The same place taken for a plate with the other number of rows. */
  public PlateFound withOtherRows() {
    return new PlateFound(quad, colour, 3 - rows, score, colourScore);
  }

  /** The same plate in corners moved away from its middle, or towards it. */
  public PlateFound grown(double factor) {
    Point middle = quad.centre();
    return at(
        quad.map(
            p ->
                new Point(
                    middle.x() + (p.x() - middle.x()) * factor,
                    middle.y() + (p.y() - middle.y()) * factor)));
  }

  PlateFound at(Quad elsewhere) {
    return new PlateFound(elsewhere, colour, rows, score, colourScore);
  }

  /** With the colour that the network and a measurement of the field together point to. */
  PlateFound measured(double[] field) {
    double[] joint = new double[field.length];
    double total = 0;
    for (int i = 0; i < field.length; i++) {
      double rest = (1 - colourScore) / (field.length - 1);
      double network = i == colour.ordinal() ? colourScore : rest;
      joint[i] = Math.sqrt(network + NETWORK_DOUBT) * field[i];
      total += joint[i];
    }
    int best = 0;
    for (int i = 1; i < joint.length; i++) {
      best = joint[i] > joint[best] ? i : best;
    }
    return new PlateFound(quad, PlateColour.values()[best], rows, score, joint[best] / total);
  }
}
