package billing.gateways;

import java.time.Instant;

/** What a gateway says about an order. */
public sealed interface Reply {
  /** The money was taken. */
  record Paid(String transactionId, Instant at) implements Reply {}

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

  /** No answer, or one that could not be trusted: the money may or may not have been taken. */
  record Silence(String why) implements Reply {}
}
