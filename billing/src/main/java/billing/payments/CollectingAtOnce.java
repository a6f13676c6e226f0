package billing.payments;

import billing.api.AccountId;
import billing.api.CollectingNow;
import billing.database.Transactions;
import io.smallrye.mutiny.Uni;
import jakarta.enterprise.context.ApplicationScoped;

/** Collects when a driver asks for it. */
@ApplicationScoped
class CollectingAtOnce implements CollectingNow {
  private final Transactions transactions;
  private final Payers payers;
  private final Collecting collecting;

  CollectingAtOnce(Transactions transactions, Payers payers, Collecting collecting) {
    this.transactions = transactions;
    this.payers = payers;
    this.collecting = collecting;
  }

  @Override
  public Uni<Void> collect(AccountId account, String gateway) {
    return transactions
        .inOne(tx -> payers.collectAll(tx, account, gateway))
        .invoke(collecting::nudge);
  }
}
