package recognizer.metrics;

import java.util.Locale;

/** What can be wrong with a camera while it goes on working. */
public enum Ailment {
  /** No frame has come for a while. */
  SILENT("no picture comes: check power, cable and address"),
  /** The picture has not changed by a single value for a while. */
  FROZEN("the picture is frozen: start the camera again"),
  /** Nothing but black. */
  BLACK("the picture is black: check the lens, its cover and the light"),
  /** Most of the picture is white. */
  GLARING("most of the picture is white: check the exposure, or move the camera out of the sun"),
  /** Too dark for plates. */
  DARK("the picture is too dark: check the light and the exposure");

  private final String advice;

  Ailment(String advice) {
    this.advice = advice;
  }

  /** What it means and what to do. */
  public String advice() {
    return advice;
  }

  /** As metrics spell it. */
  public String label() {
    return name().toLowerCase(Locale.ROOT);
  }
}
