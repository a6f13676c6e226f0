package parking.sessions;

import java.time.Duration;
import java.util.Optional;
import java.util.UUID;
import java.util.function.Supplier;
import parking.permits.Permit;

/**
 * What it means that a car was seen to enter: the first rule that applies decides, and each gives
 * its reason. Pure.
 */
final class EntryRules {
  private final SessionPolicy policy;
  private final EndRules ends;
  private final Supplier<UUID> ids;

  /**
   * @param ids names for further sessions
   */
  EntryRules(SessionPolicy policy, Supplier<UUID> ids) {
    this.policy = policy;
    this.ends = new EndRules(policy);
    this.ids = ids;
  }

  Decision decide(Arrival arrival) {
    return readTwice(arrival)
        .or(() -> toldAfterItsExit(arrival))
        .or(() -> enteredInBetween(arrival))
        .or(() -> outOfDate(arrival))
        .or(() -> enteredAgain(arrival))
        .orElseGet(() -> entered(arrival));
  }

  /** The same car was read a moment before: it queues, or two frames made two readings. */
  private Optional<Decision> readTwice(Arrival arrival) {
    var at = arrival.seen().at();
    if (!arrival.history().enteredWithin(policy.times().readTwice(), at)) {
      return Optional.empty();
    }
    var again = arrival.history().open().map(open -> open.seen(at, open.zone()));
    return Optional.of(
        again
            .map(open -> Decision.put(Reason.READ_TWICE, open))
            .orElse(Decision.ignore(Reason.READ_TWICE)));
  }

  /** The exit of this visit was told before. */
  private Optional<Decision> toldAfterItsExit(Arrival arrival) {
    return arrival
        .history()
        .findOrphanExitAfter(arrival.seen().at())
        .map(
            orphan -> {
              var open = open(arrival).as(idOf(arrival.fresh(), orphan.visit().id()));
              var exit = orphan.findExit().orElseThrow();
              var whole =
                  ends.end(open, orphan.visit(), exit, arrival.history(), Reason.ENTRY_TOLD_LATE);
              return Decision.put(whole.reason(), whole);
            });
  }

  private static Visit idOf(Visit visit, UUID id) {
    return new Visit(
        id, visit.lotId(), visit.tariff(), visit.plate(), visit.colour(), visit.look());
  }

  /** What was taken for one visit was two: between them the car left unseen and came again. */
  private Optional<Decision> enteredInBetween(Arrival arrival) {
    var seen = arrival.seen();
    if (!seen.isCertain()) {
      return Optional.empty();
    }
    return arrival
        .history()
        .findClosedAround(seen.at())
        .map(
            closed -> {
              var first = idOf(closed.visit(), ids.get());
              return Decision.put(
                  Reason.ENTERED_IN_BETWEEN,
                  new Session.Lapsed(first, closed.entry(), Reason.ENTERED_IN_BETWEEN),
                  closed.beginAt(seen, Reason.ENTERED_IN_BETWEEN));
            });
  }

  /** Newer things are known of the car, and nothing fits. */
  private Optional<Decision> outOfDate(Arrival arrival) {
    return arrival.history().goesBeyond(arrival.seen().at())
        ? Optional.of(
            Decision.put(Reason.ENTRY_OUT_OF_DATE, open(arrival).lapse(Reason.ENTRY_OUT_OF_DATE)))
        : Optional.empty();
  }

  /** An older visit that is still open cannot be right: its exit was missed. */
  private Optional<Decision> enteredAgain(Arrival arrival) {
    return arrival
        .history()
        .open()
        .map(
            old ->
                Decision.put(Reason.ENTERED_AGAIN, old.lapse(Reason.ENTERED_AGAIN), open(arrival)));
  }

  private Decision entered(Arrival arrival) {
    var open = open(arrival);
    return Decision.put(open.reason(), open);
  }

  private static Session.Open open(Arrival arrival) {
    var blocked =
        arrival.history().permits().stream()
            .filter(permit -> permit.kind() == Permit.Kind.BLOCKED)
            .anyMatch(permit -> permit.isValid(arrival.seen().at()));
    return Session.Open.of(
        arrival.fresh(), arrival.seen(), arrival.zone(), blocked ? Reason.BLOCKED : Reason.ENTERED);
  }

  /**
   * The car turned back in the lane in which it had just entered: it never was inside.
   *
   * @param within a moment
   */
  static Decision turnedBack(Arrival arrival, Duration within) {
    var seen = arrival.seen();
    var entered =
        arrival
            .history()
            .open()
            .filter(open -> open.entry().device().equals(seen.device()))
            .filter(open -> !open.entry().at().plus(within).isBefore(seen.at()));
    return entered
        .map(
            open ->
                Decision.put(
                    Reason.TURNED_BACK,
                    Session.Voided.of(open, Reason.TURNED_BACK, "turned back in the lane")))
        .orElse(Decision.ignore(Reason.TURNED_BACK));
  }
}
