package parking.sessions;

import java.time.Instant;

/**
 * A fact: a car has left, and its visit may be charged.
 *
 * @param began the facts of the entry
 * @param revision 1 for the first account of the visit
 * @param exitDevice the camera that saw the car leave
 * @param leftAt when it did
 */
public record SessionEnded(SessionBegan began, int revision, String exitDevice, Instant leftAt) {
  private static final int FIRST = 1;

  static SessionEnded of(Session.Closed closed) {
    var entry = new Session.Open(closed.visit(), closed.entry());
    return new SessionEnded(
        SessionBegan.of(entry), FIRST, closed.exit().device(), closed.exit().at());
  }
}
