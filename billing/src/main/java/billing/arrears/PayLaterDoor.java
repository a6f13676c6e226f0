package billing.arrears;

import billing.api.AccountId;
import billing.api.PayLater;
import billing.database.Transactions;
import io.smallrye.mutiny.Uni;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.InstantSource;
import java.util.List;

/** Answers whether an account may leave first and pay after. */
@ApplicationScoped
class PayLaterDoor implements PayLater {
  private final Transactions transactions;
  private final DebtBook debts;
  private final InstantSource time;

  PayLaterDoor(Transactions transactions, DebtBook debts, InstantSource time) {
    this.transactions = transactions;
    this.debts = debts;
    this.time = time;
  }

  @Override
  public Uni<Answer> of(AccountId account) {
    return transactions.inOne(tx -> debts.list(tx, account)).map(this::judge);
  }

  private Answer judge(List<DebtBook.Entry> entries) {
    var owed =
        entries.stream()
            .map(entry -> new PayLaterRules.Owed(entry.policy(), entry.debt()))
            .toList();
    var judged = PayLaterRules.judge(owed, time.instant());
    return new Answer(!judged.isSuspended(), judged.visits(), judged.amount());
  }
}
