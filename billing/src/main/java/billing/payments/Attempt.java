package billing.payments;

import billing.gateways.Reply;
import billing.gateways.Reply.Backing;
import java.time.Instant;

/**
 * One order to a gateway to take money. Its number is written down before the gateway hears of it,
 * and it is the same number however often the gateway is asked.
 *
 * <pre>
 * Prepared -> Sent -> Accepted -> Succeeded
 *    ^          \---> Unknown --> Declined (late money still makes it Succeeded)
 *    \--- the gateway never heard of it
 * </pre>
 */
sealed interface Attempt {
  /** Our own code of an attempt that never reached a gateway. */
  String WITHDRAWN = "WITHDRAWN";

  /**
   * Our own code of an attempt whose gateway blocks the car; the entry says whether it still does.
   */
  String BLOCKED = "BLOCKED";

  /** Its name in the database. */
  State state();

  /** What a gateway says of it changes it. */
  Attempt hear(Reply reply);

  /** The states by name. */
  enum State {
    PREPARED,
    SENT,
    ACCEPTED,
    UNKNOWN,
    SUCCEEDED,
    DECLINED
  }

  /** Nobody knows yet how it ends. */
  sealed interface InFlight extends Attempt {
    @Override
    default Attempt hear(Reply reply) {
      if (reply instanceof Reply.Paid paid) {
        return Succeeded.by(paid);
      }
      if (reply instanceof Reply.Refused refused) {
        return new Declined(refused.code(), refused.message(), refused.retriable());
      }
      if (reply instanceof Reply.Accepted) {
        return new Accepted();
      }
      return reply instanceof Reply.NotFound ? new Prepared() : new Unknown();
    }
  }

  /** Written down, not sent. */
  record Prepared() implements InFlight {
    /** It goes out now. */
    Sent send() {
      return new Sent();
    }

    /** It never goes out, because what is owed has changed meanwhile. */
    Declined withdraw() {
      return new Declined(WITHDRAWN, "the debt changed before the order was sent", true);
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

  /** The gateway has it and will take the money. */
  record Accepted() implements InFlight {
    @Override
    public State state() {
      return State.ACCEPTED;
    }

    /** What was accepted once is not sent again, even if a query cannot find it for a while. */
    @Override
    public Attempt hear(Reply reply) {
      var next = InFlight.super.hear(reply);
      return next instanceof Prepared || next instanceof Unknown ? this : next;
    }
  }

  /** The gateway was silent; the money may or may not have been taken. */
  record Unknown() implements InFlight {
    @Override
    public State state() {
      return State.UNKNOWN;
    }
  }

  /**
   * The money was taken.
   *
   * @param backing whose money it is
   */
  record Succeeded(String transactionId, Instant at, Backing backing) implements Attempt {
    Succeeded(String transactionId, Instant at) {
      this(transactionId, at, Backing.PAYER);
    }

    static Succeeded by(Reply.Paid paid) {
      return new Succeeded(paid.transactionId(), paid.at(), paid.backing());
    }

    @Override
    public State state() {
      return State.SUCCEEDED;
    }

    /** Only what a gateway has advanced changes: the payer repays it. */
    @Override
    public Attempt hear(Reply reply) {
      return backing == Backing.ADVANCED
              && reply instanceof Reply.Paid paid
              && paid.backing() == Backing.REPAID
          ? new Succeeded(transactionId, paid.at(), Backing.REPAID)
          : this;
    }
  }

  /**
   * The gateway will not take the money under this number.
   *
   * @param code the gateway's own
   * @param retriable whether a new attempt may succeed later
   */
  record Declined(String code, String message, boolean retriable) implements Attempt {
    @Override
    public State state() {
      return State.DECLINED;
    }

    /** Money that comes all the same is booked. */
    @Override
    public Attempt hear(Reply reply) {
      return reply instanceof Reply.Paid paid ? Succeeded.by(paid) : this;
    }
  }
}
