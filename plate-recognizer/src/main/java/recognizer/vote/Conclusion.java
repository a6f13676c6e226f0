package recognizer.vote;

import recognizer.detect.PlateColour;

/**
 * What follows from the opinions on one plate.
 *
 * @param plate empty, with confidence 0, when it counts as unread
 * @param ground why, for people who look into a reading
 */
public record Conclusion(String plate, PlateColour colour, double confidence, Ground ground) {
  /** Why a conclusion is what it is. */
  public enum Ground {
    /** Both read the same plate. */
    AGREED,
    /** Both read plates, and different ones: the surer one counts, within a bound. */
    DISPUTED,
    /** One reads a plate where the other finds none: it counts, within the same bound. */
    ONE_SAW_NOTHING,
    /** Only the camera has looked: its word counts as far as it is trusted. */
    CAMERA_ALONE,
    /** Nobody read a plate. */
    UNREAD
  }
}
