package parking.sessions;

import java.time.Duration;
import java.util.Optional;

/**
 * What a passage does to a session, rule by rule. Pure; what is not certain waits for a person.
 *
 * @param readTwiceWithin a second reading of the same car within this time is the same passage
 * @param longestStay a longer visit is looked at before it is charged
 */
record SessionRules(Duration readTwiceWithin, Duration longestStay) {
  /**
   * A car was seen to enter.
   *
   * @param fresh the visit that begins if none goes on
   */
  Decision entered(Visit fresh, History history, Sighting entry) {
    if (history.enteredWithin(readTwiceWithin, entry.at())) {
      return new Decision.Ignore(Reason.READ_TWICE);
    }
    var orphan = history.findOrphanExitAfter(entry.at());
    if (orphan.isPresent()) {
      return new Decision.Put(orphan.get().pairWith(entry), Reason.ENTRY_TOLD_LATE);
    }
    if (history.goesBeyond(entry.at())) {
      var late = new Session.Open(fresh, entry).lose(Reason.ENTRY_OUT_OF_DATE);
      return new Decision.Put(late, Reason.ENTRY_OUT_OF_DATE);
    }
    return begin(new Session.Open(fresh, entry), history.findOpen());
  }

  /** An older visit that is still open cannot be right: its exit was missed. */
  private static Decision begin(Session.Open opened, Optional<Session.Open> inside) {
    var setAside = inside.map(old -> old.lose(Reason.ENTERED_AGAIN));
    return new Decision.Begin(
        opened, setAside, inside.isPresent() ? Reason.ENTERED_AGAIN : Reason.ENTERED);
  }

  /**
   * A car was seen to leave.
   *
   * @param fresh the visit that nobody saw begin, if there is no other; its colour is the exit's
   */
  Decision left(Visit fresh, History history, Sighting exit) {
    var inside = history.findOpen();
    if (inside.isPresent() && !exit.at().isBefore(inside.get().entry().at())) {
      return end(inside.get(), fresh, exit);
    }
    if (history.leftWithin(readTwiceWithin, exit.at())) {
      return new Decision.Ignore(Reason.READ_TWICE);
    }
    var lost = history.findLostBefore(exit.at());
    if (lost.isPresent()) {
      var whole = new Session.Open(lost.get().visit(), lost.get().entry());
      return new Decision.Put(whole.leave(exit, Reason.EXIT_TOLD_LATE), Reason.EXIT_TOLD_LATE);
    }
    var why = inside.isPresent() ? Reason.LEFT_BEFORE_ENTRY : Reason.ORPHAN_EXIT;
    return new Decision.Put(new Session.OrphanExit(fresh, exit, why), why);
  }

  private Decision end(Session.Open inside, Visit asSeen, Sighting exit) {
    var doubt = doubt(inside, asSeen, exit);
    return doubt.isPresent()
        ? new Decision.Put(inside.leave(exit, doubt.get()), doubt.get())
        : new Decision.Put(inside.leave(exit), Reason.LEFT);
  }

  /** Why the visit may not be charged without a person looking, if so. */
  private Optional<Reason> doubt(Session.Open inside, Visit asSeen, Sighting exit) {
    if (!inside.visit().colour().equals(asSeen.colour())) {
      return Optional.of(Reason.COLOURS_DISAGREE);
    }
    if (Duration.between(inside.entry().at(), exit.at()).compareTo(longestStay) > 0) {
      return Optional.of(Reason.TOO_LONG);
    }
    return inside.entry().doubt().or(exit::doubt);
  }
}
