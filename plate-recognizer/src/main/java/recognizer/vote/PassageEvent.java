package recognizer.vote;

import java.util.Locale;

/** What a car did in front of a camera. */
public enum PassageEvent {
  /** It drove through. */
  PASSED,
  /** It stood in the lane. */
  STAYED,
  /** It drove back the way it had come, and never got through. */
  TURNED_BACK;

  /** As contracts spell it, such as {@code turned-back}. */
  public String label() {
    return name().toLowerCase(Locale.ROOT).replace('_', '-');
  }
}
