package parking.sessions;

import java.util.List;
import java.util.Optional;
import java.util.UUID;
import java.util.function.Supplier;
import parking.lots.Policy;

/**
 * What it means that a car was seen to leave: the first rule that applies decides, and each gives
 * its reason. Pure.
 */
final class ExitRules {
  /** A likelier candidate is the car; {@code docs/decisions} has the figures behind both. */
  static final double CERTAIN = 0.999;

  /** A likelier candidate is worth a look. */
  static final double LIKELY = 0.05;

  private final SessionPolicy policy;
  private final EndRules ends;
  private final Supplier<UUID> ids;

  /**
   * @param ids names for further sessions
   */
  ExitRules(SessionPolicy policy, Supplier<UUID> ids) {
    this.policy = policy;
    this.ends = new EndRules(policy);
    this.ids = ids;
  }

  /**
   * A car inside that may be the one that left.
   *
   * @param history what is known of that car
   */
  record Match(Session.Open open, History history, double probability) {}

  /**
   * @param matches cars inside that may be this one under another reading, likeliest first; asked
   *     only when no visit fits the plate as it was read
   */
  Decision decide(Arrival arrival, Supplier<List<Match>> matches) {
    return left(arrival)
        .or(() -> readTwice(arrival))
        .or(() -> toldAfterTheNextEntry(arrival))
        .or(() -> leftInBetween(arrival))
        .or(() -> misread(arrival, matches.get()))
        .orElseGet(() -> orphan(arrival, Reason.ORPHAN_EXIT));
  }

  /** The visit that goes on is over. */
  private Optional<Decision> left(Arrival arrival) {
    var exit = arrival.seen();
    return arrival
        .history()
        .open()
        .filter(open -> !exit.at().isBefore(open.entry().at()))
        .map(open -> ends.end(open, arrival.fresh(), exit, arrival.history(), Reason.LEFT))
        .map(ended -> Decision.put(ended.reason(), ended));
  }

  /** The same car was read a moment before. */
  private Optional<Decision> readTwice(Arrival arrival) {
    return arrival.history().leftWithin(policy.times().readTwice(), arrival.seen().at())
        ? Optional.of(Decision.ignore(Reason.READ_TWICE))
        : Optional.empty();
  }

  /** The car had entered again before its exit was told. */
  private Optional<Decision> toldAfterTheNextEntry(Arrival arrival) {
    var exit = arrival.seen();
    return arrival
        .history()
        .findLostBefore(exit.at())
        .map(
            lost ->
                ends.end(
                    lost.resume(), arrival.fresh(), exit, arrival.history(), Reason.EXIT_TOLD_LATE))
        .map(ended -> Decision.put(ended.reason(), ended));
  }

  /** What was taken for one visit was two: the car left here and came again unseen. */
  private Optional<Decision> leftInBetween(Arrival arrival) {
    var exit = arrival.seen();
    if (!exit.isCertain()) {
      return Optional.empty();
    }
    return arrival
        .history()
        .findClosedAround(exit.at())
        .map(
            closed -> {
              var second = closed.visit();
              var later =
                  new Visit(
                      ids.get(),
                      second.lotId(),
                      second.tariff(),
                      second.plate(),
                      second.colour(),
                      second.look());
              return Decision.put(
                  Reason.LEFT_IN_BETWEEN,
                  new Session.OrphanExit(later, closed.exit(), Reason.LEFT_IN_BETWEEN),
                  closed.endAt(exit, Reason.LEFT_IN_BETWEEN));
            });
  }

  /** No car of this plate is inside, and one with a plate much like it is. */
  private Optional<Decision> misread(Arrival arrival, List<Match> matches) {
    if (matches.isEmpty() || matches.get(0).probability() < LIKELY) {
      return Optional.empty();
    }
    var best = matches.get(0);
    if (best.probability() < CERTAIN || matches.size() > 1 || contradicts(best, arrival)) {
      return Optional.of(orphan(arrival, Reason.MISREAD_SUSPECTED));
    }
    var ended = endMisread(best, arrival);
    return Optional.of(Decision.put(ended.reason(), ended));
  }

  /**
   * The two readings differ, so one of them is wrong. Where exactly one is certain the plate is
   * known, and the visit is as good as any; otherwise a person says which plate is right.
   */
  private Session endMisread(Match match, Arrival arrival) {
    var open = match.open();
    var exit = arrival.seen();
    if (open.entry().isCertain() && exit.isPlateDoubtful()) {
      return ends.end(open, open.visit(), exit.confirmed(), match.history(), Reason.MISREAD);
    }
    if (open.entry().isPlateDoubtful() && exit.isCertain()) {
      var asRead = open.visit().of(arrival.fresh().plate(), arrival.fresh().colour());
      var entry = open.entry().confirmed();
      var right = new Session.Open(asRead, entry, open.seenAt(), open.zone(), open.reason());
      return ends.end(right, asRead, exit, arrival.history(), Reason.MISREAD);
    }
    return open.doubt(exit, Reason.MISREAD);
  }

  /** Colour or look say that it is another car. */
  private static boolean contradicts(Match match, Arrival arrival) {
    var inside = match.open().visit();
    var left = arrival.fresh();
    var looksOtherwise =
        inside.look().isPresent() && left.look().isPresent() && !inside.look().equals(left.look());
    return looksOtherwise || !inside.colour().equals(left.colour());
  }

  /** Nobody saw the car enter. It is never charged by guess. */
  private Decision orphan(Arrival arrival, Reason suspected) {
    var why = arrival.history().open().isPresent() ? Reason.LEFT_BEFORE_ENTRY : suspected;
    var orphan = new Session.OrphanExit(arrival.fresh(), arrival.seen(), why);
    if (policy.orphanExits() == Policy.OrphanExits.FREE && why == Reason.ORPHAN_EXIT) {
      return Decision.put(
          why, Session.Voided.of(orphan, why, "exits without an entry are free in this lot"));
    }
    return Decision.put(why, orphan);
  }

  /**
   * The car turned back in the lane in which it had just left: it is inside still, and nobody knows
   * whether it will be seen again.
   */
  Decision turnedBack(Arrival arrival) {
    var seen = arrival.seen();
    return arrival
        .history()
        .findClosedBy(seen.device(), seen.at(), policy.times().readTwice())
        .map(closed -> Decision.put(Reason.TURNED_BACK, closed.withdraw(Reason.TURNED_BACK)))
        .orElse(Decision.ignore(Reason.TURNED_BACK));
  }
}
