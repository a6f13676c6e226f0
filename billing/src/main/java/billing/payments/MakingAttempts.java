package billing.payments;

import billing.charges.StayRow;
import billing.database.Transactions;
import billing.ledger.Ledger;
import billing.ledger.StayKey;
import billing.money.Fen;
import io.smallrye.mutiny.Uni;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Duration;
import java.time.InstantSource;
import java.util.List;
import org.hibernate.reactive.mutiny.Mutiny;

/** Writes down an attempt for every debt that is to be collected and has somebody who pays. */
@ApplicationScoped
class MakingAttempts {
  static final String NOBODY_BOUND = "the plate is bound to nobody";
  private static final Duration UNTIL_CONFIGURED = Duration.ofHours(1);
  private static final int BATCH = 50;
  private static final String IN_FLIGHT =
      """
      select count(*) from AttemptRow
      where key.accountId = :account and stayId = :stay and nextAt is not null""";
  private static final String DUE =
      "select s.key from StayRow s where s.collectAfter <= :now order by s.collectAfter";

  private final Transactions transactions;
  private final Payers payers;
  private final Gateways gateways;
  private final EntryTelling entries;
  private final Ledger ledger;
  private final InstantSource time;

  MakingAttempts(
      Transactions transactions,
      Payers payers,
      Gateways gateways,
      EntryTelling entries,
      Ledger ledger,
      InstantSource time) {
    this.transactions = transactions;
    this.payers = payers;
    this.gateways = gateways;
    this.entries = entries;
    this.ledger = ledger;
    this.time = time;
  }

  /** The stays whose debt is to be collected now. */
  Uni<List<StayKey>> listDue() {
    return transactions.inOne(
        tx ->
            tx.createQuery(DUE, StayKey.class)
                .setParameter("now", time.instant())
                .setMaxResults(BATCH)
                .getResultList());
  }

  /** Makes the attempt for one stay, or notes why there is none. */
  Uni<Void> make(StayKey key) {
    return transactions.inOne(
        tx -> StayRow.lockIfFree(tx, key).chain(stay -> isDue(stay) ? make(tx, stay) : nothing()));
  }

  private boolean isDue(StayRow stay) {
    return stay != null
        && stay.collectAfter() != null
        && !stay.collectAfter().isAfter(time.instant());
  }

  private Uni<Void> make(Mutiny.Session tx, StayRow stay) {
    return ledger
        .owed(tx, stay.key())
        .chain(owed -> isBusy(tx, stay).chain(busy -> make(tx, stay, busy ? Fen.ZERO : owed)));
  }

  private Uni<Void> make(Mutiny.Session tx, StayRow stay, Fen owed) {
    if (owed.isZero()) {
      stay.rest(null);
      return nothing();
    }
    return payers
        .find(tx, stay.began().account())
        .chain(
            payer -> {
              if (payer.isEmpty()) {
                stay.rest(NOBODY_BOUND);
                return nothing();
              }
              return prepare(tx, stay, payer.get(), owed);
            });
  }

  private Uni<Void> prepare(Mutiny.Session tx, StayRow stay, PayerRow payer, Fen owed) {
    var now = time.instant();
    if (!gateways.has(payer.gateway)) {
      stay.rest("no gateway called %s is configured".formatted(payer.gateway));
      stay.collectFrom(now.plus(UNTIL_CONFIGURED));
      return nothing();
    }
    stay.rest(null);
    var attempt = AttemptRow.prepared(stay.key(), payer.gateway, owed, now);
    return entries
        .ensure(tx, stay.began(), payer)
        .chain(() -> tx.persist(attempt))
        .chain(tx::flush);
  }

  private static Uni<Boolean> isBusy(Mutiny.Session tx, StayRow stay) {
    return tx.createQuery(IN_FLIGHT, Long.class)
        .setParameter("account", stay.key().accountId())
        .setParameter("stay", stay.key().stayId())
        .getSingleResult()
        .map(count -> count > 0);
  }

  private static Uni<Void> nothing() {
    return Uni.createFrom().voidItem();
  }
}
