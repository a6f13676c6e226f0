package parking.sharing;

import java.time.Instant;
import java.util.Optional;

/** What a driver is told who asks for a space. */
public sealed interface Reply {
  /**
   * There is one.
   *
   * @param heldUntil until when it is kept for the car to come
   * @param openUntil when the shared hours end; empty when that is not known, or they do not
   */
  record Granted(Instant heldUntil, Optional<Instant> openUntil) implements Reply {}

  /** There is none. */
  record Refused(Why why) implements Reply {}

  /** Reasons, in order of precedence. */
  enum Why {
    /** These are not the shared hours, or nothing is shared. */
    NOT_OPEN,
    /** The lot does not want this car. */
    BLOCKED,
    /** It is not known how full the lot is, because a lane is silent. */
    UNKNOWN,
    /** Every space is taken or promised. */
    FULL,
    /** Somebody at the lot turned the driver away, whatever was free. */
    TURNED_AWAY
  }
}
