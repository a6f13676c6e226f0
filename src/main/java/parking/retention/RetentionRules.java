package parking.retention;

import java.time.Duration;
import java.time.Instant;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;

/**
 * Whose time is over.
 *
 * @param now what time it is
 * @param ofVisit how long something is kept after its visit ended
 * @param ofNone how long after it came, when it belongs to no visit
 */
record RetentionRules(Instant now, Duration ofVisit, Duration ofNone) {
  /**
   * A visit.
   *
   * @param ended when the car left or was given up; empty while it is inside
   * @param waits whether a person has to look at it
   */
  record Visit(UUID id, Optional<Instant> ended, boolean waits) {}

  /** Before when something has to have come for its time to be over. */
  Instant earliest() {
    return now.minus(ofVisit.compareTo(ofNone) < 0 ? ofVisit : ofNone);
  }

  /** Whether the time after a visit is over, and nobody of the lot has to look at it any more. */
  boolean isPast(Visit visit) {
    return !visit.waits()
        && visit.ended().filter(end -> !end.plus(ofVisit).isAfter(now)).isPresent();
  }

  /**
   * Whether something that came of a car is to be forgotten.
   *
   * @param open the visits with which somebody else is not done
   */
  boolean isDue(Instant came, Optional<Visit> visit, Set<UUID> open) {
    return visit
        .map(it -> isPast(it) && !open.contains(it.id()))
        .orElseGet(() -> !came.plus(ofNone).isAfter(now));
  }
}
