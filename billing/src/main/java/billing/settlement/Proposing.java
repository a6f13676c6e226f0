package billing.settlement;

import billing.api.Settlements.ProposeOutcome;
import billing.api.Settlements.StatementState;
import billing.api.Settlements.Terms;
import billing.database.Transactions;
import io.smallrye.mutiny.Uni;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.List;
import java.util.Optional;
import org.hibernate.reactive.mutiny.Mutiny;

/** Puts statements down as they would be now. */
@ApplicationScoped
class Proposing {
  private static final String SETTLED =
      "%s is settled until %s. Its next statement begins on that day.";

  private final Transactions transactions;
  private final StatementTable table;

  Proposing(Transactions transactions, StatementTable table) {
    this.transactions = transactions;
    this.table = table;
  }

  Uni<ProposeOutcome> propose(Terms terms, String by) {
    var complaint = TermRules.complaint(terms);
    if (complaint.isPresent()) {
      return Uni.createFrom().item(new ProposeOutcome.Impossible(complaint.get()));
    }
    return transactions.inOne(
        tx ->
            PartyBook.hold(tx, terms.party().id())
                .chain(
                    standing ->
                        standing.settledUntil().filter(day -> !day.equals(terms.from())).isPresent()
                            ? impossible(terms, standing)
                            : propose(tx, terms, standing.carryFen(), by)));
  }

  private static Uni<ProposeOutcome> impossible(Terms terms, PartyBook.Standing standing) {
    return Uni.createFrom()
        .item(
            new ProposeOutcome.Impossible(
                SETTLED.formatted(terms.party().name(), standing.settledUntil().orElseThrow())));
  }

  private Uni<ProposeOutcome> propose(Mutiny.Session tx, Terms terms, long carryFen, String by) {
    return Drafting.draft(tx, terms, carryFen)
        .chain(
            draft ->
                table
                    .list(tx, terms.party().id())
                    .chain(
                        before ->
                            same(before, draft)
                                .map(kept -> Uni.createFrom().item(kept))
                                .orElseGet(() -> put(tx, draft, by))))
        .map(kept -> new ProposeOutcome.Proposed(kept.view()));
  }

  private static Optional<Kept> same(List<Kept> before, Draft draft) {
    var digest = draft.digest();
    return before.stream()
        .filter(kept -> kept.view().state() == StatementState.PROPOSED)
        .filter(kept -> kept.digest().equals(digest))
        .findFirst();
  }

  private Uni<Kept> put(Mutiny.Session tx, Draft draft, String by) {
    return table
        .put(tx, draft, by)
        .chain(number -> table.find(tx, number))
        .map(Optional::orElseThrow);
  }
}
