package recognizer.detect;

/**
 * A square part of a picture as the detector sees it: input = (picture - offset) * scale.
 *
 * @param left picture's x of the input's left edge
 * @param top picture's y of the input's top edge
 * @param scale input pixels per picture pixel
 */
record View(double left, double top, double scale) {

  /** The whole picture, letterboxed to the top left. */
  static View whole(int width, int height) {
    return new View(
        0, 0, Math.min(HeatMap.INPUT / (double) width, HeatMap.INPUT / (double) height));
  }

  /** A square of whole pixels round a plate whose sides are so many times its width. */
  static View around(Quad quad, double sidesPerWidth) {
    double side = Math.max(24, Math.round(quad.width() * sidesPerWidth));
    Point centre = quad.centre();
    double left = Math.round(centre.x() - side / 2);
    return new View(left, Math.round(centre.y() - side / 2), HeatMap.INPUT / side);
  }

  Quad toPicture(Quad inInput) {
    return inInput.map(p -> new Point(p.x() / scale + left, p.y() / scale + top));
  }
}
