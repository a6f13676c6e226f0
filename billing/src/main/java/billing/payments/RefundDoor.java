package billing.payments;

import billing.api.AccountId;
import billing.api.ByHand;
import billing.api.RefundView;
import billing.api.Refunds;
import billing.api.StayId;
import billing.charges.StayRow;
import billing.database.Transactions;
import billing.ledger.Ledger;
import billing.ledger.LedgerAccount;
import billing.ledger.Standing;
import billing.ledger.StayKey;
import billing.money.Fen;
import billing.sealing.Seal;
import io.smallrye.mutiny.Uni;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.List;
import java.util.Optional;
import org.hibernate.exception.ConstraintViolationException;
import org.hibernate.reactive.mutiny.Mutiny;

/** Takes what people wish to give back or have given back. */
@ApplicationScoped
class RefundDoor implements Refunds {
  private final Transactions transactions;
  private final Ledger ledger;
  private final OrderingRefunds ordering;
  private final Collecting collecting;
  private final Seal seal;

  RefundDoor(
      Transactions transactions,
      Ledger ledger,
      OrderingRefunds ordering,
      Collecting collecting,
      Seal seal) {
    this.seal = seal;
    this.transactions = transactions;
    this.ledger = ledger;
    this.ordering = ordering;
    this.collecting = collecting;
  }

  @Override
  public Uni<OrderOutcome> order(AccountId account, StayId stay, Wish wish) {
    return transactions
        .inOne(
            tx ->
                StayRow.lock(tx, StayKey.of(account, stay))
                    .chain(
                        row ->
                            row == null
                                ? Uni.createFrom()
                                    .<OrderOutcome>item(new OrderOutcome.TooMuch(Fen.ZERO))
                                : order(tx, row, wish)))
        .invoke(collecting::nudge);
  }

  private Uni<OrderOutcome> order(Mutiny.Session tx, StayRow stay, Wish wish) {
    return ledger
        .standing(tx, stay.key())
        .chain(
            standing ->
                wish.amount().compareTo(standing.surplus()) > 0
                    ? Uni.createFrom().item(new OrderOutcome.TooMuch(standing.surplus()))
                    : ordering
                        .order(tx, stay, standing, wish)
                        .map(it -> new OrderOutcome.Ordered(it.numbers(), it.byHand())));
  }

  @Override
  public Uni<GivenOutcome> givenBack(AccountId account, StayId stay, Given given) {
    var key = StayKey.of(account, stay);
    return transactions
        .inOne(
            tx ->
                StayRow.lock(tx, key)
                    .chain(
                        row ->
                            tx.find(SlipRow.class, given.reference())
                                .chain(
                                    slip ->
                                        slip == null
                                            ? give(tx, row, key, given)
                                            : again(tx, key, given))))
        .onFailure(ConstraintViolationException.class)
        .retry()
        .atMost(1);
  }

  private Uni<GivenOutcome> again(Mutiny.Session tx, StayKey stay, Given given) {
    var key = new GivenBackRow.Key(stay.accountId(), given.reference());
    return tx.find(GivenBackRow.class, key)
        .chain(
            row ->
                row != null && row.isSame(stay, given)
                    ? left(tx, stay)
                    : Uni.createFrom().item(new GivenOutcome.ReferenceMisused()));
  }

  private Uni<GivenOutcome> left(Mutiny.Session tx, StayKey stay) {
    return ledger.standing(tx, stay).map(it -> new GivenOutcome.Booked(it.surplus()));
  }

  private Uni<GivenOutcome> give(Mutiny.Session tx, StayRow row, StayKey stay, Given given) {
    return ledger
        .standing(tx, stay)
        .chain(
            standing ->
                row == null || given.amount().compareTo(standing.surplus()) > 0
                    ? Uni.createFrom().item(new GivenOutcome.TooMuch(standing.surplus()))
                    : book(tx, row, standing, given));
  }

  private Uni<GivenOutcome> book(Mutiny.Session tx, StayRow stay, Standing standing, Given given) {
    var place = given.kind() == ByHand.CASH ? LedgerAccount.CASH : LedgerAccount.BANK;
    var cause = new Standing.Cause("given-back:" + given.reference(), given.at());
    if (given.amount().equals(standing.surplus())) {
      stay.rest(null);
    }
    return tx.persistAll(
            SlipRow.of(given.reference(), stay.key().accountId()),
            GivenBackRow.of(stay.key(), given))
        .chain(tx::flush)
        .chain(() -> ledger.post(tx, standing.raisedBy(given.amount(), place, cause)))
        .chain(() -> left(tx, stay.key()));
  }

  @Override
  public Uni<List<RefundView>> listOf(AccountId account) {
    return transactions.inOne(
        tx ->
            RefundRow.listOf(tx, account).map(rows -> rows.stream().map(RefundRow::view).toList()));
  }

  @Override
  public Uni<List<Surplus>> listSurplus(AccountId account) {
    return transactions.inOne(tx -> new Surpluses(tx, seal).listOf(account));
  }

  @Override
  public Uni<List<Waiting>> listWaiting(Optional<Place> after, int most) {
    return transactions.inOne(tx -> new Surpluses(tx, seal).listAfter(after, most));
  }
}
