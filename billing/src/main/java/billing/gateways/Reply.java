package billing.gateways;

import billing.money.Fen;
import java.time.Instant;
import java.util.Optional;

/** What a gateway says about an order. */
public sealed interface Reply {
  /**
   * The money was taken.
   *
   * @param transactionId the gateway's number of the order
   * @param backing whose money it is
   * @param amount what was taken, where the gateway says so
   */
  record Paid(String transactionId, Instant at, Backing backing, Optional<Fen> amount)
      implements Reply {
    /** The gateway does not say how much. */
    public Paid(String transactionId, Instant at, Backing backing) {
      this(transactionId, at, backing, Optional.empty());
    }

    /** Paid by the payer. */
    public Paid(String transactionId, Instant at) {
      this(transactionId, at, Backing.PAYER);
    }
  }

  /** Whose money a payment is. */
  enum Backing {
    /** The payer's own. */
    PAYER,
    /** The gateway's, which advanced it (垫付) because the payer's money did not suffice. */
    ADVANCED,
    /** The gateway had advanced it, and the payer has repaid the gateway. */
    REPAID
  }

  /** The order stands, the money is not taken yet: a notification or a query will tell. */
  record Accepted() implements Reply {}

  /**
   * The order will never be paid under this number.
   *
   * @param code the gateway's own code
   * @param retriable whether a new order may succeed later without a person doing anything
   */
  record Refused(String code, String message, boolean retriable) implements Reply {}

  /** The gateway has never heard of the order, so sending it (again) is safe. */
  record NotFound() implements Reply {}

  /**
   * It is from the gateway and about this order, and cannot be true together with what was ordered:
   * another amount, currency, car or receiver. Nothing may be booked by it; a person has to look.
   *
   * @param why in English, without a plate
   */
  record Contradicts(String why) implements Reply {}

  /** No answer, or one that could not be trusted: the money may or may not have been taken. */
  record Silence(String why) implements Reply {}
}
