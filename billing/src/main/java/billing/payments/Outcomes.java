package billing.payments;

import billing.charges.StayRow;
import billing.database.Transactions;
import billing.gateways.Notices;
import billing.gateways.Reply;
import billing.ledger.Ledger;
import billing.ledger.LedgerAccount;
import billing.ledger.Posting;
import billing.receipts.Receipts;
import io.quarkus.logging.Log;
import io.smallrye.mutiny.Uni;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.InstantSource;
import org.hibernate.LockMode;
import org.hibernate.reactive.mutiny.Mutiny;

/** Books what gateways say of attempts, once, however often they say it. */
@ApplicationScoped
class Outcomes implements Notices {
  private final Transactions transactions;
  private final Ledger ledger;
  private final Receipts receipts;
  private final InstantSource time;

  Outcomes(Transactions transactions, Ledger ledger, Receipts receipts, InstantSource time) {
    this.transactions = transactions;
    this.ledger = ledger;
    this.receipts = receipts;
    this.time = time;
  }

  @Override
  public Uni<Void> heard(String gateway, String orderNumber, Reply reply) {
    return transactions.inOne(
        tx ->
            tx.find(AttemptRow.class, orderNumber, LockMode.PESSIMISTIC_WRITE)
                .chain(row -> row == null ? unknown(gateway, orderNumber) : book(tx, row, reply)));
  }

  private static Uni<Void> unknown(String gateway, String orderNumber) {
    Log.warnf("Gateway %s speaks of order %s, which is not ours", gateway, orderNumber);
    return Uni.createFrom().voidItem();
  }

  private Uni<Void> book(Mutiny.Session tx, AttemptRow row, Reply reply) {
    var before = row.attempt();
    var after = before.hear(reply);
    if (after.state() == before.state() && !(after instanceof Attempt.InFlight)) {
      return Uni.createFrom().voidItem();
    }
    row.show(after, Schedule.askAgain(time.instant(), row.asked));
    var stored = tx.flush();
    if (after instanceof Attempt.Succeeded) {
      return stored.chain(() -> capture(tx, row));
    }
    return after instanceof Attempt.Declined declined
        ? stored.chain(() -> decline(tx, row, declined))
        : stored;
  }

  private Uni<Void> capture(Mutiny.Session tx, AttemptRow row) {
    var cause = "capture:" + row.orderNumber;
    return getStay(tx, row)
        .chain(
            stay -> {
              var account = stay.began().account();
              var posting =
                  new Posting(
                      LedgerAccount.gateway(row.gateway),
                      LedgerAccount.receivable(account),
                      row.amount(),
                      cause,
                      row.stay());
              stay.rest(null);
              return ledger
                  .post(tx, posting)
                  .chain(() -> receipts.issue(tx, cause, account, row.amount()))
                  .chain(() -> ledger.owed(tx, row.stay()))
                  .invoke(owed -> collectRest(stay, owed.isZero()));
            })
        .replaceWithVoid();
  }

  private void collectRest(StayRow stay, boolean settled) {
    if (!settled) {
      stay.collectFrom(time.instant());
    }
  }

  private Uni<Void> decline(Mutiny.Session tx, AttemptRow row, Attempt.Declined declined) {
    var why = "%s: %s %s".formatted(row.gateway, declined.code(), declined.message());
    return getStay(tx, row)
        .chain(
            stay ->
                countAttempts(tx, row)
                    .invoke(
                        made -> {
                          stay.rest(why);
                          if (declined.retriable()) {
                            Schedule.tryAgain(time.instant(), made.intValue())
                                .ifPresent(stay::collectFrom);
                          }
                        }))
        .replaceWithVoid();
  }

  private static Uni<Long> countAttempts(Mutiny.Session tx, AttemptRow row) {
    return tx.createQuery("select count(*) from AttemptRow where stayId = :stay", Long.class)
        .setParameter("stay", row.stayId)
        .getSingleResult();
  }

  private static Uni<StayRow> getStay(Mutiny.Session tx, AttemptRow row) {
    return tx.find(StayRow.class, row.stayId);
  }
}
