package parking.sessions;

import java.time.Duration;
import java.time.Instant;
import java.util.Optional;
import java.util.UUID;

/**
 * What a passage does to a session, rule by rule. Pure; the reasons are what operators read.
 *
 * @param readTwiceWithin a second reading of the same car within this time is the same passage
 */
record SessionRules(Duration readTwiceWithin) {
  static final String OPENED = "entered";
  static final String ENDED = "left";
  static final String READ_TWICE = "read twice: ignored";
  static final String LATE_ENTRY = "an entry older than the open visit: ignored";
  static final String ENTERED_AGAIN = "entered again while still inside: exit was missed";
  static final String UNCERTAIN = "a reading is uncertain";
  static final String ORPHAN_EXIT = "left without having been seen to enter";
  static final String LEFT_BEFORE_ENTRY = "seen to leave before it entered";

  /** What is to be done. */
  sealed interface Decision {
    String reason();

    /** Nothing changes. */
    record Ignore(String reason) implements Decision {}

    /** A visit begins; one that was open until now may have to be set aside. */
    record Begin(Session.Open opened, Optional<Session.Review> setAside, String reason)
        implements Decision {}

    /** A visit is over. */
    record End(Session.Ended ended, String reason) implements Decision {}

    /** A person has to look. */
    record Look(Session.Review review) implements Decision {
      @Override
      public String reason() {
        return review.reason();
      }
    }
  }

  /** A car was seen to enter. */
  Decision entered(Session.Car car, Optional<Session.Open> open, Sighting entry) {
    var opened = new Session.Open(UUID.randomUUID(), car, entry);
    if (open.isEmpty()) {
      return new Decision.Begin(opened, Optional.empty(), OPENED);
    }
    var inside = open.get();
    if (near(inside.entry().at(), entry.at())) {
      return new Decision.Ignore(READ_TWICE);
    }
    if (entry.at().isBefore(inside.entry().at())) {
      return new Decision.Ignore(LATE_ENTRY);
    }
    return new Decision.Begin(opened, Optional.of(inside.lose(ENTERED_AGAIN)), ENTERED_AGAIN);
  }

  /**
   * A car was seen to leave.
   *
   * @param lastLeft when the same car was last seen to leave this lot
   */
  Decision left(
      Session.Car car, Optional<Session.Open> open, Optional<Instant> lastLeft, Sighting exit) {
    if (open.isEmpty() && lastLeft.isPresent() && near(lastLeft.get(), exit.at())) {
      return new Decision.Ignore(READ_TWICE);
    }
    if (open.isEmpty()) {
      return new Decision.Look(orphan(car, exit, ORPHAN_EXIT));
    }
    var inside = open.get();
    if (exit.at().isBefore(inside.entry().at())) {
      return new Decision.Look(orphan(car, exit, LEFT_BEFORE_ENTRY));
    }
    if (inside.entry().certain() && exit.certain()) {
      return new Decision.End(inside.leave(exit), ENDED);
    }
    return new Decision.Look(inside.leaveForReview(exit, UNCERTAIN));
  }

  private static Session.Review orphan(Session.Car car, Sighting exit, String reason) {
    return new Session.Review(UUID.randomUUID(), car, Optional.empty(), Optional.of(exit), reason);
  }

  private boolean near(Instant one, Instant other) {
    return Duration.between(one, other).abs().compareTo(readTwiceWithin) <= 0;
  }
}
