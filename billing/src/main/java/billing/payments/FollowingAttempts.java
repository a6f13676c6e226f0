package billing.payments;

import billing.charges.Objections;
import billing.charges.StayRow;
import billing.database.Transactions;
import billing.gateways.ChargeOrder;
import billing.gateways.Reply;
import billing.ledger.Ledger;
import billing.money.Fen;
import io.smallrye.mutiny.Uni;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.InstantSource;
import java.util.List;
import org.hibernate.reactive.mutiny.Mutiny;

/**
 * Sends prepared attempts and asks about sent ones, always under the number they were written down
 * with, until it is known how they ended.
 */
@ApplicationScoped
class FollowingAttempts {
  static final int BATCH = 100;
  private static final String DUE =
      """
      select a.key from AttemptRow a
      where a.gateway = :gateway and a.nextAt <= :now order by a.nextAt""";

  private final Transactions transactions;
  private final Gateways gateways;
  private final Ledger ledger;
  private final Objections objections;
  private final Outcomes outcomes;
  private final InstantSource time;

  FollowingAttempts(
      Transactions transactions,
      Gateways gateways,
      Ledger ledger,
      Objections objections,
      Outcomes outcomes,
      InstantSource time) {
    this.transactions = transactions;
    this.gateways = gateways;
    this.ledger = ledger;
    this.objections = objections;
    this.outcomes = outcomes;
    this.time = time;
  }

  /** What is to be done about an attempt, decided and written down before the gateway is called. */
  private sealed interface Step {
    /** Order the payment. */
    record Send(String gateway, ChargeOrder order) implements Step {}

    /** Ask what became of it. */
    record Ask(String gateway) implements Step {}

    /** It cannot be sent; this is as good as the gateway's answer. */
    record Know(Reply reply) implements Step {}

    /** Nothing for now. */
    record Wait() implements Step {}
  }

  /** The attempts at this gateway to look at now. */
  Uni<List<AttemptRow.Key>> listDue(String gateway) {
    return transactions.inOne(
        tx ->
            tx.createQuery(DUE, AttemptRow.Key.class)
                .setParameter("gateway", gateway)
                .setParameter("now", time.instant())
                .setMaxResults(BATCH)
                .getResultList());
  }

  /** Takes one attempt a step further. The gateway is called outside any transaction. */
  Uni<Void> follow(AttemptRow.Key order) {
    return transactions
        .inOne(
            tx ->
                AttemptRow.findStay(tx, order)
                    .chain(stay -> StayRow.lockIfFree(tx, stay))
                    .chain(stay -> stay == null ? pause() : step(tx, stay, order)))
        .chain(step -> take(order, step));
  }

  private Uni<Step> step(Mutiny.Session tx, StayRow stay, AttemptRow.Key order) {
    return tx.find(AttemptRow.class, order)
        .chain(
            row -> {
              var attempt = row.attempt();
              if (!(attempt instanceof Attempt.InFlight) || row.nextAt.isAfter(time.instant())) {
                return pause();
              }
              row.nextAt = Schedule.askAgain(time.instant(), row.asked);
              row.asked++;
              return attempt instanceof Attempt.Prepared prepared
                  ? ledger
                      .owed(tx, row.stay())
                      .chain(owed -> send(tx, new Sending(row, prepared, stay), owed))
                  : Uni.createFrom().item(new Step.Ask(row.gateway));
            });
  }

  /** An attempt about to go out. */
  private record Sending(AttemptRow row, Attempt.Prepared prepared, StayRow stay) {}

  private Uni<Step> send(Mutiny.Session tx, Sending sending, Fen owed) {
    var row = sending.row();
    if (!owed.equals(row.amount())) {
      withdraw(sending);
      return pause();
    }
    return objections
        .openAmong(tx, List.of(row.stay()))
        .chain(
            open -> {
              if (!open.isEmpty()) {
                withdraw(sending);
                return pause();
              }
              return tx.find(EntryRow.class, EntryRow.Key.of(row.stay(), row.gateway))
                  .map(entry -> send(sending, entry));
            });
  }

  private void withdraw(Sending sending) {
    sending.row().show(sending.prepared().withdraw(), time.instant(), null);
    sending.stay().collectFrom(time.instant());
  }

  private Step send(Sending sending, EntryRow entry) {
    var row = sending.row();
    var stay = sending.stay();
    if (entry == null || entry.isForgotten()) {
      withdraw(sending);
      return new Step.Wait();
    }
    if (entry.isBlocked()) {
      return refused(Attempt.BLOCKED, "the entry is blocked: " + entry.blockedBecause);
    }
    if (!entry.vehicle().equals(stay.began().vehicle())) {
      return refused(
          "OTHER_PLATE", "the gateway knows this visit under another plate; collect by hand");
    }
    if (entry.entryId == null) {
      row.nextAt = entry.nextAt;
      row.asked = 0;
      return new Step.Wait();
    }
    row.show(sending.prepared().send(), time.instant(), row.nextAt);
    return new Step.Send(row.gateway, order(row, entry, stay));
  }

  private static Step refused(String code, String message) {
    return new Step.Know(new Reply.Refused(code, message, false));
  }

  private static ChargeOrder order(AttemptRow row, EntryRow entry, StayRow stay) {
    return new ChargeOrder(
        row.orderNumber(),
        entry.notice(),
        entry.entryId,
        stay.leftAt(),
        stay.exitDevice(),
        row.amount());
  }

  private Uni<Void> take(AttemptRow.Key order, Step step) {
    if (step instanceof Step.Know known) {
      return outcomes.heard(order, known.reply());
    }
    if (step instanceof Step.Send send) {
      return gateways
          .charge(send.gateway(), send.order())
          .chain(reply -> outcomes.heard(order, reply));
    }
    if (step instanceof Step.Ask ask) {
      return gateways
          .query(ask.gateway(), order.number())
          .chain(
              reply -> outcomes.heard(order, reply).chain(() -> againIfNeverHeard(order, reply)));
    }
    return Uni.createFrom().voidItem();
  }

  /** An order the gateway never heard of goes out again at once, under the same number. */
  private Uni<Void> againIfNeverHeard(AttemptRow.Key order, Reply reply) {
    return reply instanceof Reply.NotFound ? follow(order) : Uni.createFrom().voidItem();
  }

  private static Uni<Step> pause() {
    return Uni.createFrom().item(new Step.Wait());
  }
}
