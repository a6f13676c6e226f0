package billing.reconciliation;

import billing.api.Reconciliations.DifferenceKind;
import billing.money.Fen;
import java.util.Optional;

/**
 * A difference that a comparison has found. Two are the same when all of it is the same.
 *
 * @param number ours, of the order or refund; of a bill as a whole its kind
 * @param words what differs, for a person
 */
record Found(
    DifferenceKind kind, String number, Optional<Fen> bill, Optional<Fen> ours, String words) {}
