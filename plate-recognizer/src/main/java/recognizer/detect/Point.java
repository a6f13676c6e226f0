package recognizer.detect;

/** A place in a picture, in pixels from its top left. */
public record Point(double x, double y) {
  public double distanceTo(Point other) {
    return Math.hypot(x - other.x, y - other.y);
  }
}
