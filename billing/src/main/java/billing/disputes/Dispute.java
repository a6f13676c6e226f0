package billing.disputes;

import billing.api.DisputeView.State;
import billing.money.Fen;

/**
 * An objection to a charge. A state is a type, and the moves from it are its methods: there are no
 * others.
 *
 * <pre>
 * Opened -> Answered -> Upheld | Refunded | Withdrawn
 *    \----------------/
 * </pre>
 */
sealed interface Dispute {
  /** Its name in the database. */
  State state();

  /** It waits for a decision. */
  sealed interface Open extends Dispute {
    /** The operator says something, once or often. */
    default Answered answer() {
      return new Answered();
    }

    /** The charge stays. */
    default Upheld uphold() {
      return new Upheld();
    }

    /** The charge is lowered. */
    default Refunded refund(Fen by, boolean wholly, boolean wrongCharge) {
      return new Refunded(by, wholly, wrongCharge);
    }

    /** The driver does not object any more. */
    default Withdrawn withdraw() {
      return new Withdrawn();
    }
  }

  /** Nobody has said anything yet. */
  record Opened() implements Open {
    @Override
    public State state() {
      return State.OPENED;
    }
  }

  /** The operator has answered. */
  record Answered() implements Open {
    @Override
    public State state() {
      return State.ANSWERED;
    }
  }

  /** The charge was right. */
  record Upheld() implements Dispute {
    @Override
    public State state() {
      return State.UPHELD;
    }
  }

  /** The charge was lowered. */
  record Refunded(Fen by, boolean wholly, boolean wrongCharge) implements Dispute {
    @Override
    public State state() {
      return State.REFUNDED;
    }
  }

  /** The driver has withdrawn it. */
  record Withdrawn() implements Dispute {
    @Override
    public State state() {
      return State.WITHDRAWN;
    }
  }
}
