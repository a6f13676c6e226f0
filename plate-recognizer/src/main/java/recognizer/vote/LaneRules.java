package recognizer.vote;

/**
 * What a lane is.
 *
 * @param direction of all its cars; {@code UNKNOWN} when it is used both ways
 * @param towardsCamera the direction of a car that comes closer, in a lane used both ways
 */
public record LaneRules(String lane, Direction direction, Direction towardsCamera) {
  /** A plate's width must change by so much before its movement counts. */
  private static final double GROWTH_MIN = 1.08;

  private static final double CLEAR_GROWTH = 1.25;

  /** Whether a car's way is known beyond doubt while it is still in sight. */
  boolean isClear(double growth) {
    return direction != Direction.UNKNOWN || growth >= CLEAR_GROWTH || growth <= 1 / CLEAR_GROWTH;
  }

  Direction directionOf(double growth) {
    if (direction != Direction.UNKNOWN) {
      return direction;
    }
    if (growth >= GROWTH_MIN) {
      return towardsCamera;
    }
    return growth <= 1 / GROWTH_MIN ? towardsCamera.reversed() : Direction.UNKNOWN;
  }

  /** Which way a car went that its camera saw move so. */
  public Direction directionOf(Movement movement) {
    if (direction != Direction.UNKNOWN || movement == Movement.UNKNOWN) {
      return direction;
    }
    return movement == Movement.TOWARDS_CAMERA ? towardsCamera : towardsCamera.reversed();
  }
}
