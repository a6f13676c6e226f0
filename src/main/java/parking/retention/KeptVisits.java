package parking.retention;

import billing.sealing.Masks;
import io.smallrye.mutiny.Uni;
import io.vertx.mutiny.sqlclient.Row;
import io.vertx.mutiny.sqlclient.SqlConnection;
import io.vertx.mutiny.sqlclient.Tuple;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.List;
import java.util.UUID;
import parking.database.Transactions;
import parking.database.Values;
import parking.plates.PlateSeal;

/** Rows of {@code session} and {@code session_act} whose plates may be masked. */
@ApplicationScoped
class KeptVisits {
  static final int BATCH = 200;
  private static final String NEXT =
      """
      select session_id, filed_at, plate_hash, plate_sealed from session
      where lot_id = $1 and plate_hash <> 'masked' and filed_at < $2
        and (filed_at, session_id) > ($3, $4)
      order by filed_at, session_id limit %d"""
          .formatted(BATCH);
  private static final String MASK =
      """
      update session set plate_hash = 'masked', plate_sealed = $5, note = replace(note, $4, $6)
      where lot_id = $1 and session_id = $2 and filed_at = $3""";
  private static final String ACTS =
      """
      select act_id, before_plate_sealed, after_plate_sealed from session_act
      where lot_id = $1 and session_id = any($2)""";

  /** Two plates that were one are one still, and two stay two: figures compare them. */
  private static final String MASK_ACT =
      """
      update session_act a set before_plate_sealed = $3, after_plate_sealed = $4,
        why = replace(replace(why, $5, $6), $7, $8),
        before = case when h.before is null then a.before
          else replace(a.before, h.before, 'masked') end,
        after = case when h.after is null then a.after
          else replace(a.after, h.after,
            case when h.before <> h.after then 'masked otherwise' else 'masked' end) end
      from (select act_id, before::jsonb #>> '{car,plate,text}' as before,
          after::jsonb #>> '{car,plate,text}' as after
        from session_act where lot_id = $1 and act_id = $2) h
      where a.lot_id = $1 and a.act_id = $2 and h.act_id = a.act_id""";

  private final Transactions transactions;
  private final PlateSeal seal;

  KeptVisits(Transactions transactions, PlateSeal seal) {
    this.transactions = transactions;
    this.seal = seal;
  }

  /** A visit. */
  record Found(UUID id, Instant filedAt, String hash, String plate) {
    static final Found BEGIN = new Found(new UUID(0, 0), Instant.EPOCH, "", "");
  }

  /** The next visits of a lot that were filed before a moment. */
  Uni<List<Found>> next(String lot, Instant before, Found after) {
    return transactions
        .single(NEXT, Values.of(lot, before, after.filedAt(), after.id()))
        .map(rows -> Values.list(rows, this::found));
  }

  private Found found(Row row) {
    return new Found(
        row.getUUID("session_id"),
        Values.instant(row, "filed_at"),
        row.getString("plate_hash"),
        seal.open(row.getString("plate_sealed")));
  }

  /** Masks the plates of visits and of what people did to them. */
  Uni<Void> mask(String lot, List<Found> all) {
    return transactions.direct(
        tx ->
            tx.preparedQuery(MASK)
                .executeBatch(all.stream().map(it -> visit(lot, it)).toList())
                .chain(() -> maskActs(tx, lot, all)));
  }

  private static Tuple visit(String lot, Found it) {
    return Tuple.of(lot, it.id(), it.filedAt().atOffset(ZoneOffset.UTC))
        .addString(it.plate())
        .addString(Masks.kept(it.plate()))
        .addString(Masks.plate(it.plate()));
  }

  private Uni<Void> maskActs(SqlConnection tx, String lot, List<Found> all) {
    var ids = all.stream().map(Found::id).toArray(UUID[]::new);
    return tx.preparedQuery(ACTS)
        .execute(Tuple.of(lot, ids))
        .map(rows -> Values.list(rows, row -> act(lot, row)))
        .chain(
            acts ->
                acts.isEmpty()
                    ? Uni.createFrom().voidItem()
                    : tx.preparedQuery(MASK_ACT).executeBatch(acts).replaceWithVoid());
  }

  private Tuple act(String lot, Row row) {
    var tuple = Tuple.of(lot, row.getUUID("act_id"));
    var before = open(row.getString("before_plate_sealed"));
    var after = open(row.getString("after_plate_sealed"));
    return tuple
        .addString(before == null ? null : Masks.kept(before))
        .addString(after == null ? null : Masks.kept(after))
        .addString(before == null ? "" : before)
        .addString(before == null ? "" : Masks.plate(before))
        .addString(after == null ? "" : after)
        .addString(after == null ? "" : Masks.plate(after));
  }

  /** There was no visit before or after what was done. */
  private String open(String sealed) {
    return sealed == null ? null : seal.open(sealed);
  }
}
