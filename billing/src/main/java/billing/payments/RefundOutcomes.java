package billing.payments;

import billing.charges.StayRow;
import billing.database.Transactions;
import billing.gateways.Heard;
import billing.gateways.RefundReply;
import billing.ledger.Ledger;
import billing.ledger.LedgerAccount;
import billing.ledger.Posting;
import billing.ledger.Standing;
import billing.payments.policy.Policies;
import io.quarkus.logging.Log;
import io.smallrye.mutiny.Uni;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.InstantSource;
import java.util.List;
import java.util.SplittableRandom;
import org.hibernate.reactive.mutiny.Mutiny;

/** Books what gateways say of refunds, once, however often they say it. */
@ApplicationScoped
class RefundOutcomes {
  private static final String DECLINED =
      """
      select count(*) from RefundRow r
      where r.key.accountId = :account and r.orderNumber = :order and r.state = 'DECLINED'""";
  private static final String TOO_LATE =
      "the money went back twice: refund %s was declined, other refunds took its place, and it"
          + " went back all the same";

  private final Transactions transactions;
  private final Ledger ledger;
  private final Policies policies;
  private final InstantSource time;

  RefundOutcomes(Transactions transactions, Ledger ledger, Policies policies, InstantSource time) {
    this.transactions = transactions;
    this.ledger = ledger;
    this.policies = policies;
    this.time = time;
  }

  /** What a gateway answered about a refund. */
  Uni<Void> heard(RefundRow.Key refund, RefundReply reply) {
    return transactions.inOne(tx -> heard(tx, refund, reply)).replaceWithVoid();
  }

  /** What is heard of a refund by whatever way, within a transaction. */
  Uni<Heard> heard(Mutiny.Session tx, RefundRow.Key refund, RefundReply reply) {
    return RefundRow.findStay(tx, refund)
        .chain(
            stay ->
                stay == null
                    ? Uni.createFrom().item(Heard.noSuchNumber())
                    : StayRow.lock(tx, stay)
                        .chain(
                            locked ->
                                tx.find(RefundRow.class, refund)
                                    .chain(row -> book(tx, locked, row, reply))));
  }

  private Uni<Heard> book(Mutiny.Session tx, StayRow stay, RefundRow row, RefundReply reply) {
    if (reply instanceof RefundReply.Refunded told && isOfAnotherAmount(row, told)) {
      return contradicts(row, told);
    }
    var before = row.refund();
    var after = before.hear(reply);
    if (after.equals(before) && !(after instanceof Refund.InFlight)) {
      return Uni.createFrom().item(Heard.nothingNew());
    }
    return tx.find(AttemptRow.class, new AttemptRow.Key(row.key.accountId(), row.orderNumber))
        .chain(paid -> book(tx, new Ended(stay, row, paid, before), after));
  }

  private static boolean isOfAnotherAmount(RefundRow row, RefundReply.Refunded told) {
    return told.amount().filter(amount -> !amount.equals(row.amount())).isPresent();
  }

  /** The refund is asked about as before, so a person sees it for as long as it is not resolved. */
  private static Uni<Heard> contradicts(RefundRow row, RefundReply.Refunded told) {
    var words =
        "%s says that %s yuan went back where %s were ordered"
            .formatted(row.gateway, told.amount().orElseThrow().inYuan(), row.amount().inYuan());
    Log.errorf("Refund %s: %s", row.number(), words);
    row.message = words;
    return Uni.createFrom().item(Heard.contradicts(words));
  }

  /** A refund, the visit it is for (locked) and the payment that it is given back from. */
  private record Ended(StayRow stay, RefundRow row, AttemptRow paid, Refund before) {
    boolean wasDeclined() {
      return before instanceof Refund.Declined;
    }
  }

  private Uni<Heard> book(Mutiny.Session tx, Ended refund, Refund after) {
    var row = refund.row();
    var now = time.instant();
    if (refund.wasDeclined() && row.amountFen > refund.paid().restFen()) {
      refund.stay().rest(TOO_LATE.formatted(row.number()));
      return Uni.createFrom().item(Heard.contradicts(TOO_LATE.formatted(row.number())));
    }
    var next = after instanceof Refund.Prepared ? now : Schedule.askAgain(now, row.asked);
    row.show(after, now, next);
    if (after instanceof Refund.Refunded refunded) {
      return succeed(tx, refund, refunded).replaceWith(Heard.booked());
    }
    return after instanceof Refund.Declined declined
        ? decline(tx, refund, declined).replaceWith(Heard.booked())
        : Uni.createFrom().item(Heard.nothingNew());
  }

  private Uni<Void> succeed(Mutiny.Session tx, Ended refund, Refund.Refunded refunded) {
    var row = refund.row();
    var cause = "refunded:" + row.number();
    var gone =
        new Posting(
            LedgerAccount.refund(row.gateway),
            refund.paid().place(),
            row.amount(),
            cause,
            row.stay(),
            refunded.at());
    return (refund.wasDeclined() ? again(tx, refund) : Uni.createFrom().voidItem())
        .chain(() -> ledger.post(tx, List.of(gone)));
  }

  /** What was taken back when the refund was declined goes out of the account's money again. */
  private Uni<Void> again(Mutiny.Session tx, Ended refund) {
    var row = refund.row();
    refund.paid().refundedFen += row.amountFen;
    refund.stay().rest(null);
    var cause = new Standing.Cause("refund:%s:again".formatted(row.number()), time.instant());
    return ledger
        .standing(tx, row.stay())
        .chain(
            standing ->
                ledger.post(
                    tx, standing.raisedBy(row.amount(), LedgerAccount.refund(row.gateway), cause)));
  }

  /** The money is the account's again: it pays what is owed by now, and the rest is a surplus. */
  private Uni<Void> decline(Mutiny.Session tx, Ended refund, Refund.Declined declined) {
    var row = refund.row();
    refund.paid().refundedFen -= row.amountFen;
    refund.stay().rest("the refund was declined by " + row.why());
    var cause = new Standing.Cause("refund:%s:declined".formatted(row.number()), time.instant());
    return ledger
        .standing(tx, row.stay())
        .chain(
            standing ->
                ledger.post(
                    tx, standing.paidInto(LedgerAccount.refund(row.gateway), row.amount(), cause)))
        .chain(() -> tx.flush())
        .chain(() -> declined.retriable() ? again(tx, refund.stay(), row) : later(refund.stay()));
  }

  /** Another refund is ordered after a pause, as for debts. */
  private Uni<Void> again(Mutiny.Session tx, StayRow stay, RefundRow row) {
    var policy = policies.of(stay.lot(), stay.began().tariff().value());
    return tx.createQuery(DECLINED, Long.class)
        .setParameter("account", row.key.accountId())
        .setParameter("order", row.orderNumber)
        .getSingleResult()
        .invoke(
            declined -> {
              var chance = new SplittableRandom(row.number().hashCode());
              stay.collectFrom(policy.tryAgain(time.instant(), declined.intValue(), chance));
            })
        .replaceWithVoid();
  }

  /** Other payments may give back what this one could not. */
  private Uni<Void> later(StayRow stay) {
    stay.collectFrom(time.instant());
    return Uni.createFrom().voidItem();
  }
}
