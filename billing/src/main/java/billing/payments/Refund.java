package billing.payments;

import billing.gateways.RefundReply;
import java.time.Instant;
import java.util.Optional;

/**
 * Money that goes back to who paid. Its number is written down before the gateway hears of it, and
 * it is the same number however often the gateway is asked.
 *
 * <pre>
 * Prepared -> Sent -> Processing -> Refunded
 *    ^          \---> Unknown ----> Declined (money that went back all the same makes it Refunded)
 *    \--- the gateway never heard of it
 * </pre>
 */
sealed interface Refund {
  /** Its name in the database. */
  State state();

  /** What a gateway says of it changes it. */
  Refund hear(RefundReply reply);

  /** The states by name. */
  enum State {
    PREPARED,
    SENT,
    PROCESSING,
    UNKNOWN,
    REFUNDED,
    DECLINED
  }

  /** Nobody knows yet how it ends. */
  sealed interface InFlight extends Refund {
    @Override
    default Refund hear(RefundReply reply) {
      if (reply instanceof RefundReply.Refunded refunded) {
        return new Refunded(refunded.refundId(), refunded.at());
      }
      if (reply instanceof RefundReply.Refused refused) {
        return new Declined(refused.code(), refused.message(), refused.retriable());
      }
      if (reply instanceof RefundReply.Processing processing) {
        return new Processing(processing.needs());
      }
      return reply instanceof RefundReply.NotFound ? new Prepared() : new Unknown();
    }
  }

  /** Written down, not sent. */
  record Prepared() implements InFlight {
    /** It goes out now. */
    Sent send() {
      return new Sent();
    }

    @Override
    public State state() {
      return State.PREPARED;
    }
  }

  /** On its way; the answer has not been heard. */
  record Sent() implements InFlight {
    @Override
    public State state() {
      return State.SENT;
    }
  }

  /**
   * The gateway has it and will give the money back.
   *
   * @param needs what a person has to do at the gateway before it can; empty when nothing
   */
  record Processing(Optional<String> needs) implements InFlight {
    @Override
    public State state() {
      return State.PROCESSING;
    }

    /** What was taken on once is not sent again, even if a query cannot find it for a while. */
    @Override
    public Refund hear(RefundReply reply) {
      var next = InFlight.super.hear(reply);
      return next instanceof Prepared || next instanceof Unknown ? this : next;
    }
  }

  /** The gateway was silent; the money may or may not be going back. */
  record Unknown() implements InFlight {
    @Override
    public State state() {
      return State.UNKNOWN;
    }
  }

  /** The money went back. */
  record Refunded(String refundId, Instant at) implements Refund {
    @Override
    public State state() {
      return State.REFUNDED;
    }

    @Override
    public Refund hear(RefundReply reply) {
      return this;
    }
  }

  /**
   * Nothing goes back under this number.
   *
   * @param code the gateway's own
   * @param retriable whether another refund may succeed later
   */
  record Declined(String code, String message, boolean retriable) implements Refund {
    @Override
    public State state() {
      return State.DECLINED;
    }

    /** Money that went back all the same is booked. */
    @Override
    public Refund hear(RefundReply reply) {
      return reply instanceof RefundReply.Refunded refunded
          ? new Refunded(refunded.refundId(), refunded.at())
          : this;
    }
  }
}
