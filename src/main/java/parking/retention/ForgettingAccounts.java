package parking.retention;

import billing.sealing.Masks;
import io.smallrye.mutiny.Uni;
import io.vertx.mutiny.sqlclient.Row;
import io.vertx.mutiny.sqlclient.Tuple;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Instant;
import java.util.List;
import java.util.Set;
import java.util.UUID;
import java.util.concurrent.atomic.AtomicReference;
import parking.database.Transactions;
import parking.database.Values;
import parking.drivers.ForgettingDrivers;
import parking.plates.Plate;
import parking.plates.PlateSeal;

/**
 * Masks the plate of an account that nobody pays for and none of whose visits has a plate any more.
 * The books of the account stay; a car that comes again gets another one.
 */
@ApplicationScoped
class ForgettingAccounts {
  private static final int BATCH = 500;
  private static final String NEXT =
      """
      select account_id, plate_hash, plate_sealed from account
      where payers = '' and first_seen_at < $1 and plate_hash > $2 and plate_hash !~ '^masked'
      order by plate_hash limit %d"""
          .formatted(BATCH);

  /** Who has just come is remembered before its account is asked for. */
  private static final String MASK =
      """
      update account a set plate_hash = 'masked ' || account_id, plate_sealed = $2
      where plate_hash = $1 and payers = ''
        and not exists (select from presence p where p.plate_hash = $1)""";

  private final Transactions transactions;
  private final Affairs affairs;
  private final ForgettingDrivers drivers;
  private final KeptLooks looks;
  private final PlateSeal seal;

  ForgettingAccounts(
      Transactions transactions,
      Affairs affairs,
      ForgettingDrivers drivers,
      KeptLooks looks,
      PlateSeal seal) {
    this.looks = looks;
    this.transactions = transactions;
    this.affairs = affairs;
    this.drivers = drivers;
    this.seal = seal;
  }

  private record Found(UUID account, String hash, Plate plate) {}

  /** Masks those that were seen first before a moment. */
  Uni<Void> forget(Instant before, Tally tally) {
    var place = new AtomicReference<>("");
    return Tally.whileFull(
        BATCH,
        () ->
            transactions
                .single(NEXT, Values.of(before, place.get()))
                .map(rows -> Values.list(rows, this::found))
                .call(all -> batch(all, tally))
                .invoke(all -> all.forEach(it -> place.set(it.hash())))
                .map(List::size));
  }

  private Found found(Row row) {
    return new Found(
        row.getUUID("account_id"),
        row.getString("plate_hash"),
        new Plate(seal.open(row.getString("plate_sealed"))));
  }

  private Uni<Void> batch(List<Found> all, Tally tally) {
    if (all.isEmpty()) {
      return Uni.createFrom().voidItem();
    }
    return affairs
        .listWithPlates(all.stream().map(Found::account).toList())
        .chain(
            busy ->
                drivers
                    .listHeld(all.stream().map(Found::plate).toList())
                    .map(held -> quiet(all, busy, held)))
        .chain(due -> due.isEmpty() ? Uni.createFrom().voidItem() : mask(due, tally));
  }

  private static List<Found> quiet(List<Found> all, Set<UUID> busy, Set<Plate> held) {
    return all.stream()
        .filter(it -> !busy.contains(it.account()) && !held.contains(it.plate()))
        .toList();
  }

  private Uni<Void> mask(List<Found> due, Tally tally) {
    var rows = due.stream().map(it -> Tuple.of(it.hash(), Masks.kept(it.plate().text()))).toList();
    return transactions
        .direct(tx -> tx.preparedQuery(MASK).executeBatch(rows).replaceWithVoid())
        .chain(() -> looks.forgetAll(due.stream().map(Found::hash).toList()))
        .chain(() -> affairs.forgetContacts(due.stream().map(Found::account).toList()))
        .invoke(() -> tally.add("plates of accounts", due.size()));
  }
}
