package recognizer.detect;

import java.util.Locale;

/** The field's colour, in the order of the detector's output. */
public enum PlateColour {
  BLUE,
  GREEN,
  YELLOW,
  WHITE,
  BLACK,
  YELLOW_GREEN,
  UNKNOWN;

  /** As contracts spell it, such as {@code yellow-green}. */
  public String label() {
    return name().toLowerCase(Locale.ROOT).replace('_', '-');
  }

  /** Light glyphs on a dark field. */
  public boolean isDark() {
    return this == BLUE || this == BLACK;
  }
}
