package billing.prepaid;

import billing.database.Transactions;
import billing.gateways.RefundOrder;
import billing.gateways.RefundReply;
import billing.gateways.Reply;
import io.quarkus.logging.Log;
import io.quarkus.scheduler.Scheduled;
import io.smallrye.mutiny.Multi;
import io.smallrye.mutiny.Uni;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.InstantSource;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;

/**
 * Asks what became of prepayments, closes those that nobody has paid in time or wants any more, and
 * sends refunds, always under the numbers that they were written down with. Each gateway is worked
 * with by itself, so that one that does not answer holds no other up.
 */
@ApplicationScoped
class FollowingPrepayments {
  private static final int BATCH = 100;
  private static final int AT_ONCE = 4;
  private static final String GATEWAYS =
      "select distinct gateway from prepayment where next_at <= :now";
  private static final String DUE =
      """
      select p.key from PrepaymentRow p
      where p.gateway = :gateway and p.nextAt <= :now order by p.nextAt""";

  private final Transactions transactions;
  private final Channels channels;
  private final BookingPrepayments booking;
  private final BookingRefunds refunds;
  private final InstantSource time;
  private final Set<String> busy = ConcurrentHashMap.newKeySet();

  FollowingPrepayments(
      Transactions transactions,
      Channels channels,
      BookingPrepayments booking,
      BookingRefunds refunds,
      InstantSource time) {
    this.transactions = transactions;
    this.channels = channels;
    this.booking = booking;
    this.refunds = refunds;
    this.time = time;
  }

  /** What is to be done about one, written down before the gateway is called. */
  private sealed interface Step {
    /** Ask what became of the order. */
    record Ask(String gateway, String number) implements Step {}

    /** Have it closed. */
    record Close(String gateway, String number) implements Step {}

    /** Order the refund. */
    record GiveBack(String gateway, RefundOrder order) implements Step {}

    /** Ask what became of the refund. */
    record AskBack(String gateway, RefundOrder order) implements Step {}

    /** Nothing for now. */
    record Wait() implements Step {}
  }

  @Scheduled(every = "${billing.payments.poll-interval:1s}", identity = "following-prepayments")
  void nudge() {
    beat()
        .subscribe()
        .with(
            done -> {},
            failure -> Log.error("Prepayments could not be followed; they are later", failure));
  }

  /** Completes when everything is done that was due and that nobody else is doing. */
  Uni<Void> beat() {
    return transactions
        .inOne(
            tx ->
                tx.createNativeQuery(GATEWAYS, String.class)
                    .setParameter("now", time.instant())
                    .getResultList())
        .onItem()
        .transformToMulti(Multi.createFrom()::iterable)
        .onItem()
        .transformToUni(this::work)
        .merge()
        .collect()
        .last()
        .replaceWithVoid();
  }

  private Uni<Void> work(String gateway) {
    if (!busy.add(gateway)) {
      return Uni.createFrom().voidItem();
    }
    return listDue(gateway)
        .onItem()
        .transformToMulti(Multi.createFrom()::iterable)
        .onItem()
        .transformToUni(this::carefully)
        .merge(AT_ONCE)
        .collect()
        .last()
        .replaceWithVoid()
        .onTermination()
        .invoke(() -> busy.remove(gateway));
  }

  private Uni<List<PrepaymentRow.Key>> listDue(String gateway) {
    return transactions.inOne(
        tx ->
            tx.createQuery(DUE, PrepaymentRow.Key.class)
                .setParameter("gateway", gateway)
                .setParameter("now", time.instant())
                .setMaxResults(BATCH)
                .getResultList());
  }

  private Uni<Void> carefully(PrepaymentRow.Key key) {
    return follow(key)
        .onFailure()
        .invoke(e -> Log.errorf(e, "Following stumbled over prepayment %s", key.id()))
        .onFailure()
        .recoverWithNull();
  }

  /** Takes one a step further. The gateway is called outside any transaction. */
  Uni<Void> follow(PrepaymentRow.Key key) {
    return transactions
        .inOne(tx -> PrepaymentRow.lock(tx, key).map(this::step))
        .chain(step -> take(key, step));
  }

  private Step step(PrepaymentRow row) {
    var now = time.instant();
    if (row.nextAt == null || row.nextAt.isAfter(now)) {
      return new Step.Wait();
    }
    row.nextAt = now.plus(Pauses.LEASE);
    row.askedAt = now;
    row.asked++;
    if (row.order().isWaiting()) {
      return row.isToBeClosed(now)
          ? new Step.Close(row.gateway, row.orderNumber)
          : new Step.Ask(row.gateway, row.orderNumber);
    }
    if (row.refund().equals(Optional.of(Money.Refund.PREPARED))) {
      row.refundState = Money.Refund.SENT.name();
      return new Step.GiveBack(row.gateway, row.refundOrder());
    }
    return new Step.AskBack(row.gateway, row.refundOrder());
  }

  private Uni<Void> take(PrepaymentRow.Key key, Step step) {
    if (step instanceof Step.Ask it) {
      return channels.query(it.gateway(), it.number()).chain(reply -> heard(key, reply));
    }
    if (step instanceof Step.Close it) {
      return channels
          .close(it.gateway(), it.number())
          .chain(reply -> heard(key, orNeverHeard(reply)));
    }
    if (step instanceof Step.GiveBack it) {
      return channels.refund(it.gateway(), it.order()).chain(reply -> heardBack(key, reply));
    }
    return step instanceof Step.AskBack it
        ? channels.queryRefund(it.gateway(), it.order()).chain(reply -> heardBack(key, reply))
        : Uni.createFrom().voidItem();
  }

  /** Nobody can pay what the gateway has never heard of. */
  private static Reply orNeverHeard(Reply reply) {
    return reply instanceof Reply.NotFound
        ? new Reply.Refused("NOT_FOUND", "the gateway has never heard of it", false)
        : reply;
  }

  private Uni<Void> heard(PrepaymentRow.Key key, Reply reply) {
    return transactions.inOne(tx -> booking.heard(tx, key, reply)).replaceWithVoid();
  }

  private Uni<Void> heardBack(PrepaymentRow.Key key, RefundReply reply) {
    return transactions.inOne(tx -> refunds.heard(tx, key, reply)).replaceWithVoid();
  }
}
