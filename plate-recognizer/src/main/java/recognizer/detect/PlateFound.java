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

  PlateFound at(Quad elsewhere) {
    return new PlateFound(elsewhere, colour, rows, score, colourScore);
  }
}
