package billing.payments;

import billing.api.StayBegan;
import billing.charges.Pricing;
import billing.charges.StayRow;
import billing.database.Transactions;
import billing.gateways.EntryNotice;
import billing.gateways.EntryReply;
import billing.ledger.StayKey;
import io.smallrye.mutiny.Uni;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Duration;
import java.time.InstantSource;
import java.util.List;
import java.util.Optional;
import org.hibernate.LockMode;
import org.hibernate.reactive.mutiny.Mutiny;

/** Tells gateways of entries, again until they answer. */
@ApplicationScoped
class EntryTelling {
  private static final String DUE =
      "select e.key from EntryRow e where e.nextAt <= :now order by e.nextAt";
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
    return tx.find(EntryRow.class, StayKey.of(began.account(), began.stay()))
        .chain(
            found -> {
              if (found != null) {
                return again(tx, found, began, payer);
              }
              var row = EntryRow.of(began, payer, freeFor(began));
              row.nextAt = time.instant();
              return tx.persist(row).chain(tx::flush);
            });
  }

  private Duration freeFor(StayBegan began) {
    return pricing.freeFor(began.tariff(), began.vehicle().colour(), began.entered());
  }

  private Uni<Void> again(Mutiny.Session tx, EntryRow row, StayBegan began, PayerRow payer) {
    if (!row.isForgotten()) {
      return Uni.createFrom().voidItem();
    }
    row.tellAnew(began.vehicle(), payer);
    row.nextAt = time.instant();
    return tx.flush();
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
  Uni<List<StayKey>> listDue() {
    return transactions.inOne(
        tx ->
            tx.createQuery(DUE, StayKey.class)
                .setParameter("now", time.instant())
                .setMaxResults(BATCH)
                .getResultList());
  }

  /** What one gateway is to be told. */
  private record Telling(String gateway, EntryNotice notice) {}

  /** Tells one entry. The gateway is called outside any transaction. */
  Uni<Void> tell(StayKey stay) {
    return transactions
        .inOne(tx -> claim(tx, stay))
        .chain(
            telling ->
                telling
                    .map(
                        it ->
                            gateways
                                .enter(it.gateway(), it.notice())
                                .chain(reply -> heard(stay, reply)))
                    .orElseGet(() -> Uni.createFrom().voidItem()));
  }

  /** Until it answers, the entry is due again later: a crash in between loses nothing. */
  private Uni<Optional<Telling>> claim(Mutiny.Session tx, StayKey stay) {
    return tx.find(EntryRow.class, stay, LockMode.UPGRADE_SKIPLOCKED)
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

  private Uni<Void> heard(StayKey stay, EntryReply reply) {
    return transactions.inOne(
        tx ->
            tx.find(EntryRow.class, stay, LockMode.PESSIMISTIC_WRITE)
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
