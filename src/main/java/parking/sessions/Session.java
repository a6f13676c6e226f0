package parking.sessions;

import java.util.Optional;

/** One car's visit to one lot. It never knows whether it was paid. */
sealed interface Session {
  Visit visit();

  /** The car seen entering, if it was. */
  default Optional<Sighting> findEntry() {
    return Optional.empty();
  }

  /** The car seen leaving, if it was. */
  default Optional<Sighting> findExit() {
    return Optional.empty();
  }

  /** The car is in the lot. */
  record Open(Visit visit, Sighting entry) implements Session {
    @Override
    public Optional<Sighting> findEntry() {
      return Optional.of(entry);
    }

    /**
     * @throws IllegalArgumentException when the car would have left before it came
     */
    Closed leave(Sighting exit) {
      return new Closed(visit, entry, exit);
    }

    /** The car left, but a person has to look before it is charged. */
    AwaitingReview leave(Sighting exit, Reason why) {
      return new AwaitingReview(visit, entry, Optional.of(exit), why);
    }

    /** Nobody saw the car leave, and it cannot be inside any more. */
    AwaitingReview lose(Reason why) {
      return new AwaitingReview(visit, entry, Optional.empty(), why);
    }
  }

  /** The car came and left, and both are certain or confirmed. */
  record Closed(Visit visit, Sighting entry, Sighting exit) implements Session {
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
  }

  /** A person has to decide. Never charged as it is. */
  record AwaitingReview(Visit visit, Sighting entry, Optional<Sighting> exit, Reason reason)
      implements Session {
    public AwaitingReview {
      exit.ifPresent(out -> inOrder(visit, entry, out));
    }

    @Override
    public Optional<Sighting> findEntry() {
      return Optional.of(entry);
    }

    @Override
    public Optional<Sighting> findExit() {
      return exit;
    }

    /** A person has looked at both pictures and agrees; empty while the exit is missing. */
    Optional<Closed> confirm() {
      return exit.map(out -> new Closed(visit, entry, out));
    }
  }

  /** A car seen leaving that was never seen entering. Never charged: that needs both times. */
  record OrphanExit(Visit visit, Sighting exit, Reason reason) implements Session {
    @Override
    public Optional<Sighting> findExit() {
      return Optional.of(exit);
    }

    /** The entry became known after all; a person has to say whether the two belong together. */
    AwaitingReview pairWith(Sighting entry) {
      return new AwaitingReview(visit, entry, Optional.of(exit), Reason.ENTRY_TOLD_LATE);
    }
  }

  /** A person has dismissed it; the evidence stays. */
  record Voided(Visit visit, Optional<Sighting> findEntry, Optional<Sighting> findExit, String note)
      implements Session {
    static Voided of(Session session, String note) {
      return new Voided(session.visit(), session.findEntry(), session.findExit(), note);
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
