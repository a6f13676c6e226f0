package parking.sessions;

import java.time.Duration;
import java.time.Instant;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

/**
 * What is known of one car in one lot.
 *
 * @param sessions the open one if there is one, and the newest others
 */
record History(List<Session> sessions) {
  Optional<Session.Open> findOpen() {
    return only(Session.Open.class).findFirst();
  }

  /** The first exit without an entry at or after a time. */
  Optional<Session.OrphanExit> findOrphanExitAfter(Instant time) {
    return only(Session.OrphanExit.class)
        .filter(orphan -> !orphan.exit().at().isBefore(time))
        .min(Comparator.comparing(orphan -> orphan.exit().at()));
  }

  /** The last visit without an exit, set aside, that began at or before a time. */
  Optional<Session.AwaitingReview> findLostBefore(Instant time) {
    return only(Session.AwaitingReview.class)
        .filter(lost -> lost.exit().isEmpty() && !lost.entry().at().isAfter(time))
        .max(Comparator.comparing(lost -> lost.entry().at()));
  }

  /** Whether the car was seen entering about then, and not seen leaving in between. */
  boolean enteredWithin(Duration time, Instant at) {
    return sessions.stream()
        .filter(session -> session.findExit().filter(exit -> !exit.at().isAfter(at)).isEmpty())
        .flatMap(session -> session.findEntry().stream())
        .anyMatch(entry -> near(entry.at(), at, time));
  }

  /** Whether the car was seen leaving about then. */
  boolean leftWithin(Duration time, Instant at) {
    return sessions.stream()
        .flatMap(session -> session.findExit().stream())
        .anyMatch(exit -> near(exit.at(), at, time));
  }

  /** Whether something newer than this is known. */
  boolean goesBeyond(Instant time) {
    return sessions.stream()
        .flatMap(
            session -> Stream.concat(session.findEntry().stream(), session.findExit().stream()))
        .anyMatch(sighting -> sighting.at().isAfter(time));
  }

  private <T extends Session> Stream<T> only(Class<T> state) {
    return sessions.stream().filter(state::isInstance).map(state::cast);
  }

  private static boolean near(Instant one, Instant other, Duration time) {
    return Duration.between(one, other).abs().compareTo(time) <= 0;
  }
}
