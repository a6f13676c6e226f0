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
import java.util.stream.Collectors;
import org.hibernate.LockMode;
import org.hibernate.reactive.mutiny.Mutiny;

/** Tells gateways of entries, again until they answer. */
@ApplicationScoped
class EntryTelling {
  private static final String DUE =
      """
      select e.key from EntryRow e
      where e.key.gateway = :gateway and e.nextAt <= :now order by e.nextAt""";
  static final int BATCH = 100;

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
    var stay = StayKey.of(began.account(), began.stay());
    return tx.find(EntryRow.class, EntryRow.Key.of(stay, payer.gateway()))
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

  /**
   * Has the gateway of the first payer who may pay for a visit told of it: one whose gateway does
   * not block the car.
   */
  Uni<Void> tellFirst(Mutiny.Session tx, StayRow stay) {
    return payers
        .list(tx, stay.key().account())
        .chain(
            who ->
                EntryRow.listOf(tx, stay.key())
                    .map(entries -> first(who, entries))
                    .chain(
                        first ->
                            first
                                .map(payer -> ensure(tx, stay.began(), payer))
                                .orElseGet(() -> Uni.createFrom().voidItem())));
  }

  private static Optional<PayerRow> first(List<PayerRow> payers, List<EntryRow> entries) {
    var blocked =
        entries.stream()
            .filter(EntryRow::isBlocked)
            .map(entry -> entry.key.gateway())
            .collect(Collectors.toSet());
    return payers.stream().filter(payer -> !blocked.contains(payer.gateway())).findFirst();
  }

  /** The visits whose entry this gateway is to be told now. */
  Uni<List<EntryRow.Key>> listDue(String gateway) {
    return transactions.inOne(
        tx ->
            tx.createQuery(DUE, EntryRow.Key.class)
                .setParameter("gateway", gateway)
                .setParameter("now", time.instant())
                .setMaxResults(BATCH)
                .getResultList());
  }

  /** What one gateway is to be told. */
  private record Telling(String gateway, EntryNotice notice) {}

  /** Tells one entry. The gateway is called outside any transaction. */
  Uni<Void> tell(EntryRow.Key entry) {
    return transactions
        .inOne(tx -> claim(tx, entry))
        .chain(
            telling ->
                telling
                    .map(
                        it ->
                            gateways
                                .enter(it.gateway(), it.notice())
                                .chain(reply -> heard(entry, reply)))
                    .orElseGet(() -> Uni.createFrom().voidItem()));
  }

  /** Until it answers, the entry is due again later: a crash in between loses nothing. */
  private Uni<Optional<Telling>> claim(Mutiny.Session tx, EntryRow.Key entry) {
    return tx.find(EntryRow.class, entry, LockMode.UPGRADE_SKIPLOCKED)
        .map(
            row -> {
              if (row == null || row.nextAt == null || row.nextAt.isAfter(time.instant())) {
                return Optional.empty();
              }
              row.nextAt = Schedule.askAgain(time.instant(), row.tries);
              row.tries++;
              return Optional.of(new Telling(row.key.gateway(), row.notice()));
            });
  }

  private Uni<Void> heard(EntryRow.Key entry, EntryReply reply) {
    return transactions.inOne(
        tx ->
            StayRow.lock(tx, entry.stay())
                .chain(
                    stay ->
                        tx.find(EntryRow.class, entry, LockMode.PESSIMISTIC_WRITE)
                            .chain(row -> show(tx, stay, row, reply))));
  }

  /**
   * Keeps what a gateway says of a car, asked or unasked. While the car is inside, the next payer's
   * gateway is told as soon as one blocks it; when one frees it that blocked it before, what was
   * not collected for that reason is collected.
   *
   * @param stay locked
   */
  Uni<Void> show(Mutiny.Session tx, StayRow stay, EntryRow row, EntryReply reply) {
    var before = row.isBlocked();
    row.show(reply);
    if (!before && row.isBlocked()) {
      return tx.flush().chain(() -> tellFirst(tx, stay));
    }
    if (before && !row.isBlocked() && stay.note() != null) {
      stay.collectAnew(time.instant());
    }
    return tx.flush();
  }
}
