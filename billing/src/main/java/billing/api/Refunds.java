package billing.api;

import billing.money.Fen;
import io.smallrye.mutiny.Uni;
import java.time.Instant;
import java.util.List;
import java.util.Optional;

/** Gives back what was paid beyond the price of visits. */
public interface Refunds {
  /**
   * Orders that money goes back through the gateways that took it, the newest payment first. What
   * was paid by hand cannot go that way.
   *
   * @return once the refunds are written down; what becomes of them is told by {@link #listOf}
   */
  Uni<OrderOutcome> order(AccountId account, StayId stay, Wish wish);

  /**
   * What is to go back.
   *
   * @param amount at most what was paid too much
   * @param reason in Chinese, as the payer may read it, at most 80 characters
   * @param who orders it
   */
  record Wish(Fen amount, String reason, String who) {
    private static final int LONGEST_REASON = 80;

    public Wish {
      if (amount.isZero() || who.isBlank()) {
        throw new IllegalArgumentException("a refund has an amount and somebody who orders it");
      }
      if (reason.isBlank() || reason.length() > LONGEST_REASON) {
        throw new IllegalArgumentException(
            "a refund has a reason of 1 to %d characters".formatted(LONGEST_REASON));
      }
    }
  }

  /** What became of the wish, in order of precedence. */
  sealed interface OrderOutcome {
    /** More than was paid too much, and is not on its way back yet: nothing was ordered. */
    record TooMuch(Fen surplus) implements OrderOutcome {}

    /**
     * It is on its way.
     *
     * @param numbers our numbers of the refunds, one for each payment that is given back from
     * @param byHand what no gateway took: a person gives it back
     */
    record Ordered(List<String> numbers, Fen byHand) implements OrderOutcome {}
  }

  /** Records money that a person has given back, at a desk or by bank. */
  Uni<GivenOutcome> givenBack(AccountId account, StayId stay, Given given);

  /**
   * Money that a person gave back.
   *
   * @param reference the cashier's or bank's own number; the same one again changes nothing
   * @param who gave it
   * @param at when it was given
   */
  record Given(Fen amount, ByHand kind, String reference, String who, Instant at) {
    public Given {
      if (amount.isZero() || reference.isBlank() || who.isBlank()) {
        throw new IllegalArgumentException(
            "money given back has an amount, a reference and somebody who gave it");
      }
    }
  }

  /** What became of it, in order of precedence. */
  sealed interface GivenOutcome {
    /** The reference was used before for something else. */
    record ReferenceMisused() implements GivenOutcome {}

    /** More than was paid too much: nothing was booked. */
    record TooMuch(Fen surplus) implements GivenOutcome {}

    /** Booked; the same reference again gives the same answer. */
    record Booked(Fen surplusLeft) implements GivenOutcome {}
  }

  /** All refunds of an account through gateways, oldest first. */
  Uni<List<RefundView>> listOf(AccountId account);

  /** What an account has paid too much for which visit and is not on its way back. */
  Uni<List<Surplus>> listSurplus(AccountId account);

  /** Money paid too much for a visit. */
  record Surplus(StayId stay, Fen amount) {}

  /**
   * What all accounts have paid too much and is not on its way back, page by page: money of drivers
   * that waits.
   *
   * @param after the last one of the page before; empty for the first page
   * @param most how long a page is, at least 1
   */
  Uni<List<Waiting>> listWaiting(Optional<Place> after, int most);

  /** A visit in an account's books; pages are in the order of account, then visit. */
  record Place(AccountId account, StayId stay) {}

  /**
   * Money paid too much for a visit that waits to be given back, or used up.
   *
   * @param lot the lot's id; empty for a visit told when billing did not know lots yet
   * @param note why it waits, in words for an operator; empty when it is about to be given back
   */
  record Waiting(
      Place place, ChannelVehicle vehicle, String lot, Fen amount, Optional<String> note) {}
}
