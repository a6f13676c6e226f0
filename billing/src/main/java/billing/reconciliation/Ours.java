package billing.reconciliation;

import billing.money.Fen;
import java.time.Instant;
import java.util.Optional;

/**
 * A payment or refund as our books have it.
 *
 * @param number ours, of the order or the refund
 * @param state what we think became of it
 * @param amount what was ordered
 * @param booked what the ledger has of it at this gateway
 * @param fee what the ledger has of its fee; empty when none is posted
 * @param at when the money moved by our books; empty when none has
 */
record Ours(
    String number, State state, Fen amount, Fen booked, Optional<Fen> fee, Optional<Instant> at) {

  /** What we think became of it. */
  enum State {
    /** The money has moved. */
    DONE,
    /** Nobody knows yet. */
    OPEN,
    /** It never will. */
    DECLINED
  }
}
