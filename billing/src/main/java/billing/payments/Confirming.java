package billing.payments;

import billing.api.AccountId;
import billing.api.Confirmations;
import billing.api.StayId;
import billing.charges.StayRow;
import billing.database.Transactions;
import billing.ledger.StayKey;
import billing.money.Fen;
import io.smallrye.mutiny.Uni;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.InstantSource;
import java.util.List;
import org.hibernate.reactive.mutiny.Mutiny;

/** Tells drivers which prices they are asked about, and takes their yes. */
@ApplicationScoped
class Confirming implements Confirmations {
  private static final String ASKED =
      """
      from StayRow s where s.key.accountId = :account and s.askedFen is not null
      order by s.key.stayId""";

  private static final String CONFIRMED =
      """
      select count(*) from ConfirmationRow c where c.key.accountId = :account
        and c.key.stayId = :stay and c.key.amountFen = :amount""";

  private final Transactions transactions;
  private final Collecting collecting;
  private final InstantSource time;

  Confirming(Transactions transactions, Collecting collecting, InstantSource time) {
    this.transactions = transactions;
    this.collecting = collecting;
    this.time = time;
  }

  @Override
  public Uni<List<Asked>> listAsked(AccountId account) {
    return transactions.inOne(
        tx ->
            tx.createQuery(ASKED, StayRow.class)
                .setParameter("account", account.value())
                .getResultList()
                .map(rows -> rows.stream().map(Confirming::asked).toList()));
  }

  private static Asked asked(StayRow stay) {
    return new Asked(stay.key().stay(), stay.asked().orElseThrow());
  }

  @Override
  public Uni<Outcome> confirm(AccountId account, StayId stay, Yes yes) {
    return transactions
        .inOne(
            tx ->
                StayRow.lock(tx, StayKey.of(account, stay))
                    .chain(
                        row ->
                            row == null
                                ? Uni.createFrom().<Outcome>item(new Outcome.NothingAsked())
                                : confirm(tx, row, yes)))
        .invoke(collecting::nudge);
  }

  private Uni<Outcome> confirm(Mutiny.Session tx, StayRow stay, Yes yes) {
    var asked = stay.asked();
    return asked.filter(yes.amount()::equals).isPresent()
        ? keep(tx, stay, yes)
        : wasConfirmed(tx, stay, yes.amount())
            .map(
                was -> {
                  if (was) {
                    return new Outcome.Confirmed();
                  }
                  return asked
                      .<Outcome>map(Outcome.AmountChanged::new)
                      .orElseGet(Outcome.NothingAsked::new);
                });
  }

  private static Uni<Boolean> wasConfirmed(Mutiny.Session tx, StayRow stay, Fen amount) {
    return tx.createQuery(CONFIRMED, Long.class)
        .setParameter("account", stay.key().accountId())
        .setParameter("stay", stay.key().stayId())
        .setParameter("amount", amount.count())
        .getSingleResult()
        .map(count -> count > 0);
  }

  private Uni<Outcome> keep(Mutiny.Session tx, StayRow stay, Yes yes) {
    var row = new ConfirmationRow();
    row.key = ConfirmationRow.Key.of(stay, yes);
    row.who = yes.who();
    stay.collectAnew(time.instant());
    return tx.persist(row).chain(tx::flush).replaceWith(new Outcome.Confirmed());
  }
}
