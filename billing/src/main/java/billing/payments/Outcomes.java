package billing.payments;

import billing.charges.StayRow;
import billing.database.Transactions;
import billing.gateways.Heard;
import billing.gateways.Reply;
import billing.ledger.Ledger;
import billing.ledger.Posting;
import billing.ledger.Standing;
import billing.money.Fen;
import billing.receipts.Receipts;
import io.quarkus.logging.Log;
import io.smallrye.mutiny.Uni;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.InstantSource;
import java.util.List;
import java.util.Optional;
import org.hibernate.reactive.mutiny.Mutiny;

/** Books what gateways say of attempts, once, however often they say it. */
@ApplicationScoped
class Outcomes {
  private static final String GIVEN_BACK =
      """
      select coalesce(sum(r.amountFen), 0) from RefundRow r
      where r.key.accountId = :account and r.orderNumber = :order and r.state = 'REFUNDED'""";

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

  /** What a gateway answered about an order. */
  Uni<Void> heard(AttemptRow.Key order, Reply reply) {
    return transactions.inOne(tx -> heard(tx, order, reply)).replaceWithVoid();
  }

  /** What is heard of an order by whatever way, within a transaction. */
  Uni<Heard> heard(Mutiny.Session tx, AttemptRow.Key order, Reply reply) {
    return AttemptRow.findStay(tx, order)
        .chain(
            stay ->
                stay == null
                    ? Uni.createFrom().item(Heard.noSuchNumber())
                    : StayRow.lock(tx, stay)
                        .chain(
                            locked ->
                                tx.find(AttemptRow.class, order)
                                    .chain(row -> book(tx, locked, row, reply))));
  }

  private Uni<Heard> book(Mutiny.Session tx, StayRow stay, AttemptRow row, Reply reply) {
    var contradiction = contradiction(row, reply);
    if (contradiction.isPresent()) {
      return contradicts(row, contradiction.get());
    }
    var before = row.attempt();
    var after = before.hear(reply);
    if (after.equals(before) && !(after instanceof Attempt.InFlight)) {
      return Uni.createFrom().item(Heard.nothingNew());
    }
    var now = time.instant();
    var next = after instanceof Attempt.Prepared ? now : Schedule.askAgain(now, row.asked);
    if (before instanceof Attempt.Succeeded) {
      return repaid(tx, row, (Attempt.Succeeded) after).replaceWith(Heard.booked());
    }
    row.show(after, now, next);
    if (after instanceof Attempt.Succeeded succeeded) {
      return capture(tx, stay, row, succeeded).replaceWith(Heard.booked());
    }
    if (after instanceof Attempt.Declined) {
      decline(stay, row);
      return Uni.createFrom().item(Heard.booked());
    }
    return Uni.createFrom().item(Heard.nothingNew());
  }

  /** Why what is said cannot be true, in words for a person. */
  private static Optional<String> contradiction(AttemptRow row, Reply reply) {
    if (reply instanceof Reply.Contradicts against) {
      return Optional.of("%s: %s".formatted(row.gateway, against.why()));
    }
    return reply instanceof Reply.Paid paid
        ? paid.amount().filter(told -> !told.equals(row.amount())).map(told -> other(row, told))
        : Optional.empty();
  }

  private static String other(AttemptRow row, Fen told) {
    return "%s says that %s yuan were taken where %s were ordered"
        .formatted(row.gateway, told.inYuan(), row.amount().inYuan());
  }

  /** The order is asked about as before, so a person sees it for as long as it is not resolved. */
  private static Uni<Heard> contradicts(AttemptRow row, String words) {
    Log.errorf("Order %s: %s", row.orderNumber(), words);
    row.message = words;
    return Uni.createFrom().item(Heard.contradicts(words));
  }

  /** The payer has repaid what the gateway had advanced, as far as it was not given back. */
  private Uni<Void> repaid(Mutiny.Session tx, AttemptRow row, Attempt.Succeeded repaid) {
    var from = row.place();
    row.backing = repaid.backing().name();
    return tx.createQuery(GIVEN_BACK, Long.class)
        .setParameter("account", row.key.accountId())
        .setParameter("order", row.orderNumber())
        .getSingleResult()
        .chain(
            given -> {
              var amount = row.amount().minus(Fen.fen(given));
              var cause = "repaid:" + row.orderNumber();
              return amount.isZero()
                  ? Uni.createFrom().voidItem()
                  : ledger.post(
                      tx,
                      List.of(
                          new Posting(row.place(), from, amount, cause, row.stay(), repaid.at())));
            });
  }

  private Uni<Void> capture(
      Mutiny.Session tx, StayRow stay, AttemptRow row, Attempt.Succeeded succeeded) {
    var paid = new Standing.Cause("capture:" + row.orderNumber(), succeeded.at());
    var account = row.stay().account();
    return ledger
        .standing(tx, row.stay())
        .chain(
            standing -> {
              stay.rest(null);
              if (!standing.owed().equals(row.amount())) {
                stay.collectFrom(time.instant());
              }
              return ledger.post(tx, standing.paidInto(row.place(), row.amount(), paid));
            })
        .chain(() -> receipts.issue(tx, paid, account, row.amount()))
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
