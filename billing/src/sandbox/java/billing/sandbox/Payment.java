package billing.sandbox;

import com.fasterxml.jackson.annotation.JsonProperty;

/**
 * Money that was taken.
 *
 * @param transactionId the channel's number of the order
 * @param at when, in the lot's time
 * @param advance whose money it is
 */
record Payment(
    @JsonProperty("transaction_id") String transactionId,
    @JsonProperty("success_time") String at,
    Advance advance) {
  /** Whether the channel advanced the money. */
  enum Advance {
    NONE,
    ADVANCED,
    REPAID
  }

  Payment repaid() {
    return new Payment(transactionId, at, Advance.REPAID);
  }
}
