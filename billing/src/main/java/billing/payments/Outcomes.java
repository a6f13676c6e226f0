package billing.payments;

import billing.charges.StayRow;
import billing.database.Transactions;
import billing.gateways.News;
import billing.gateways.Notices;
import billing.gateways.Reply;
import billing.ledger.Ledger;
import billing.ledger.LedgerAccount;
import billing.ledger.Standing;
import billing.receipts.Receipts;
import io.quarkus.logging.Log;
import io.smallrye.mutiny.Uni;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.InstantSource;
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
  public Uni<Void> heard(News news) {
    return news.about() instanceof News.About.OfOrder told
        ? heard(news.gateway(), told.orderNumber(), told.reply())
        : Uni.createFrom().voidItem();
  }

  /** What a gateway answered about an order. */
  Uni<Void> heard(String gateway, String orderNumber, Reply reply) {
    return transactions.inOne(
        tx ->
            AttemptRow.find(tx, orderNumber)
                .chain(
                    order ->
                        order == null
                            ? unknown(gateway, orderNumber)
                            : heard(tx, gateway, order, reply)));
  }

  private Uni<Void> heard(Mutiny.Session tx, String gateway, AttemptRow.Key order, Reply reply) {
    return AttemptRow.findStay(tx, order)
        .chain(
            stay ->
                stay == null
                    ? unknown(gateway, order.number())
                    : StayRow.lock(tx, stay)
                        .chain(
                            locked ->
                                tx.find(AttemptRow.class, order)
                                    .chain(row -> book(tx, locked, row, reply))));
  }

  private static Uni<Void> unknown(String gateway, String orderNumber) {
    Log.warnf("Gateway %s speaks of order %s, which is not ours", gateway, orderNumber);
    return Uni.createFrom().voidItem();
  }

  private Uni<Void> book(Mutiny.Session tx, StayRow stay, AttemptRow row, Reply reply) {
    var before = row.attempt();
    var after = before.hear(reply);
    if (after.state() == before.state() && !(after instanceof Attempt.InFlight)) {
      return Uni.createFrom().voidItem();
    }
    var now = time.instant();
    var next = after instanceof Attempt.Prepared ? now : Schedule.askAgain(now, row.asked);
    row.show(after, now, next);
    if (after instanceof Attempt.Succeeded succeeded) {
      return capture(tx, stay, row, succeeded);
    }
    if (after instanceof Attempt.Declined) {
      decline(stay, row);
    }
    return Uni.createFrom().voidItem();
  }

  private Uni<Void> capture(
      Mutiny.Session tx, StayRow stay, AttemptRow row, Attempt.Succeeded succeeded) {
    var cause = "capture:" + row.orderNumber();
    var account = row.stay().account();
    var place = LedgerAccount.gateway(row.gateway);
    return ledger
        .standing(tx, row.stay())
        .chain(
            standing -> {
              stay.rest(null);
              if (standing.owed().compareTo(row.amount()) > 0) {
                stay.collectFrom(time.instant());
              }
              var paid = new Standing.Cause(cause, succeeded.at());
              return ledger.post(tx, standing.paidInto(place, row.amount(), paid));
            })
        .chain(() -> receipts.issue(tx, cause, account, row.amount()))
        .replaceWithVoid();
  }

  /** What becomes of the debt is decided at once, for every payer alike. */
  private void decline(StayRow stay, AttemptRow row) {
    stay.rest(why(row));
    stay.collectFrom(time.instant());
  }

  /** Why an attempt was declined, in words for an operator. */
  static String why(AttemptRow row) {
    return "%s: %s %s".formatted(row.gateway, row.code, row.message);
  }
}
