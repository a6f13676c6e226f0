package billing.charges;

import billing.ledger.Ledger;
import billing.ledger.Posting;
import billing.ledger.Standing;
import billing.ledger.StayKey;
import billing.money.Fen;
import io.smallrye.mutiny.Uni;
import java.time.Instant;
import java.util.List;
import java.util.function.Function;
import org.hibernate.reactive.mutiny.Mutiny;

/**
 * Posts what a new account of a stay changes: only the difference, or, when another account answers
 * for the stay than before, an undo for the one and the whole charge for the other.
 */
record Repricing(Ledger ledger, Mutiny.Session tx, Instant now) {

  /** The account is charged another amount than before. */
  Uni<Void> change(StayKey stay, List<ChargeRow> before, ChargeRow newest) {
    return post(
        stay, standing -> change(standing, amount(before), newest, cause("charge", newest)));
  }

  /** The account answers no more. */
  Uni<Void> undo(StayKey stay, List<ChargeRow> before, ChargeRow newest) {
    return post(stay, standing -> change(standing, amount(before), newest, cause("undo", newest)));
  }

  private static Fen amount(List<ChargeRow> before) {
    return before.isEmpty() ? Fen.ZERO : before.get(0).amount();
  }

  private Standing.Cause cause(String what, ChargeRow newest) {
    return new Standing.Cause("%s:%s:%d".formatted(what, newest.stayId, newest.revision), now);
  }

  private Uni<Void> post(StayKey stay, Function<Standing, List<Posting>> postings) {
    return ledger.standing(tx, stay).chain(standing -> ledger.post(tx, postings.apply(standing)));
  }

  private static List<Posting> change(
      Standing standing, Fen before, ChargeRow newest, Standing.Cause cause) {
    var after = newest.amount();
    return after.compareTo(before) >= 0
        ? standing.raisedBy(after.minus(before), cause)
        : standing.loweredBy(before.minus(after), cause);
  }
}
