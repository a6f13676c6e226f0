package parking.retention;

import billing.sealing.Masks;
import io.smallrye.mutiny.Uni;
import io.vertx.mutiny.sqlclient.Row;
import io.vertx.mutiny.sqlclient.Tuple;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Instant;
import java.util.List;
import java.util.UUID;
import parking.database.Transactions;
import parking.database.Values;
import parking.plates.PlateSeal;

/** Masks the plates of permits, passes and questions for a space, and forgets phones. */
@ApplicationScoped
class ForgettingCars {
  private static final int BATCH = 500;
  private static final String PERMITS =
      """
      select permit_id as id, plate_sealed from permit
      where lot_id = $1 and plate_hash <> 'masked' and coalesce(ended_at, valid_until) < $2
      limit %d"""
          .formatted(BATCH);
  private static final String MASK_PERMIT =
      """
      update permit set plate_hash = 'masked', plate_sealed = $3, note = replace(note, $4, $5)
      where lot_id = $1 and permit_id = $2""";
  private static final String PASSES =
      """
      select pass_id as id, plate_sealed from parking_pass
      where lot_id = $1 and plate_hash <> 'masked' and until_day < cast($2 as timestamptz)::date
      limit %d"""
          .formatted(BATCH);
  private static final String MASK_PASS =
      """
      update parking_pass set plate_hash = 'masked', plate_sealed = $3, note = replace(note, $4, $5)
      where lot_id = $1 and pass_id = $2""";
  private static final String ORDERS =
      """
      select order_id as id, plate_sealed from pass_order
      where lot_id = $1 and plate_hash <> 'masked' and state <> 'HELD'
        and until_day < cast($2 as timestamptz)::date
      limit %d"""
          .formatted(BATCH);
  private static final String MASK_ORDER =
      """
      update pass_order set plate_hash = 'masked', plate_sealed = $3, name = replace(name, $4, $5)
      where lot_id = $1 and order_id = $2""";
  private static final String REPLIES =
      """
      select reply_id as id, plate_sealed from space_reply
      where lot_id = $1 and plate_hash not in ('', 'masked') and recorded_at < $2
      limit %d"""
          .formatted(BATCH);
  private static final String MASK_REPLY =
      """
      update space_reply set plate_hash = 'masked', plate_sealed = $3, note = replace(note, $4, $5)
      where lot_id = $1 and reply_id = $2""";

  /** Not while the car is inside or has an account: its driver pays by the phone. */
  private static final String PHONES =
      """
      delete from phone p where lot_id = $1 and made_at < $2
        and not exists (select from open_session o
          where o.lot_id = p.lot_id and o.plate_hash = p.plate_hash)
        and not exists (select from account a where a.plate_hash = p.plate_hash)""";

  private final Transactions transactions;
  private final KeptLooks looks;
  private final PlateSeal seal;

  ForgettingCars(Transactions transactions, KeptLooks looks, PlateSeal seal) {
    this.looks = looks;
    this.transactions = transactions;
    this.seal = seal;
  }

  /** Masks what is over for long in a lot. */
  Uni<Void> ended(String lot, Instant before, Tally tally) {
    var where = new Where(lot, before, tally);
    return each("plates of permits", PERMITS, MASK_PERMIT, where)
        .chain(() -> each("plates of passes", PASSES, MASK_PASS, where))
        .chain(() -> each("plates of orders of passes", ORDERS, MASK_ORDER, where));
  }

  /** Masks who asked for a space. */
  Uni<Void> replies(String lot, Instant before, Tally tally) {
    return each("plates of questions", REPLIES, MASK_REPLY, new Where(lot, before, tally));
  }

  /** Forgets phones. */
  Uni<Void> phones(String lot, Instant before, Tally tally) {
    return transactions
        .single(PHONES, Values.of(lot, before))
        .invoke(rows -> tally.add("phones", rows.rowCount()))
        .replaceWithVoid();
  }

  private record Where(String lot, Instant before, Tally tally) {}

  private Uni<Void> each(String what, String find, String mask, Where where) {
    return where
        .tally()
        .each(
            what,
            BATCH,
            () ->
                transactions
                    .single(find, Values.of(where.lot(), where.before()))
                    .map(rows -> Values.list(rows, this::found))
                    .call(all -> all.isEmpty() ? nothing() : write(mask, where.lot(), all))
                    .map(List::size));
  }

  private record Found(UUID id, String plate) {
    Tuple masked(String lot) {
      return Tuple.of(lot, id, Masks.kept(plate), plate, Masks.plate(plate));
    }
  }

  private Found found(Row row) {
    return new Found(row.getUUID("id"), seal.open(row.getString("plate_sealed")));
  }

  private Uni<Void> write(String mask, String lot, List<Found> all) {
    var rows = all.stream().map(it -> it.masked(lot)).toList();
    return transactions
        .direct(tx -> tx.preparedQuery(mask).executeBatch(rows).replaceWithVoid())
        .chain(
            () ->
                looks.forget(
                    all.stream().map(it -> seal.hash(it.plate())).toList(),
                    all.stream().map(Found::id).toList()));
  }

  private static Uni<Void> nothing() {
    return Uni.createFrom().voidItem();
  }
}
