package billing.api;

import billing.money.Fen;
import io.smallrye.mutiny.Uni;
import java.time.Instant;
import java.util.List;

/**
 * Drivers say yes to charges that are not collected without asking: because they are too high, or
 * are owed from before the driver was bound to the plate.
 */
public interface Confirmations {
  /** What the driver of an account is asked about. */
  Uni<List<Asked>> listAsked(AccountId account);

  /** A charge that waits for a yes, and what the visit costs. */
  record Asked(StayId stay, Fen amount) {}

  /**
   * Says yes to a charge, which is collected then. A yes covers the price up to its amount: should
   * the visit turn out to cost more, the driver is asked again. Saying it twice is saying it once.
   *
   * @param yes fails with {@link IllegalArgumentException} when it names nobody
   */
  Uni<Outcome> confirm(AccountId account, StayId stay, Yes yes);

  /**
   * A yes.
   *
   * @param amount the price that was shown
   * @param who said it, in words that an operator understands
   */
  record Yes(Fen amount, String who, Instant at) {
    public Yes {
      if (who.isBlank()) {
        throw new IllegalArgumentException("somebody confirms");
      }
    }
  }

  /** What became of a yes, in order of precedence. */
  sealed interface Outcome {
    /** The price is confirmed. */
    record Confirmed() implements Outcome {}

    /** Nothing is asked about this visit. */
    record NothingAsked() implements Outcome {}

    /** The visit costs another amount by now: nothing was confirmed. */
    record AmountChanged(Fen now) implements Outcome {}
  }
}
