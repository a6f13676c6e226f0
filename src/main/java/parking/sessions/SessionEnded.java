package parking.sessions;

import java.time.Instant;
import java.util.Optional;

/**
 * A fact: a car has left, and its visit may be charged; or it was told so before and is not to be
 * charged after all.
 *
 * @param began the facts of the entry
 * @param revision 1 for the first account of the visit, counted up by each correction
 * @param exitDevice the camera that saw the car leave
 * @param leftAt when it did
 * @param isDecided whether a person has looked at it
 * @param waivedBecause the code of why nothing is to be charged, if so
 */
public record SessionEnded(
    SessionBegan began,
    int revision,
    String exitDevice,
    Instant leftAt,
    boolean isDecided,
    Optional<String> waivedBecause) {
  static SessionEnded of(Session.Closed closed, int revision) {
    return of(closed, revision, Optional.empty());
  }

  /** What was charged as {@code closed} is not to be charged. */
  static SessionEnded waived(Session.Closed closed, int revision, Reason why) {
    return of(closed, revision, Optional.of(why.name()));
  }

  private static SessionEnded of(Session.Closed closed, int revision, Optional<String> waived) {
    return new SessionEnded(
        SessionBegan.of(closed.visit(), closed.entry()),
        revision,
        closed.exit().device(),
        closed.exit().at(),
        closed.reason() == Reason.CONFIRMED || closed.reason() == Reason.CORRECTED,
        waived);
  }
}
