package parking.streetoffices;

import java.time.Instant;

/**
 * What was done to somebody of the staff.
 *
 * @param by the id of who did it; {@code -} for the service itself
 * @param said what was written down, in words
 */
public record StaffAct(Instant at, String by, Kind kind, String said) {
  /** The service itself. */
  public static final String SERVICE = "-";

  /** What can be done. */
  public enum Kind {
    CREATED,
    CHANGED,
    DISABLED,
    ENABLED,
    PASSWORD_RESET,
    LOGGED_OUT
  }
}
