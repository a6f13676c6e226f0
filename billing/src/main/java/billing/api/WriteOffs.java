package billing.api;

import billing.money.Fen;
import io.smallrye.mutiny.Uni;
import java.time.Instant;

/** Giving a debt up, and taking it up again: a person's acts, with who and why on record. */
public interface WriteOffs {
  /** Gives up what a visit owes, if the policy of its place lets a debt so old be given up. */
  Uni<Outcome> writeOff(AccountId account, StayId stay, Act act);

  /** Takes up again what was given up, so that it can be paid. */
  Uni<Outcome> revive(AccountId account, StayId stay, Act act);

  /** Who does it and why, both not blank. */
  record Act(String who, String why) {
    public Act {
      if (who == null || who.isBlank() || why == null || why.isBlank()) {
        throw new IllegalArgumentException("a write-off needs who and why");
      }
    }
  }

  /** What became of it, in order of precedence. */
  sealed interface Outcome {
    /** Nothing is owed, or nothing was written off. */
    record Nothing() implements Outcome {}

    /** The charge is disputed, or a gateway may be taking the money: nothing was done. */
    record Waiting() implements Outcome {}

    /** The policy never gives debts up. */
    record Never() implements Outcome {}

    /** The debt may be given up from this moment on. */
    record TooEarly(Instant from) implements Outcome {}

    /** Done; so much. */
    record Done(Fen amount) implements Outcome {}
  }
}
