package billing.gateways;

import billing.money.Fen;
import java.time.Instant;
import java.util.Optional;

/** What a gateway says about a refund. */
public sealed interface RefundReply {
  /**
   * The money is back with who paid.
   *
   * @param amount what went back, where the gateway says so
   */
  record Refunded(String refundId, Instant at, Optional<Fen> amount) implements RefundReply {
    /** The gateway does not say how much. */
    public Refunded(String refundId, Instant at) {
      this(refundId, at, Optional.empty());
    }
  }

  /**
   * The refund stands, the money is on its way: a notification or a query will tell.
   *
   * @param needs what a person has to do at the gateway before it can go on; empty when nothing
   */
  record Processing(Optional<String> needs) implements RefundReply {
    /** Nobody has to do anything. */
    public Processing() {
      this(Optional.empty());
    }
  }

  /**
   * Nothing goes back under this number.
   *
   * @param code the gateway's own code
   * @param retriable whether a new refund may succeed later without a person doing anything
   */
  record Refused(String code, String message, boolean retriable) implements RefundReply {}

  /** The gateway has never heard of the refund, so ordering it (again) is safe. */
  record NotFound() implements RefundReply {}

  /** No answer, or one that could not be trusted: the money may or may not be going back. */
  record Silence(String why) implements RefundReply {}
}
