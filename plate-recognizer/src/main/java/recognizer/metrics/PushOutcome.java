package recognizer.metrics;

import java.util.Locale;

/** What became of a message of a camera that reads by itself. */
public enum PushOutcome {
  /** A reading was made of it. */
  KEPT,
  /** It came again; the reading is there already. */
  REPEATED,
  /** It was a sign of life. */
  ALIVE,
  /** No lane names the camera. */
  UNKNOWN_CAMERA,
  /** It could not be understood. */
  REFUSED,
  /** There was no room for it; the camera shall send it again. */
  PUT_OFF;

  /** As it is printed, such as {@code unknown_camera}. */
  public String label() {
    return name().toLowerCase(Locale.ROOT);
  }
}
