package billing.payments;

import billing.api.StayId;
import billing.charges.Pricing;
import billing.charges.StayRow;
import billing.database.Transactions;
import billing.gateways.EntryNotice;
import billing.gateways.EntryReply;
import billing.gateways.Gateway;
import io.smallrye.mutiny.Uni;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Instant;
import java.time.InstantSource;
import java.util.List;
import java.util.UUID;
import org.hibernate.LockMode;
import org.hibernate.reactive.mutiny.Mutiny;

/** Tells gateways of entries, again until they answer. */
@ApplicationScoped
class EntryTelling {
  private static final int BATCH = 50;
  private static final int MOST_TRIES = 20;

  private final Transactions transactions;
  private final Payers payers;
  private final Gateways gateways;
  private final Pricing tariffs;
  private final InstantSource time;

  EntryTelling(
      Transactions transactions,
      Payers payers,
      Gateways gateways,
      Pricing tariffs,
      InstantSource time) {
    this.transactions = transactions;
    this.payers = payers;
    this.gateways = gateways;
    this.tariffs = tariffs;
    this.time = time;
  }

  /** Has the gateway told of a visit's entry, unless it was told or is about to be. */
  static Uni<Void> ensure(Mutiny.Session tx, StayId stay, String gateway, Instant now) {
    return tx.find(EntryRow.class, stay.value())
        .chain(
            found -> {
              if (found != null) {
                return Uni.createFrom().voidItem();
              }
              var row = new EntryRow();
              row.stayId = stay.value();
              row.gateway = gateway;
              row.nextAt = now;
              return tx.persist(row).chain(tx::flush);
            });
  }

  /** Tells the gateway of a visit that has just begun, when somebody pays for it. */
  Uni<Void> began(Mutiny.Session tx, StayRow stay) {
    return payers
        .find(tx, stay.began().account())
        .chain(
            payer ->
                payer.isEmpty()
                    ? Uni.createFrom().voidItem()
                    : ensure(tx, stay.began().stay(), payer.get().gateway, time.instant()));
  }

  /** The visits whose entry is to be told now. */
  Uni<List<UUID>> listDue() {
    return transactions.inOne(
        tx ->
            tx.createQuery(
                    "select e.stayId from EntryRow e where e.nextAt <= :now order by e.nextAt",
                    UUID.class)
                .setParameter("now", time.instant())
                .setMaxResults(BATCH)
                .getResultList());
  }

  /** Tells one entry. The gateway is called outside any transaction. */
  Uni<Void> tell(UUID stayId) {
    return transactions
        .inOne(tx -> tx.find(StayRow.class, stayId).chain(stay -> notice(tx, stay)))
        .chain(
            notice ->
                gateways
                    .find(Payers.WECHAT)
                    .map(gateway -> tell(gateway, notice))
                    .orElse(Uni.createFrom().item(new EntryReply.Silence("not configured"))))
        .chain(reply -> heard(stayId, reply));
  }

  private static Uni<EntryReply> tell(Gateway gateway, EntryNotice notice) {
    return gateway.enter(notice);
  }

  /** The entry as the gateway is told of it, the same at every telling. */
  Uni<EntryNotice> notice(Mutiny.Session tx, StayRow stay) {
    var began = stay.began();
    return payers
        .find(tx, began.account())
        .map(
            payer ->
                new EntryNotice(
                    began.stay(),
                    payer.map(row -> row.identity).orElse(""),
                    began.vehicle(),
                    began.lotName(),
                    began.entered(),
                    tariffs.freeFor(began.tariff())));
  }

  private Uni<Void> heard(UUID stayId, EntryReply reply) {
    return transactions.inOne(
        tx ->
            tx.find(EntryRow.class, stayId, LockMode.PESSIMISTIC_WRITE)
                .invoke(row -> show(row, reply))
                .replaceWithVoid());
  }

  private void show(EntryRow row, EntryReply reply) {
    row.nextAt = null;
    if (reply instanceof EntryReply.Registered registered) {
      row.entryId = registered.entryId();
    } else if (reply instanceof EntryReply.Blocked blocked) {
      row.blockedBecause = blocked.reason();
    } else if (row.tries < MOST_TRIES) {
      row.nextAt = Schedule.askAgain(time.instant(), row.tries);
      row.tries++;
    } else {
      row.blockedBecause = "SILENT";
    }
  }
}
