package recognizer.vote;

import java.util.Locale;

/** Which way a car went. */
public enum Direction {
  IN,
  OUT,
  UNKNOWN;

  /** As contracts spell it. */
  public String label() {
    return name().toLowerCase(Locale.ROOT);
  }

  Direction reversed() {
    return this == IN ? OUT : this == OUT ? IN : UNKNOWN;
  }
}
