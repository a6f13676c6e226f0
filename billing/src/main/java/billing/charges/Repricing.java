package billing.charges;

import billing.ledger.Ledger;
import billing.ledger.LedgerAccount;
import billing.ledger.Posting;
import billing.ledger.Standing;
import billing.money.Fen;
import io.smallrye.mutiny.Uni;
import java.time.Instant;
import java.util.List;
import org.hibernate.reactive.mutiny.Mutiny;

/**
 * Posts what a new account of a stay changes: only the difference, or, when another account answers
 * for the stay than before, an undo for the one and the whole charge for the other.
 */
record Repricing(Ledger ledger, Mutiny.Session tx, Instant now) {

  /** The account is charged another amount than before. */
  Uni<Void> change(StayRow stay, List<ChargeRow> before, ChargeRow newest) {
    return post(stay, before, newest, "charge");
  }

  /** The account answers no more. */
  Uni<Void> undo(StayRow stay, List<ChargeRow> before, ChargeRow newest) {
    return post(stay, before, newest, "undo");
  }

  private static Fen amount(List<ChargeRow> before) {
    return before.isEmpty() ? Fen.ZERO : before.get(0).amount();
  }

  private Standing.Cause cause(String what, ChargeRow newest) {
    return new Standing.Cause("%s:%s:%d".formatted(what, newest.stayId, newest.revision), now);
  }

  private Uni<Void> post(StayRow stay, List<ChargeRow> before, ChargeRow newest, String what) {
    var change = new Change(amount(before), newest.amount(), LedgerAccount.income(stay.lot()));
    return ledger
        .standing(tx, stay.key())
        .chain(standing -> ledger.post(tx, change.of(standing, cause(what, newest))))
        .chain(() -> before.isEmpty() ? nothing() : relieve(stay, newest));
  }

  /** What was granted for the visit holds for its new price, too. */
  private Uni<Void> relieve(StayRow stay, ChargeRow newest) {
    return new Reliefs(ledger, tx).settle(stay, newest.amount(), cause("relief", newest));
  }

  private static Uni<Void> nothing() {
    return Uni.createFrom().voidItem();
  }

  /** What a charge was and is. */
  private record Change(Fen before, Fen after, LedgerAccount income) {
    List<Posting> of(Standing standing, Standing.Cause cause) {
      return after.compareTo(before) >= 0
          ? standing.raisedBy(after.minus(before), income, cause)
          : standing.loweredBy(before.minus(after), income, cause);
    }
  }
}
