package billing.payments;

import billing.charges.StayRow;
import billing.database.Transactions;
import billing.ledger.Ledger;
import billing.money.Fen;
import io.smallrye.mutiny.Uni;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.InstantSource;
import java.util.List;
import java.util.UUID;
import org.hibernate.LockMode;
import org.hibernate.reactive.mutiny.Mutiny;

/** Writes down an attempt for every debt that is to be collected and has somebody who pays. */
@ApplicationScoped
class MakingAttempts {
  static final String NOBODY_BOUND = "the plate is bound to nobody";
  private static final int BATCH = 50;

  private final Transactions transactions;
  private final Payers payers;
  private final Gateways gateways;
  private final Ledger ledger;
  private final InstantSource time;

  MakingAttempts(
      Transactions transactions,
      Payers payers,
      Gateways gateways,
      Ledger ledger,
      InstantSource time) {
    this.transactions = transactions;
    this.payers = payers;
    this.gateways = gateways;
    this.ledger = ledger;
    this.time = time;
  }

  /** The stays whose debt is to be collected now. */
  Uni<List<UUID>> listDue() {
    return transactions.inOne(
        tx ->
            tx.createQuery(
                    "select s.id from StayRow s where s.collectAfter <= :now order by s.collectAfter",
                    UUID.class)
                .setParameter("now", time.instant())
                .setMaxResults(BATCH)
                .getResultList());
  }

  /** Makes the attempt for one stay, or notes why there is none. */
  Uni<Void> make(UUID stayId) {
    return transactions.inOne(
        tx ->
            tx.find(StayRow.class, stayId, LockMode.PESSIMISTIC_WRITE)
                .chain(stay -> stay.collectAfter() == null ? nothing() : make(tx, stay)));
  }

  private Uni<Void> make(Mutiny.Session tx, StayRow stay) {
    var began = stay.began();
    return payers
        .find(tx, began.account())
        .chain(
            payer ->
                ledger
                    .owed(tx, began.stay())
                    .chain(
                        owed ->
                            isBusy(tx, stay)
                                .chain(
                                    busy -> {
                                      if (owed.isZero() || busy) {
                                        stay.rest(stay.note());
                                        return nothing();
                                      }
                                      return payer
                                          .map(who -> prepare(tx, stay, who, owed))
                                          .orElseGet(() -> nobody(stay));
                                    })));
  }

  private static Uni<Void> nobody(StayRow stay) {
    stay.rest(NOBODY_BOUND);
    return nothing();
  }

  private Uni<Void> prepare(Mutiny.Session tx, StayRow stay, PayerRow payer, Fen owed) {
    if (gateways.find(payer.gateway).isEmpty()) {
      stay.rest("no gateway called %s is configured".formatted(payer.gateway));
      return nothing();
    }
    stay.rest(null);
    var attempt = AttemptRow.prepared(stay.began().stay(), payer.gateway, owed, time.instant());
    return ensureEntry(tx, stay, payer).chain(() -> tx.persist(attempt)).chain(tx::flush);
  }

  /** The gateway must hear of the entry before it can be asked for the money. */
  private Uni<Void> ensureEntry(Mutiny.Session tx, StayRow stay, PayerRow payer) {
    return EntryTelling.ensure(tx, stay.began().stay(), payer.gateway, time.instant());
  }

  private static Uni<Boolean> isBusy(Mutiny.Session tx, StayRow stay) {
    return tx.createQuery(
            "select count(*) from AttemptRow where stayId = :stay and nextAt is not null",
            Long.class)
        .setParameter("stay", stay.began().stay().value())
        .getSingleResult()
        .map(count -> count > 0);
  }

  private static Uni<Void> nothing() {
    return Uni.createFrom().voidItem();
  }
}
