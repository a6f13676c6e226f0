package parking.sessions;

import java.time.Instant;
import java.util.Optional;

/**
 * One car's visit to one lot. It never knows whether it was paid. A state is a type, and the moves
 * from it are its methods: there are no others.
 */
sealed interface Session {
  Visit visit();

  /** Why it is what it is. */
  Reason reason();

  /** The car seen entering, if it was. */
  default Optional<Sighting> findEntry() {
    return Optional.empty();
  }

  /** The car seen leaving, if it was. */
  default Optional<Sighting> findExit() {
    return Optional.empty();
  }

  /**
   * The car is in the lot.
   *
   * @param seenAt when it was last seen, at its entry or within
   * @param zone where in the lot it was last seen; empty when it has no zones
   */
  record Open(Visit visit, Sighting entry, Instant seenAt, String zone, Reason reason)
      implements Session {
    static Open of(Visit visit, Sighting entry, String zone, Reason reason) {
      return new Open(visit, entry, entry.at(), zone, reason);
    }

    @Override
    public Optional<Sighting> findEntry() {
      return Optional.of(entry);
    }

    /** The car was seen again, without leaving. */
    Open seen(Instant at, String where) {
      return new Open(visit, entry, at.isAfter(seenAt) ? at : seenAt, where, reason);
    }

    /**
     * @throws IllegalArgumentException when the car would have left before it came
     */
    Closed leave(Sighting exit, Optional<Cover> cover, Reason why) {
      return new Closed(visit, entry, exit, cover, why);
    }

    /** The car left, but a person has to look before it is charged. */
    AwaitingReview doubt(Sighting exit, Reason why) {
      return new AwaitingReview(visit, entry, exit, why);
    }

    /** Nobody saw the car leave, and it cannot be inside any more. */
    Lapsed lapse(Reason why) {
      return new Lapsed(visit, entry, why);
    }

    /** Something makes its entry doubtful after all. */
    Open doubtEntry(Reason why) {
      var doubtful =
          new Sighting(
              entry.passage(), entry.device(), entry.at(), entry.confidence(), Optional.of(why));
      return new Open(visit, doubtful, seenAt, zone, reason);
    }

    /** The same visit, of a car whose plate is another one than was thought. */
    Open as(Visit other) {
      return new Open(other, entry, seenAt, zone, reason);
    }
  }

  /** The car came and left, and both are certain or confirmed. */
  record Closed(Visit visit, Sighting entry, Sighting exit, Optional<Cover> cover, Reason reason)
      implements Session {
    public Closed {
      inOrder(visit, entry, exit);
    }

    @Override
    public Optional<Sighting> findEntry() {
      return Optional.of(entry);
    }

    @Override
    public Optional<Sighting> findExit() {
      return Optional.of(exit);
    }

    /** Whether a person has looked at it as it is. */
    boolean isDecided() {
      return reason == Reason.CONFIRMED || reason == Reason.CORRECTED;
    }

    /** Something makes it doubtful after all. */
    AwaitingReview withdraw(Reason why) {
      return new AwaitingReview(visit, entry, exit, why);
    }

    /** It began later than was thought. */
    Closed beginAt(Sighting later, Reason why) {
      return new Closed(visit, later, exit, cover, why);
    }

    /** It ended sooner than was thought. */
    Closed endAt(Sighting sooner, Reason why) {
      return new Closed(visit, entry, sooner, cover, why);
    }
  }

  /** The car came and nobody saw it leave. Never charged: that needs both times. */
  record Lapsed(Visit visit, Sighting entry, Reason reason) implements Session {
    @Override
    public Optional<Sighting> findEntry() {
      return Optional.of(entry);
    }

    /** The exit became known after all. */
    Open resume() {
      return Open.of(visit, entry, "", reason);
    }
  }

  /** A person has to decide. Never charged as it is. */
  record AwaitingReview(Visit visit, Sighting entry, Sighting exit, Reason reason)
      implements Session {
    public AwaitingReview {
      inOrder(visit, entry, exit);
    }

    @Override
    public Optional<Sighting> findEntry() {
      return Optional.of(entry);
    }

    @Override
    public Optional<Sighting> findExit() {
      return Optional.of(exit);
    }

    /** A person has looked at both pictures and agrees. */
    Closed confirm(Optional<Cover> cover) {
      return new Closed(visit, entry.confirmed(), exit.confirmed(), cover, Reason.CONFIRMED);
    }
  }

  /** A car seen leaving that was never seen entering. Never charged: that needs both times. */
  record OrphanExit(Visit visit, Sighting exit, Reason reason) implements Session {
    @Override
    public Optional<Sighting> findExit() {
      return Optional.of(exit);
    }
  }

  /** Nothing is charged, because somebody or the lot's policy said so; the evidence stays. */
  record Voided(
      Visit visit,
      Optional<Sighting> findEntry,
      Optional<Sighting> findExit,
      Reason reason,
      String note)
      implements Session {
    static Voided of(Session session, Reason reason, String note) {
      return new Voided(session.visit(), session.findEntry(), session.findExit(), reason, note);
    }
  }

  private static void inOrder(Visit visit, Sighting entry, Sighting exit) {
    if (exit.at().isBefore(entry.at())) {
      throw new IllegalArgumentException(
          "session %s ends at %s, before it begins at %s"
              .formatted(visit.id(), exit.at(), entry.at()));
    }
  }
}
