package parking.sharing;

import io.smallrye.mutiny.Uni;
import io.vertx.mutiny.sqlclient.Row;
import io.vertx.mutiny.sqlclient.RowSet;
import io.vertx.mutiny.sqlclient.SqlConnection;
import java.time.Instant;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import parking.plates.PlateColour;
import parking.plates.PlateSeal;

/**
 * The rows of what drivers were told in one lot.
 *
 * @param tx a transaction
 */
record ReplyTable(SqlConnection tx, String lot, PlateSeal seal) {
  private static final int MOST_LISTED = 1000;
  private static final String HELD =
      """
      select min(plate_sealed) as plate_sealed, max(held_until) as held_until from space_reply
      where lot_id = $1 and recorded_at >= $2 and held_until > $3 group by plate_hash""";
  private static final String ASKED =
      """
      select count(*) from space_reply
      where lot_id = $1 and recorded_at > $2 and recorded_by = ''""";
  private static final String REFUSED =
      """
      select why, count(*) as refused, count(*) filter (where is_open and free > 0) as while_free
      from space_reply
      where lot_id = $1 and recorded_at >= $2 and recorded_at < $3 and reply = 'REFUSED'
      group by why""";
  private static final String LIST =
      """
      select plate_sealed, why, is_open, free, note, recorded_by, recorded_at from space_reply
      where lot_id = $1 and recorded_at >= $2 and recorded_at < $3 and reply = 'REFUSED'
      order by recorded_at limit %d"""
          .formatted(MOST_LISTED);
  private static final String PUT =
      """
      insert into space_reply (lot_id, reply_id, plate_hash, plate_sealed, colour, reply, why,
        held_until, is_open, capacity, open_spaces, quota, inside, owners_inside, guests_inside,
        kept_for_owners, kept_for_passes, kept_for_requests, free, note, recorded_by, recorded_at)
      values ($1, $2, $3, $4, $5, $6, $7, $8, $9, $10, $11, $12, $13, $14, $15, $16, $17, $18,
        $19, $20, $21, $22)""";

  /**
   * By plate until when spaces are kept for drivers who asked.
   *
   * @param since replies before that hold nothing any more
   */
  Uni<Map<String, Instant>> held(Instant since, Instant now) {
    return tx.preparedQuery(HELD)
        .execute(Rows.values(lot, since, now))
        .map(
            rows -> {
              Map<String, Instant> held = new HashMap<>();
              rows.forEach(
                  row ->
                      held.put(
                          seal.open(row.getString("plate_sealed")),
                          Rows.findInstant(row, "held_until").orElseThrow()));
              return held;
            });
  }

  /** How many drivers have asked since a moment. */
  Uni<Long> asked(Instant since) {
    return tx.preparedQuery(ASKED)
        .execute(Rows.values(lot, since))
        .map(rows -> rows.iterator().next().getLong(0));
  }

  Uni<Refusals> count(Instant from, Instant until) {
    return tx.preparedQuery(REFUSED)
        .execute(Rows.values(lot, from, until))
        .map(ReplyTable::refusals);
  }

  private static Refusals refusals(RowSet<Row> rows) {
    Map<Reply.Why, Long> byReason = new HashMap<>();
    long whileFree = 0;
    long blocked = 0;
    for (var row : rows) {
      var why = Reply.Why.valueOf(row.getString("why"));
      byReason.put(why, row.getLong("refused"));
      if (why == Reply.Why.BLOCKED) {
        blocked += row.getLong("while_free");
      } else {
        whileFree += row.getLong("while_free");
      }
    }
    return new Refusals(byReason, whileFree, blocked);
  }

  Uni<List<Refusal>> list(Instant from, Instant until) {
    return tx.preparedQuery(LIST)
        .execute(Rows.values(lot, from, until))
        .map(rows -> Rows.list(rows, this::refusal));
  }

  private Refusal refusal(Row row) {
    return new Refusal(
        seal.open(row.getString("plate_sealed")),
        Reply.Why.valueOf(row.getString("why")),
        row.getBoolean("is_open"),
        Optional.ofNullable(row.getInteger("free")),
        Rows.by(row));
  }

  Uni<Void> put(Replied it) {
    var plate = it.car().map(car -> car.plate().text()).orElse("");
    var held = it.reply() instanceof Reply.Granted one ? one.heldUntil() : null;
    var why = it.reply() instanceof Reply.Refused one ? one.why().name() : null;
    var figures = it.stand().figures();
    var limits = it.stand().limits();
    return tx.preparedQuery(PUT)
        .execute(
            Rows.row(
                lot,
                it.by(),
                it.id(),
                seal.hash(plate),
                seal.seal(plate),
                it.car().flatMap(Replied.Car::colour).map(PlateColour::name),
                why == null ? "GRANTED" : "REFUSED",
                why,
                held,
                it.stand().isOpen(),
                limits.capacity(),
                limits.open(),
                limits.quota(),
                figures.map(all -> (int) all.inside()),
                figures.map(Figures::ownersInside),
                figures.map(Figures::guestsInside),
                figures.map(all -> all.kept().forOwners()),
                figures.map(all -> all.kept().forPasses()),
                figures.map(all -> all.kept().forRequests()),
                figures.map(all -> (int) all.free())))
        .replaceWithVoid();
  }
}
