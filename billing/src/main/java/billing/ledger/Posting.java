package billing.ledger;

import billing.money.Fen;
import java.time.Instant;
import java.time.temporal.ChronoUnit;

/**
 * An amount that moved from one ledger account to another. Never changed, never erased; a mistake
 * is corrected by a posting the other way.
 *
 * @param debit where the money went
 * @param credit where it came from
 * @param amount more than nothing
 * @param cause what made it move; the same cause is posted once
 * @param stay the visit it belongs to, if any, and the account in whose books it stands
 * @param at when the money moved, to the microsecond; later where that time is closed, as {@link
 *     Ledger#post} says
 */
public record Posting(
    LedgerAccount debit, LedgerAccount credit, Fen amount, String cause, StayKey stay, Instant at) {
  public Posting {
    at = at.truncatedTo(ChronoUnit.MICROS);
    if (debit.equals(credit)) {
      throw new IllegalArgumentException("money must move: " + debit.name());
    }
    if (amount.isZero()) {
      throw new IllegalArgumentException("nothing is not posted: " + cause);
    }
    if (cause.isBlank()) {
      throw new IllegalArgumentException("money moves for a cause: " + debit.name());
    }
    mustBeOwn(debit, stay);
    mustBeOwn(credit, stay);
  }

  /** The same as of another moment. */
  Posting withMoment(Instant moment) {
    return new Posting(debit, credit, amount, cause, stay, moment);
  }

  private static void mustBeOwn(LedgerAccount side, StayKey stay) {
    if (side.isDrivers() && (stay.isOfNoStay() || !side.name().endsWith(":" + stay.account()))) {
      throw new IllegalArgumentException(
          "%s is not in the books of %s".formatted(side.name(), stay.account()));
    }
  }
}
