package parking.sessions;

import java.time.Duration;
import java.util.Comparator;
import java.util.Optional;
import parking.lots.Lane;
import parking.passages.Direction;
import parking.problems.Problem;

/** What it means that a driver has scanned the code of a lane. Pure. */
final class ScanRules {
  /** A driver who scans again within this time wants to see the same answer again. */
  static final Duration AGAIN = Duration.ofMinutes(10);

  private final SessionPolicy policy;
  private final EndRules ends;

  ScanRules(SessionPolicy policy) {
    this.policy = policy;
    this.ends = new EndRules(policy);
  }

  /**
   * What a scan does.
   *
   * @param session the visit that it is about
   * @param change which way the car goes; empty when the same was told before
   */
  record Outcome(Session session, Optional<Direction> change) {
    private static Outcome of(Session session, Direction way) {
      return new Outcome(session, Optional.of(way));
    }

    private static Outcome again(Session session) {
      return new Outcome(session, Optional.empty());
    }
  }

  /**
   * @param arrival the car as the phone stands for it
   * @throws Problem when the car would leave without being inside
   */
  Outcome decide(Lane.Use use, Arrival arrival) {
    return switch (use) {
      case ENTRANCE -> enters(arrival);
      case EXIT -> leaves(arrival);
      case BOTH -> eitherWay(arrival);
      case INNER ->
          throw Problem.unprocessable(
              "inner-lane", "This lane leads from one zone to another. Scan at an exit.");
    };
  }

  private static Outcome enters(Arrival arrival) {
    var open = arrival.history().open();
    if (open.isPresent()) {
      return Outcome.again(open.get());
    }
    return Outcome.of(
        Session.Open.of(arrival.fresh(), arrival.seen(), arrival.zone(), Reason.SCANNED),
        Direction.IN);
  }

  private Outcome leaves(Arrival arrival) {
    return left(arrival)
        .or(() -> leftBefore(arrival))
        .orElseThrow(
            () ->
                Problem.conflict(
                    "not-inside",
                    """
                    This phone stands for no car inside. Scan the code at the entrance first, or \
                    ask the attendant."""));
  }

  private Optional<Outcome> left(Arrival arrival) {
    var exit = arrival.seen();
    return arrival
        .history()
        .open()
        .or(() -> arrival.history().findLostBefore(exit.at()).map(Session.Lapsed::resume))
        .map(open -> ends.end(open, open.visit(), exit, arrival.history(), Reason.SCANNED))
        .map(ended -> Outcome.of(ended, Direction.OUT));
  }

  private static Optional<Outcome> leftBefore(Arrival arrival) {
    var since = arrival.seen().at().minus(AGAIN);
    return arrival.history().past().stream()
        .filter(session -> session.findEntry().isPresent())
        .filter(session -> session.findExit().filter(it -> it.at().isAfter(since)).isPresent())
        .max(Comparator.comparing(session -> session.findExit().orElseThrow().at()))
        .map(Outcome::again);
  }

  /** Whoever has just come or left and scans again wants to see the same answer again. */
  private Outcome eitherWay(Arrival arrival) {
    var open = arrival.history().open();
    var moment = policy.times().readTwice();
    if (open.isEmpty()) {
      return leftBefore(arrival).orElseGet(() -> enters(arrival));
    }
    var inside = Duration.between(open.get().entry().at(), arrival.seen().at());
    return inside.compareTo(moment) <= 0 ? Outcome.again(open.get()) : leaves(arrival);
  }
}
