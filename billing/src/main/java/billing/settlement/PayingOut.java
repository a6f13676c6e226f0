package billing.settlement;

import billing.api.Settlements.PayOutcome;
import billing.api.Settlements.StatementState;
import billing.database.Transactions;
import billing.ledger.Ledger;
import io.smallrye.mutiny.Uni;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.InstantSource;
import java.util.List;
import java.util.Optional;
import org.hibernate.reactive.mutiny.Mutiny;

/** Writes down what was transferred to parties. */
@ApplicationScoped
class PayingOut {
  private final Transactions transactions;
  private final StatementTable table;
  private final Ledger ledger;
  private final InstantSource time;

  PayingOut(Transactions transactions, StatementTable table, Ledger ledger, InstantSource time) {
    this.transactions = transactions;
    this.table = table;
    this.ledger = ledger;
    this.time = time;
  }

  Uni<PayOutcome> paidOut(String number, StatementTable.Who who) {
    return transactions.inOne(
        tx ->
            table
                .find(tx, number)
                .chain(
                    found ->
                        found.isEmpty()
                            ? Uni.createFrom().item(new PayOutcome.Unknown())
                            : PartyBook.hold(tx, found.get().view().party().id())
                                .chain(() -> table.find(tx, number))
                                .chain(kept -> pay(tx, kept.orElseThrow(), who))));
  }

  private Uni<PayOutcome> pay(Mutiny.Session tx, Kept kept, StatementTable.Who who) {
    var view = kept.view();
    if (view.state() == StatementState.PROPOSED) {
      return Uni.createFrom().item(new PayOutcome.NotClosed());
    }
    if (view.state() == StatementState.PAID_OUT) {
      return Uni.createFrom().item(new PayOutcome.PaidOut(view));
    }
    var amount = view.payment().payout();
    var party = view.party().id();
    Uni<Void> posted =
        amount.isZero()
            ? Uni.createFrom().voidItem()
            : ledger.post(
                tx,
                List.of(SettlementPostings.payout(view.number(), party, amount, time.instant())));
    return posted
        .chain(() -> table.step(tx, view.number(), StatementState.PAID_OUT, who))
        .chain(() -> table.find(tx, view.number()))
        .map(Optional::orElseThrow)
        .map(done -> new PayOutcome.PaidOut(done.view()));
  }
}
