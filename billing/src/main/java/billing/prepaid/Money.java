package billing.prepaid;

import billing.gateways.RefundReply;
import billing.gateways.Reply;

/**
 * How what a gateway says changes where the money of a prepayment is. Pure.
 *
 * <pre>
 * SENT -> OPEN -> PAID     the refund: PREPARED -> SENT -> PROCESSING -> REFUNDED
 *   \-------\---> CLOSED (late money makes it PAID)      \-----------\-> DECLINED
 * </pre>
 */
final class Money {
  private Money() {}

  /** Where the money of an order is. */
  enum Order {
    /** The number is written down; the channel may have heard of it. */
    SENT,
    /** It waits for its payer. */
    OPEN,
    PAID,
    /** Nobody can pay it any more. */
    CLOSED;

    /** Nobody knows yet how it ends. */
    boolean isWaiting() {
      return this == SENT || this == OPEN;
    }

    /** Money that comes all the same is known to have come. */
    Order hear(Reply reply) {
      if (this == PAID || reply instanceof Reply.Paid) {
        return PAID;
      }
      if (this == CLOSED || reply instanceof Reply.Refused) {
        return CLOSED;
      }
      return reply instanceof Reply.Accepted ? OPEN : this;
    }
  }

  /** Where the money of a refund is. */
  enum Refund {
    /** The number is written down, and the gateway has not heard of it. */
    PREPARED,
    /** The gateway may have heard of it. */
    SENT,
    /** The gateway has it. */
    PROCESSING,
    REFUNDED,
    /** The gateway does not give it back. */
    DECLINED;

    boolean isWaiting() {
      return this != REFUNDED && this != DECLINED;
    }

    /** A refusal that may be none later leaves it to be sent again, under its number. */
    Refund hear(RefundReply reply) {
      if (!isWaiting()) {
        return this;
      }
      if (reply instanceof RefundReply.Refunded) {
        return REFUNDED;
      }
      if (reply instanceof RefundReply.Processing) {
        return PROCESSING;
      }
      if (reply instanceof RefundReply.Refused refused) {
        return refused.retriable() ? PREPARED : DECLINED;
      }
      return reply instanceof RefundReply.NotFound && this == SENT ? PREPARED : this;
    }
  }
}
