package parking.sessions;

import java.time.Duration;
import java.time.Instant;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import parking.permits.Permit;

/**
 * What is known of one car in one lot.
 *
 * @param open the visit that goes on, if one does
 * @param past the newest others
 * @param permits every permit that the lot ever granted to the car
 */
record History(Optional<Session.Open> open, List<Session> past, List<Permit> permits) {
  private Stream<Session> all() {
    return Stream.concat(open.stream(), past.stream());
  }

  private <T extends Session> Stream<T> past(Class<T> state) {
    return past.stream().filter(state::isInstance).map(state::cast);
  }

  /**
   * The first exit without an entry at or after a time, when nothing else is known of the car in
   * between.
   */
  Optional<Session> findOrphanExitAfter(Instant time) {
    return past.stream()
        .filter(History::isOrphanExit)
        .filter(orphan -> !leftAt(orphan).isBefore(time))
        .min(Comparator.comparing(History::leftAt))
        .filter(orphan -> isNothingBetween(time, leftAt(orphan)));
  }

  /** An exit without an entry that waits, or that the lot's policy made free. */
  private static boolean isOrphanExit(Session session) {
    return session instanceof Session.OrphanExit
        || session instanceof Session.Voided voided
            && voided.reason() == Reason.ORPHAN_EXIT
            && voided.findEntry().isEmpty();
  }

  private static Instant leftAt(Session session) {
    return session.findExit().map(Sighting::at).orElse(Instant.MAX);
  }

  private static Instant enteredAt(Session session) {
    return session.findEntry().map(Sighting::at).orElse(Instant.MIN);
  }

  /**
   * Whether the car was not seen here between these times. One that was cannot have been inside all
   * the while under another reading.
   */
  boolean isUnseenBetween(Instant from, Instant until) {
    return sightings().noneMatch(at -> !at.isBefore(from) && !at.isAfter(until));
  }

  private boolean isNothingBetween(Instant from, Instant until) {
    return sightings().noneMatch(at -> at.isAfter(from) && at.isBefore(until));
  }

  private Stream<Instant> sightings() {
    return all()
        .filter(session -> !(session instanceof Session.Voided))
        .flatMap(
            session -> Stream.concat(session.findEntry().stream(), session.findExit().stream()))
        .map(Sighting::at);
  }

  /** The visit without an exit that an exit at this time ends, when it is the last before it. */
  Optional<Session.Lapsed> findLostBefore(Instant exit) {
    return past(Session.Lapsed.class)
        .filter(lost -> !lost.entry().at().isAfter(exit))
        .max(Comparator.comparing(lost -> lost.entry().at()))
        .filter(lost -> isNothingBetween(lost.entry().at(), exit));
  }

  /** The visit that was taken for a whole one and has this time within it. */
  Optional<Session.Closed> findClosedAround(Instant time) {
    return past(Session.Closed.class)
        .filter(closed -> closed.entry().at().isBefore(time) && closed.exit().at().isAfter(time))
        .findFirst();
  }

  /** The visit that was seen to end with this device about then. */
  Optional<Session.Closed> findClosedBy(String device, Instant at, Duration within) {
    return past(Session.Closed.class)
        .filter(closed -> closed.exit().device().equals(device))
        .filter(closed -> near(closed.exit().at(), at, within))
        .findFirst();
  }

  /**
   * Whether the car was seen entering about then, and not seen leaving in between. A car that is
   * read again and again while it queues is seen as long as it stands there.
   */
  boolean enteredWithin(Duration time, Instant at) {
    return open.filter(it -> near(it.seenAt(), at, time) || near(it.entry().at(), at, time))
            .isPresent()
        || past.stream()
            .filter(session -> leftAt(session).isAfter(at))
            .filter(session -> !(session instanceof Session.Voided))
            .anyMatch(session -> near(enteredAt(session), at, time));
  }

  /** Whether the car was seen leaving about then. */
  boolean leftWithin(Duration time, Instant at) {
    return past.stream().anyMatch(session -> near(leftAt(session), at, time));
  }

  /** Whether something newer than this is known. */
  boolean goesBeyond(Instant time) {
    return sightings().anyMatch(at -> at.isAfter(time));
  }

  private static boolean near(Instant one, Instant other, Duration time) {
    if (one.equals(Instant.MIN) || one.equals(Instant.MAX)) {
      return false;
    }
    return Duration.between(one, other).abs().compareTo(time) <= 0;
  }
}
