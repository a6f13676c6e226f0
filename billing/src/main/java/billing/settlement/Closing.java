package billing.settlement;

import billing.api.Settlements.CloseOutcome;
import billing.api.Settlements.StatementState;
import billing.database.Transactions;
import billing.ledger.Ledger;
import billing.periods.ClosedPeriods;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.smallrye.mutiny.Multi;
import io.smallrye.mutiny.Uni;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.InstantSource;
import java.util.Optional;
import org.hibernate.reactive.mutiny.Mutiny;

/**
 * Closes statements. The party's row keeps everybody else from it; the rows of the lots keep late
 * postings out, and only once they are held the lines are read again and compared.
 */
@ApplicationScoped
class Closing {
  private final Transactions transactions;
  private final StatementTable table;
  private final ClosedPeriods periods;
  private final Ledger ledger;
  private final ObjectMapper json;
  private final InstantSource time;

  Closing(
      Transactions transactions,
      StatementTable table,
      ClosedPeriods periods,
      Ledger ledger,
      ObjectMapper json,
      InstantSource time) {
    this.transactions = transactions;
    this.table = table;
    this.periods = periods;
    this.ledger = ledger;
    this.json = json;
    this.time = time;
  }

  /** Undoes a transaction that finds that a statement is not true any more. */
  private static final class ChangedMeanwhile extends RuntimeException {
    private static final long serialVersionUID = 1;
  }

  Uni<CloseOutcome> close(String number, String by) {
    return transactions
        .<CloseOutcome>inOne(
            tx ->
                table
                    .find(tx, number)
                    .chain(
                        found ->
                            found.isEmpty()
                                ? Uni.createFrom().item(new CloseOutcome.Unknown())
                                : hold(tx, found.get(), by)))
        .onFailure(ChangedMeanwhile.class)
        .recoverWithItem(new CloseOutcome.Changed());
  }

  /** What was read before the party was held may be old. */
  private Uni<CloseOutcome> hold(Mutiny.Session tx, Kept kept, String by) {
    return PartyBook.hold(tx, kept.view().party().id())
        .chain(
            standing ->
                table
                    .find(tx, kept.view().number())
                    .map(Optional::orElseThrow)
                    .chain(now -> close(tx, now, standing, by)));
  }

  private Uni<CloseOutcome> close(
      Mutiny.Session tx, Kept kept, PartyBook.Standing standing, String by) {
    var view = kept.view();
    if (view.state() != StatementState.PROPOSED) {
      return Uni.createFrom().item(new CloseOutcome.Closed(view));
    }
    var expected = standing.settledUntil().filter(day -> !day.equals(view.period().from()));
    if (expected.isPresent()) {
      return Uni.createFrom().item(new CloseOutcome.NotNext(expected.get()));
    }
    var earliest = Days.begin(view.period().until()).plus(ClosedPeriods.CLOSES_AFTER);
    if (time.instant().isBefore(earliest)) {
      return Uni.createFrom().item(new CloseOutcome.NotOver(earliest));
    }
    return Unreconciled.list(tx, view.number())
        .chain(
            bills ->
                bills.isEmpty()
                    ? closeReconciled(tx, kept, standing, by)
                    : Uni.createFrom().item(new CloseOutcome.NotReconciled(bills)));
  }

  private Uni<CloseOutcome> closeReconciled(
      Mutiny.Session tx, Kept kept, PartyBook.Standing standing, String by) {
    var terms = TermsText.read(json, kept.terms());
    var until = Days.begin(terms.until());
    var lots = terms.lots().stream().map(lot -> lot.lot()).sorted().distinct().toList();
    return Multi.createFrom()
        .iterable(lots)
        .onItem()
        .transformToUniAndConcatenate(lot -> periods.close(tx, lot, until).replaceWith(lot))
        .collect()
        .asList()
        .chain(() -> Drafting.draft(tx, terms, standing.carryFen()))
        .invoke(
            draft -> {
              if (!draft.digest().equals(kept.digest())) {
                throw new ChangedMeanwhile();
              }
            })
        .chain(draft -> post(tx, kept, draft, by))
        .chain(() -> table.find(tx, kept.view().number()))
        .map(found -> new CloseOutcome.Closed(found.orElseThrow().view()));
  }

  private Uni<Void> post(Mutiny.Session tx, Kept kept, Draft draft, String by) {
    var number = kept.view().number();
    var party = draft.terms().party().id();
    var postings = SettlementPostings.closing(number, draft, time.instant());
    var done = postings.isEmpty() ? Uni.createFrom().voidItem() : ledger.post(tx, postings);
    return done.chain(() -> PartyBook.free(tx, draft.freed(), number))
        .chain(
            () ->
                PartyBook.move(tx, party, draft.terms().until(), draft.account().payment().carry()))
        .chain(() -> table.step(tx, number, StatementState.CLOSED, new StatementTable.Who(by, "")))
        .replaceWithVoid();
  }
}
