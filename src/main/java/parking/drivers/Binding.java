package parking.drivers;

import java.time.Instant;
import java.util.Optional;
import java.util.UUID;
import parking.database.Ids;

/**
 * A driver who has yet to show that a plate is theirs, or has.
 *
 * @param stay what a question can be asked about
 * @param times when it was begun, and until when it can be proven
 * @param end what became of it
 */
public record Binding(
    UUID id, Bindings.Wish wish, Optional<Bindings.Stay> stay, Proof proof, Times times, End end) {

  /** Where it stands. */
  public enum State {
    OPEN,
    BOUND,
    ENDED
  }

  /** How a driver can show that a plate is theirs. */
  public enum Kind {
    /** The code of a notice about what the plate owes. */
    NOTICE_CODE,
    /** Questions about an earlier stay. */
    EARLIER_STAY,
    /** A picture of the vehicle licence (行驶证), which a program reads. */
    LICENCE_PICTURE
  }

  /**
   * Which proofs are left.
   *
   * @param offersCode whether the code of a notice can prove it
   * @param round how many questions were answered rightly
   */
  public record Proof(
      boolean offersCode, int codeTries, int stayTries, int licenceTries, int round) {
    /** How often a kind may still be tried. */
    public int tries(Kind kind) {
      return switch (kind) {
        case NOTICE_CODE -> codeTries;
        case EARLIER_STAY -> stayTries;
        case LICENCE_PICTURE -> licenceTries;
      };
    }

    private Proof failed(Kind kind) {
      return new Proof(
          offersCode,
          codeTries - (kind == Kind.NOTICE_CODE ? 1 : 0),
          stayTries - (kind == Kind.EARLIER_STAY ? 1 : 0),
          licenceTries - (kind == Kind.LICENCE_PICTURE ? 1 : 0),
          round);
    }

    private Proof answered() {
      return new Proof(offersCode, codeTries, stayTries, licenceTries, round + 1);
    }

    private boolean isOver() {
      return codeTries + stayTries + licenceTries == 0;
    }
  }

  /** When. */
  public record Times(Instant madeAt, Instant endsAt) {}

  /** What became of it. */
  public record End(State state, Optional<UUID> boundAs) {}

  /**
   * One that is begun.
   *
   * @param readsLicences whether pictures of vehicle licences can be read
   */
  static Binding fresh(Bindings.Wish wish, Bindings.Seen seen, boolean readsLicences, Instant now) {
    return new Binding(
        Ids.next(),
        wish,
        seen.newest(),
        new Proof(
            seen.owes(),
            seen.owes() ? BindingRules.CODE_TRIES : 0,
            seen.newest().isPresent() ? BindingRules.STAY_TRIES : 0,
            readsLicences ? BindingRules.LICENCE_TRIES : 0,
            0),
        new Times(now, now.plus(BindingRules.LASTS)),
        new End(State.OPEN, Optional.empty()));
  }

  public Held.Car car() {
    return wish.car();
  }

  public State state() {
    return end.state();
  }

  public Optional<UUID> boundAs() {
    return end.boundAs();
  }

  Instant madeAt() {
    return times.madeAt();
  }

  /** Whether it can still be proven. */
  public boolean isOpen(Instant now) {
    return state() == State.OPEN && now.isBefore(times.endsAt());
  }

  /** As it is after a try that was wrong; when none is left, it has ended. */
  Binding failed(Kind kind) {
    var left = proof.failed(kind);
    var then = left.isOver() ? new End(State.ENDED, Optional.empty()) : end;
    return new Binding(id, wish, stay, left, times, then);
  }

  /** As it is after a right answer, when there is one more question. */
  Binding answered() {
    return new Binding(id, wish, stay, proof.answered(), times, end);
  }

  Binding bound(UUID plate) {
    return new Binding(id, wish, stay, proof, times, new End(State.BOUND, Optional.of(plate)));
  }
}
