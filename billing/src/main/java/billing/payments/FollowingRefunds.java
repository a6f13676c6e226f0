package billing.payments;

import billing.charges.StayRow;
import billing.database.Transactions;
import billing.gateways.RefundOrder;
import billing.gateways.RefundReply;
import io.smallrye.mutiny.Uni;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.InstantSource;
import java.util.List;
import org.hibernate.reactive.mutiny.Mutiny;

/**
 * Sends prepared refunds and asks about sent ones, always under the number they were written down
 * with, until it is known how they ended.
 */
@ApplicationScoped
class FollowingRefunds {
  static final int BATCH = 100;
  private static final String DUE =
      """
      select r.key from RefundRow r
      where r.gateway = :gateway and r.nextAt <= :now order by r.nextAt""";

  private final Transactions transactions;
  private final Gateways gateways;
  private final RefundOutcomes outcomes;
  private final InstantSource time;

  FollowingRefunds(
      Transactions transactions, Gateways gateways, RefundOutcomes outcomes, InstantSource time) {
    this.transactions = transactions;
    this.gateways = gateways;
    this.outcomes = outcomes;
    this.time = time;
  }

  /** What is to be done about a refund, written down before the gateway is called. */
  private sealed interface Step {
    /** Order it. */
    record Send(String gateway, RefundOrder order) implements Step {}

    /** Ask what became of it. */
    record Ask(String gateway, RefundOrder order) implements Step {}

    /** Nothing for now. */
    record Wait() implements Step {}
  }

  /** The refunds at this gateway to look at now. */
  Uni<List<RefundRow.Key>> listDue(String gateway) {
    return transactions.inOne(
        tx ->
            tx.createQuery(DUE, RefundRow.Key.class)
                .setParameter("gateway", gateway)
                .setParameter("now", time.instant())
                .setMaxResults(BATCH)
                .getResultList());
  }

  /** Takes one refund a step further. The gateway is called outside any transaction. */
  Uni<Void> follow(RefundRow.Key refund) {
    return transactions
        .inOne(
            tx ->
                RefundRow.findStay(tx, refund)
                    .chain(stay -> StayRow.lockIfFree(tx, stay))
                    .chain(stay -> stay == null ? pause() : step(tx, refund)))
        .chain(step -> take(refund, step));
  }

  private Uni<Step> step(Mutiny.Session tx, RefundRow.Key refund) {
    return tx.find(RefundRow.class, refund)
        .chain(
            row ->
                tx.find(AttemptRow.class, new AttemptRow.Key(refund.accountId(), row.orderNumber))
                    .map(paid -> step(row, paid)));
  }

  private Step step(RefundRow row, AttemptRow paid) {
    var refund = row.refund();
    if (!(refund instanceof Refund.InFlight) || row.nextAt.isAfter(time.instant())) {
      return new Step.Wait();
    }
    row.nextAt = Schedule.askAgain(time.instant(), row.asked);
    row.asked++;
    var order =
        new RefundOrder(row.number(), row.orderNumber, row.amount(), paid.amount(), row.reason);
    if (refund instanceof Refund.Prepared prepared) {
      row.show(prepared.send(), time.instant(), row.nextAt);
      return new Step.Send(row.gateway, order);
    }
    return new Step.Ask(row.gateway, order);
  }

  private Uni<Void> take(RefundRow.Key refund, Step step) {
    if (step instanceof Step.Send send) {
      return gateways
          .refund(send.gateway(), send.order())
          .chain(reply -> outcomes.heard(refund, reply));
    }
    if (step instanceof Step.Ask ask) {
      return gateways
          .queryRefund(ask.gateway(), ask.order())
          .chain(
              reply -> outcomes.heard(refund, reply).chain(() -> againIfNeverHeard(refund, reply)));
    }
    return Uni.createFrom().voidItem();
  }

  /** A refund the gateway never heard of goes out again at once, under the same number. */
  private Uni<Void> againIfNeverHeard(RefundRow.Key refund, RefundReply reply) {
    return reply instanceof RefundReply.NotFound ? follow(refund) : Uni.createFrom().voidItem();
  }

  private static Uni<Step> pause() {
    return Uni.createFrom().item(new Step.Wait());
  }
}
