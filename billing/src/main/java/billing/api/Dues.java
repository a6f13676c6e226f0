package billing.api;

import billing.money.Fen;
import io.smallrye.mutiny.Uni;
import java.time.Instant;

/** What an account owes, and the way to settle it by hand. */
public interface Dues {
  /** What the account owes now: the balance of its receivable. */
  Uni<Fen> of(AccountId account);

  /**
   * Records money received outside a gateway, oldest charge first.
   *
   * @param account whose debt is paid
   */
  Uni<PaymentOutcome> received(AccountId account, Payment payment);

  /** The same for money taken at a cash desk. */
  default Uni<PaymentOutcome> received(
      AccountId account, Fen amount, String reference, Instant at) {
    return received(account, new Payment(amount, ByHand.CASH, reference, at));
  }

  /**
   * Money received outside a gateway.
   *
   * @param amount what was received
   * @param kind how
   * @param reference the payer's, cashier's or bank's own number; the same reference again changes
   *     nothing
   * @param at when the money was received
   */
  record Payment(Fen amount, ByHand kind, String reference, Instant at) {
    public Payment {
      reference = reference.strip();
      if (amount.isZero() || reference.isEmpty()) {
        throw new IllegalArgumentException("a payment has an amount and a reference");
      }
    }
  }

  /** What became of a payment by hand, in order of precedence. */
  sealed interface PaymentOutcome {
    /** Booked under this receipt number; the same reference again gives the same number. */
    record Booked(String receiptNumber, Fen stillDue) implements PaymentOutcome {}

    /** The reference was used before for another account, amount or way. */
    record ReferenceMisused() implements PaymentOutcome {}

    /** More than is owed: nothing was booked. */
    record TooMuch(Fen due) implements PaymentOutcome {}

    /** A gateway is collecting at this moment: nothing was booked, ask again later. */
    record Collecting() implements PaymentOutcome {}
  }
}
