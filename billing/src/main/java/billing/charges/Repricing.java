package billing.charges;

import billing.api.AccountId;
import billing.api.Quotes.Quote;
import billing.api.StayEnded;
import billing.api.StayId;
import billing.charges.Charging.Earlier;
import billing.ledger.Ledger;
import billing.ledger.Posting;
import billing.ledger.Standing;
import billing.money.Fen;
import io.smallrye.mutiny.Uni;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.function.Function;
import org.hibernate.reactive.mutiny.Mutiny;

/**
 * Posts what a new account of a stay changes: only the difference, or, when another account answers
 * for the stay than before, an undo for the one and the whole charge for the other.
 */
record Repricing(Ledger ledger, Mutiny.Session tx, Instant now) {

  Uni<Void> post(StayEnded fact, Optional<Earlier> earlier, Quote price) {
    var account = fact.begun().account();
    var stay = fact.begun().stay();
    var cause = new Standing.Cause("charge:%s:%d".formatted(stay, fact.revision()), now);
    if (earlier.isEmpty() || earlier.get().account().equals(account)) {
      var before = earlier.map(Earlier::amount).orElse(Fen.ZERO);
      return post(account, stay, to -> change(to, before, price.amount(), cause));
    }
    var undo = new Standing.Cause("undo:%s:%d".formatted(stay, fact.revision()), now);
    var wrong = earlier.get();
    return post(wrong.account(), stay, to -> to.loweredBy(wrong.amount(), undo))
        .chain(() -> post(account, stay, to -> to.raisedBy(price.amount(), cause)));
  }

  private Uni<Void> post(
      AccountId account, StayId stay, Function<Standing, List<Posting>> postings) {
    return ledger
        .standing(tx, account, stay)
        .chain(standing -> ledger.post(tx, postings.apply(standing)));
  }

  private static List<Posting> change(
      Standing standing, Fen before, Fen after, Standing.Cause cause) {
    return after.compareTo(before) >= 0
        ? standing.raisedBy(after.minus(before), cause)
        : standing.loweredBy(before.minus(after), cause);
  }
}
