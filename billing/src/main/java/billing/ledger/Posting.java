package billing.ledger;

import billing.money.Fen;
import java.time.Instant;

/**
 * An amount that moved from one ledger account to another. Never changed, never erased; a mistake
 * is corrected by a posting the other way.
 *
 * @param debit where the money went
 * @param credit where it came from
 * @param amount more than nothing
 * @param cause what made it move; the same cause is posted once
 * @param stay the visit it belongs to, and the account in whose books it stands
 * @param at when the money moved
 */
public record Posting(
    LedgerAccount debit, LedgerAccount credit, Fen amount, String cause, StayKey stay, Instant at) {
  public Posting {
    if (debit.equals(credit)) {
      throw new IllegalArgumentException("money must move: " + debit.name());
    }
    if (amount.isZero()) {
      throw new IllegalArgumentException("nothing is not posted: " + cause);
    }
  }
}
