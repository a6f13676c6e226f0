package recognizer.vote;

import java.util.Locale;
import recognizer.detect.PlateColour;

/**
 * What one reader made of a plate.
 *
 * @param plate without dots or spaces; empty when it found none, or none that it could read
 * @param confidence 0 to 1 as the reader states it; 0 when the plate is empty
 */
public record Opinion(Reader reader, String plate, PlateColour colour, double confidence) {
  public Opinion {
    boolean isShare = confidence >= 0 && confidence <= 1;
    if (!isShare || plate.isEmpty() && confidence != 0) {
      throw new IllegalArgumentException("confidence of \"" + plate + "\": " + confidence);
    }
  }

  /** Who read. */
  public enum Reader {
    /** The camera, by itself. */
    CAMERA,
    /** This program, in the camera's picture. */
    RECOGNISER;

    /** As contracts spell it. */
    public String label() {
      return name().toLowerCase(Locale.ROOT);
    }
  }
}
