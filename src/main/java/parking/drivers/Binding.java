package parking.drivers;

import java.time.Instant;
import java.util.Optional;
import java.util.UUID;

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

  /**
   * Which proofs are left.
   *
   * @param offersCode whether the code of a notice can prove it
   * @param round how many questions were answered rightly
   */
  public record Proof(boolean offersCode, int codeTries, int stayTries, int round) {}

  /** When. */
  public record Times(Instant madeAt, Instant endsAt) {}

  /** What became of it. */
  public record End(State state, Optional<UUID> boundAs) {}

  static Binding fresh(UUID id, Bindings.Wish wish, Bindings.Seen seen, Instant now) {
    return new Binding(
        id,
        wish,
        seen.newest(),
        new Proof(
            seen.owes(),
            seen.owes() ? BindingRules.CODE_TRIES : 0,
            seen.newest().isPresent() ? BindingRules.STAY_TRIES : 0,
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

  /** As it is after a try; when none is left, it has ended. */
  Binding tried(boolean byCode, boolean isRight) {
    int lost = isRight ? 0 : 1;
    var left =
        new Proof(
            proof.offersCode(),
            proof.codeTries() - (byCode ? lost : 0),
            proof.stayTries() - (byCode ? 0 : lost),
            proof.round() + (!byCode && isRight ? 1 : 0));
    var over = left.codeTries() + left.stayTries() == 0 && !isRight;
    return new Binding(
        id, wish, stay, left, times, over ? new End(State.ENDED, Optional.empty()) : end);
  }

  Binding bound(UUID plate) {
    return new Binding(id, wish, stay, proof, times, new End(State.BOUND, Optional.of(plate)));
  }
}
