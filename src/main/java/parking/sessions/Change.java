package parking.sessions;

import java.util.Optional;

/**
 * What becomes of a session.
 *
 * @param before as it is stored; empty when it is new
 * @param after as it is to be stored
 */
record Change(Optional<Kept> before, Kept after) {
  boolean isOpen() {
    return after.session() instanceof Session.Open;
  }

  private boolean wasOpen() {
    return before.filter(kept -> kept.session() instanceof Session.Open).isPresent();
  }

  private boolean isSameCar() {
    var plate = after.session().visit().plate();
    return before.filter(kept -> kept.session().visit().plate().equals(plate)).isPresent();
  }

  /** A car is inside that was not, under this plate. */
  boolean isOpened() {
    return isOpen() && !(wasOpen() && isSameCar());
  }

  /** A car is inside still and was seen there. */
  boolean isSeen() {
    return isOpen() && wasOpen() && isSameCar();
  }

  /** A car is not inside any more, under the plate that it had. */
  boolean isGone() {
    return wasOpen() && !(isOpen() && isSameCar());
  }

  /** It is over now, and was open or unknown. */
  boolean isFiled() {
    return !isOpen() && before.flatMap(Kept::filedAt).isEmpty();
  }
}
