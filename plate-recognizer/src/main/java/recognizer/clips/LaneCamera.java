package recognizer.clips;

/**
 * A camera on a pole beside the lane, as geometry. The lane runs along z (metres from the pole), x
 * is to the right, y up from the ground.
 */
final class LaneCamera {
  static final int WIDTH = 1280;
  static final int HEIGHT = 720;
  private static final double FOCAL = 2860;
  private static final double X = 0.75;
  private static final double Y = 1.85;
  private static final double PITCH = 0.205;
  private static final double YAW = -0.10;
  private static final double ROLL = 0.012;

  /** A place in the picture. */
  record Dot(double x, double y) {}

  Dot project(double x, double y, double z) {
    double dx = x - X;
    double dy = y - Y;
    double right = dx * Math.cos(YAW) - z * Math.sin(YAW);
    double ahead = dx * Math.sin(YAW) + z * Math.cos(YAW);
    double depth = ahead * Math.cos(PITCH) - dy * Math.sin(PITCH);
    double down = -dy * Math.cos(PITCH) - ahead * Math.sin(PITCH);
    double u = FOCAL * right / depth;
    double v = FOCAL * down / depth;
    return new Dot(
        WIDTH / 2.0 + u * Math.cos(ROLL) - v * Math.sin(ROLL),
        HEIGHT / 2.0 + u * Math.sin(ROLL) + v * Math.cos(ROLL));
  }

  /** A rectangle that stands across the lane: top left, top right, bottom right, bottom left. */
  Dot[] standing(double left, double right, double bottom, double top, double z) {
    return new Dot[] {
      project(left, top, z), project(right, top, z),
      project(right, bottom, z), project(left, bottom, z)
    };
  }

  /** A rectangle that lies on the ground, its far edge first. */
  Dot[] lying(double left, double right, double near, double far) {
    return new Dot[] {
      project(left, 0, far), project(right, 0, far), project(right, 0, near), project(left, 0, near)
    };
  }

  /** A rectangle along the lane: top far, top near, bottom near, bottom far. */
  Dot[] along(double x, double bottom, double top, double near, double far) {
    return new Dot[] {
      project(x, top, far), project(x, top, near), project(x, bottom, near), project(x, bottom, far)
    };
  }
}
