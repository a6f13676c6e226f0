package billing.payments;

import billing.charges.StayRow;
import billing.database.Transactions;
import billing.gateways.ChargeOrder;
import billing.gateways.Gateway;
import billing.gateways.Reply;
import io.smallrye.mutiny.Uni;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.InstantSource;
import java.util.List;
import java.util.Optional;
import org.hibernate.LockMode;
import org.hibernate.reactive.mutiny.Mutiny;

/**
 * Sends prepared attempts and asks about sent ones, always under the number they were written down
 * with, until it is known how they ended.
 */
@ApplicationScoped
class FollowingAttempts {
  private static final int BATCH = 50;

  private final Transactions transactions;
  private final Gateways gateways;
  private final EntryTelling entries;
  private final Outcomes outcomes;
  private final InstantSource time;

  FollowingAttempts(
      Transactions transactions,
      Gateways gateways,
      EntryTelling entries,
      Outcomes outcomes,
      InstantSource time) {
    this.transactions = transactions;
    this.gateways = gateways;
    this.entries = entries;
    this.outcomes = outcomes;
    this.time = time;
  }

  /** What is to be done about an attempt, decided and written down before the gateway is called. */
  private sealed interface Step {
    /** Order the payment. */
    record Send(ChargeOrder order) implements Step {}

    /** Ask what became of it. */
    record Ask() implements Step {}

    /** It cannot be sent; this is as good as the gateway's answer. */
    record Know(Reply reply) implements Step {}

    /** Wait. */
    record Wait() implements Step {}
  }

  /** The attempts to look at now. */
  Uni<List<String>> listDue() {
    return transactions.inOne(
        tx ->
            tx.createQuery(
                    "select a.orderNumber from AttemptRow a where a.nextAt <= :now order by a.nextAt",
                    String.class)
                .setParameter("now", time.instant())
                .setMaxResults(BATCH)
                .getResultList());
  }

  /** Takes one attempt a step further. The gateway is called outside any transaction. */
  Uni<Void> follow(String orderNumber) {
    return transactions
        .inOne(
            tx ->
                tx.find(AttemptRow.class, orderNumber, LockMode.PESSIMISTIC_WRITE)
                    .chain(row -> step(tx, row)))
        .chain(step -> take(orderNumber, step));
  }

  private Uni<Step> step(Mutiny.Session tx, AttemptRow row) {
    var attempt = row.attempt();
    if (!(attempt instanceof Attempt.InFlight) || row.nextAt.isAfter(time.instant())) {
      return Uni.createFrom().item(new Step.Wait());
    }
    row.nextAt = Schedule.askAgain(time.instant(), row.asked);
    row.asked++;
    return attempt instanceof Attempt.Prepared prepared
        ? send(tx, row, prepared)
        : Uni.createFrom().item(new Step.Ask());
  }

  private Uni<Step> send(Mutiny.Session tx, AttemptRow row, Attempt.Prepared prepared) {
    return tx.find(EntryRow.class, row.stayId)
        .chain(
            entry -> {
              if (entry.blockedBecause != null) {
                return Uni.createFrom()
                    .<Step>item(
                        new Step.Know(
                            new Reply.Refused(
                                "BLOCKED",
                                "the entry is blocked: " + entry.blockedBecause,
                                false)));
              }
              if (entry.entryId == null) {
                row.asked = 0;
                return Uni.createFrom().<Step>item(new Step.Wait());
              }
              row.show(prepared.send(), row.nextAt);
              return tx.find(StayRow.class, row.stayId)
                  .chain(stay -> order(tx, row, entry, stay))
                  .map(order -> (Step) new Step.Send(order));
            });
  }

  private Uni<ChargeOrder> order(Mutiny.Session tx, AttemptRow row, EntryRow entry, StayRow stay) {
    return entries
        .notice(tx, stay)
        .map(
            notice ->
                new ChargeOrder(
                    row.orderNumber,
                    notice,
                    entry.entryId,
                    stay.leftAt(),
                    stay.exitDevice(),
                    row.amount()));
  }

  private Uni<Void> take(String orderNumber, Step step) {
    if (step instanceof Step.Wait) {
      return Uni.createFrom().voidItem();
    }
    return reply(orderNumber, step)
        .chain(reply -> outcomes.heard(Payers.WECHAT, orderNumber, reply));
  }

  private Uni<Reply> reply(String orderNumber, Step step) {
    if (step instanceof Step.Know known) {
      return Uni.createFrom().item(known.reply());
    }
    Optional<Gateway> gateway = gateways.find(Payers.WECHAT);
    if (gateway.isEmpty()) {
      return Uni.createFrom().item(new Reply.Silence("the gateway is not configured any more"));
    }
    return step instanceof Step.Send send
        ? gateway.get().charge(send.order())
        : gateway.get().query(orderNumber);
  }
}
