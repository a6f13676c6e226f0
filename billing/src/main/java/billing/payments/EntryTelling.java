package billing.payments;

import billing.api.StayBegan;
import billing.charges.Pricing;
import billing.charges.StayRow;
import billing.database.Transactions;
import billing.gateways.EntryNotice;
import billing.gateways.EntryReply;
import io.smallrye.mutiny.Uni;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.InstantSource;
import java.util.List;
import java.util.Optional;
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
  private final Pricing pricing;
  private final InstantSource time;

  EntryTelling(
      Transactions transactions,
      Payers payers,
      Gateways gateways,
      Pricing pricing,
      InstantSource time) {
    this.transactions = transactions;
    this.payers = payers;
    this.gateways = gateways;
    this.pricing = pricing;
    this.time = time;
  }

  /** Has the payer's gateway told of a visit's entry, unless it was told or is about to be. */
  Uni<Void> ensure(Mutiny.Session tx, StayBegan began, PayerRow payer) {
    return tx.find(EntryRow.class, began.stay().value())
        .chain(
            found -> {
              if (found != null) {
                return Uni.createFrom().voidItem();
              }
              var row = EntryRow.of(began, payer, pricing.freeFor(began.tariff()));
              row.nextAt = time.instant();
              return tx.persist(row).chain(tx::flush);
            });
  }

  /** Tells the gateway of a visit that has just begun, when somebody pays for it. */
  Uni<Void> began(Mutiny.Session tx, StayRow stay) {
    return payers
        .find(tx, stay.began().account())
        .chain(
            payer ->
                payer
                    .map(who -> ensure(tx, stay.began(), who))
                    .orElseGet(() -> Uni.createFrom().voidItem()));
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

  /** What one gateway is to be told. */
  private record Telling(String gateway, EntryNotice notice) {}

  /** Tells one entry. The gateway is called outside any transaction. */
  Uni<Void> tell(UUID stayId) {
    return transactions
        .inOne(tx -> claim(tx, stayId))
        .chain(
            telling ->
                telling
                    .map(
                        it ->
                            gateways
                                .enter(it.gateway(), it.notice())
                                .chain(reply -> heard(stayId, reply)))
                    .orElseGet(() -> Uni.createFrom().voidItem()));
  }

  /** Until it answers, the entry is due again later: a crash in between loses nothing. */
  private Uni<Optional<Telling>> claim(Mutiny.Session tx, UUID stayId) {
    return tx.find(EntryRow.class, stayId, LockMode.UPGRADE_SKIPLOCKED)
        .map(
            row -> {
              if (row == null || row.nextAt == null || row.nextAt.isAfter(time.instant())) {
                return Optional.empty();
              }
              row.nextAt = Schedule.askAgain(time.instant(), row.tries);
              row.tries++;
              return Optional.of(new Telling(row.gateway, row.notice()));
            });
  }

  private Uni<Void> heard(UUID stayId, EntryReply reply) {
    return transactions.inOne(
        tx ->
            tx.find(EntryRow.class, stayId, LockMode.PESSIMISTIC_WRITE)
                .invoke(row -> show(row, reply))
                .replaceWithVoid());
  }

  private static void show(EntryRow row, EntryReply reply) {
    if (reply instanceof EntryReply.Registered registered) {
      row.entryId = registered.entryId();
      row.nextAt = null;
    } else if (reply instanceof EntryReply.Blocked blocked) {
      row.blockedBecause = blocked.reason();
      row.nextAt = null;
    } else if (row.tries >= MOST_TRIES) {
      row.blockedBecause = "SILENT";
      row.nextAt = null;
    }
  }
}
