package billing.settlement;

import billing.ledger.StayKey;
import java.time.Instant;
import java.util.Optional;

/**
 * Money of one payment or refund that moved for a visit, with what the gateway kept of it.
 *
 * @param at when the first of it moved
 */
record Moved(Visit visit, Proof proof, Instant at, Amounts amounts) {
  /**
   * The visit that it was for.
   *
   * @param left empty while the car is inside
   */
  record Visit(String lot, StayKey stay, Instant entered, Optional<Instant> left) {}

  /**
   * How it can be found again.
   *
   * @param reference the number of the order, the refund or the slip
   * @param place where it came in or went out, as the ledger names it
   */
  record Proof(String reference, Optional<String> receipt, String place) {}

  /**
   * Fen.
   *
   * @param fee what the gateway kept; negative what it gave back
   */
  record Amounts(long received, long refunded, long fee) {
    /** What is left to be shared. */
    long net() {
      return received - refunded - fee;
    }
  }
}
