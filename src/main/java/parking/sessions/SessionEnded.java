package parking.sessions;

import java.time.Instant;
import java.util.Optional;
import java.util.Set;

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
 * @param rights names of the rights that the driver has by permits of the lot; a fact told before
 *     there were any has none
 */
public record SessionEnded(
    SessionBegan began,
    int revision,
    String exitDevice,
    Instant leftAt,
    boolean isDecided,
    Optional<String> waivedBecause,
    Set<String> rights) {
  public SessionEnded {
    rights = rights == null ? Set.of() : rights;
  }

  static SessionEnded of(Session.Closed closed, int revision, Set<String> rights) {
    return of(closed, revision, Optional.empty(), rights);
  }

  /** What was charged as {@code closed} is not to be charged. */
  static SessionEnded waived(Session.Closed closed, int revision, Reason why) {
    return of(closed, revision, Optional.of(why.name()), Set.of());
  }

  private static SessionEnded of(
      Session.Closed closed, int revision, Optional<String> waived, Set<String> rights) {
    return new SessionEnded(
        SessionBegan.of(closed.visit(), closed.entry()),
        revision,
        closed.exit().device(),
        closed.exit().at(),
        closed.isDecided(),
        waived,
        rights);
  }
}
