package parking.sessions;

import java.time.Duration;
import java.time.Instant;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import parking.matching.Matching;
import parking.plates.Plate;

/**
 * Finds out when one car was read twice in one lane, once wrongly: two readings of one device
 * within a moment, of plates that are easily mistaken for each other, one of them doubtful. Pure.
 */
final class Twins {
  /** No two cars pass a camera so soon one after the other. */
  static final Duration MOMENT = Duration.ofSeconds(10);

  /**
   * As {@link Matching#distance} has it: one character that is easily mistaken for the other, such
   * as Q for 0 (6.3) and 8 for B (6.6), and not one that hardly ever is, such as 3 for 4 (10.6):
   * cars of a fleet follow one another.
   */
  private static final double NEAR = 8;

  private Twins() {}

  /** The visit that this car has just begun under another reading, if so. */
  static Optional<Session.Open> findEntered(Arrival arrival, List<Session.Open> inside) {
    if (arrival.history().open().isPresent()) {
      return Optional.empty();
    }
    return inside.stream()
        .filter(open -> isTwin(arrival, open.visit(), open.entry()))
        .min(Comparator.comparing(open -> distance(arrival, open.visit())));
  }

  /** The visit that this car has just ended under another reading, if so. */
  static Optional<Session> findLeft(Arrival arrival, List<Session> over) {
    return over.stream()
        .filter(
            session ->
                session.findExit().filter(it -> isTwin(arrival, session.visit(), it)).isPresent())
        .findFirst();
  }

  private static boolean isTwin(Arrival arrival, Visit visit, Sighting other) {
    var seen = arrival.seen();
    return other.device().equals(seen.device())
        && isNear(other.at(), seen.at())
        && (other.isPlateDoubtful() || seen.isPlateDoubtful())
        && distance(arrival, visit) <= NEAR;
  }

  private static boolean isNear(Instant one, Instant other) {
    return Duration.between(one, other).abs().compareTo(MOMENT) <= 0;
  }

  private static double distance(Arrival arrival, Visit visit) {
    Plate own = arrival.fresh().plate();
    return Matching.distance(own, visit.plate());
  }

  /** The visit goes on under the better of its two readings. */
  static Session.Open merged(Arrival arrival, Session.Open twin) {
    var seen = arrival.seen();
    if (twin.entry().isCertain() || twin.entry().confidence() >= seen.confidence()) {
      return twin.seen(seen.at(), twin.zone());
    }
    var visit = twin.visit().of(arrival.fresh().plate(), arrival.fresh().colour());
    return new Session.Open(visit, seen, twin.seenAt(), twin.zone(), twin.reason())
        .seen(seen.at(), twin.zone());
  }
}
