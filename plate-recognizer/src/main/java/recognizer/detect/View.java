package recognizer.detect;

/**
 * A part of a picture as the detector sees it: input = (picture - offset) * scale.
 *
 * @param left picture's x of the input's left edge
 * @param top picture's y of the input's top edge
 * @param scale input pixels per picture pixel
 * @param width of the input in pixels, a multiple of 32
 * @param height of the input in pixels, a multiple of 32
 */
record View(double left, double top, double scale, int width, int height) {
  /** The network halves its input five times. */
  private static final int STEP = 32;

  private static final int LONGER_SIDE = 320;

  /** A close-up shows a plate so wide, in an input of this size. */
  private static final double CLOSE_PLATE = 116;

  private static final int CLOSE_WIDTH = 192;
  private static final int CLOSE_HEIGHT = 96;

  /** A plate cut out is shown so wide, in an input of this size. */
  private static final double ALONE_PLATE = 170;

  private static final int ALONE_WIDTH = 256;
  private static final int ALONE_HEIGHT = 128;
  private static final int ALONE_WIDTH_MAX = 320;
  private static final int ALONE_HEIGHT_MAX = 240;
  private static final double ALONE_SHAPE_MIN = 1.4;
  private static final double ALONE_SHAPE_SURE = 2.2;

  /** Closer than this there is nothing more to see. */
  private static final double NARROWEST_PLATE = 9;

  /** The whole picture at the top left of the smallest input that holds it. */
  static View whole(int width, int height) {
    double scale = LONGER_SIDE / (double) Math.max(width, height);
    return new View(0, 0, scale, stepped(width * scale), stepped(height * scale));
  }

  private static int stepped(double side) {
    int pixels = (int) Math.max(1, Math.round(side));
    return (pixels + STEP - 1) / STEP * STEP;
  }

  /** A plate and a little of what is round it; begins at a whole pixel. */
  static View closeUp(Quad quad) {
    double scale = CLOSE_PLATE / Math.max(NARROWEST_PLATE, quad.width());
    Point centre = quad.centre();
    double left = Math.round(centre.x() - CLOSE_WIDTH / scale / 2);
    double top = Math.round(centre.y() - CLOSE_HEIGHT / scale / 2);
    return new View(left, top, scale, CLOSE_WIDTH, CLOSE_HEIGHT);
  }

  /** Whether a picture has the shape of a plate cut out by somebody, with little round it. */
  static boolean isPlateAlone(int width, int height) {
    double shape = width / (double) height;
    boolean isSmall = width <= ALONE_WIDTH_MAX && height <= ALONE_HEIGHT_MAX;
    return shape >= ALONE_SHAPE_MIN && isSmall
        || shape >= ALONE_SHAPE_SURE && height <= ALONE_HEIGHT_MAX;
  }

  /** A picture that shows little but a plate, with room round it. */
  static View plateAlone(int width, int height) {
    double scale = ALONE_PLATE / width;
    return new View(
        width / 2.0 - ALONE_WIDTH / scale / 2,
        height / 2.0 - ALONE_HEIGHT / scale / 2,
        scale,
        ALONE_WIDTH,
        ALONE_HEIGHT);
  }

  Quad toPicture(Quad inInput) {
    return inInput.map(p -> new Point(p.x() / scale + left, p.y() / scale + top));
  }
}
