package parking.occupancy;

import io.smallrye.mutiny.Uni;
import io.vertx.mutiny.sqlclient.Row;
import io.vertx.mutiny.sqlclient.SqlConnection;
import io.vertx.mutiny.sqlclient.Tuple;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** What the database knows of how full some lots are. */
final class OccupancyTable {
  private static final String INSIDE =
      """
      select lot_id, zone, count(*),
        greatest(0, floor(extract(epoch from $2::timestamptz - seen_at) / 1800))::integer as steps
      from open_session where lot_id = any($1) group by lot_id, zone, steps""";
  private static final String STATES =
      "select lot_id, zone, unread, counted_at from lot_state where lot_id = any($1)";
  private static final String COUNTED =
      """
      update lot_state set unread = $3, counted_at = $4, counted_by = $5, changed_at = $4
      where lot_id = $1 and zone = $2""";

  private final SqlConnection tx;
  private final List<String> lots;

  OccupancyTable(SqlConnection tx, List<String> lots) {
    this.tx = tx;
    this.lots = lots;
  }

  /**
   * What a person or a passage told beyond sessions.
   *
   * @param unread cars inside without a session
   * @param countedAt when a person last counted
   */
  record State(int unread, Optional<Instant> countedAt) {}

  /** How many cars are inside, by lot and zone, and by the steps since they were last seen. */
  Uni<Map<String, Map<String, Map<Integer, Long>>>> inside(OffsetDateTime now) {
    return tx.preparedQuery(INSIDE)
        .execute(Tuple.of(lots.toArray(String[]::new), now))
        .map(
            rows -> {
              Map<String, Map<String, Map<Integer, Long>>> inside = new HashMap<>();
              rows.forEach(
                  row ->
                      within(inside, row)
                          .computeIfAbsent(row.getString(1), zone -> new HashMap<>())
                          .put(row.getInteger(3), row.getLong(2)));
              return inside;
            });
  }

  /** By lot and zone. */
  Uni<Map<String, Map<String, State>>> states() {
    return tx.preparedQuery(STATES)
        .execute(Tuple.tuple().addArrayOfString(lots.toArray(String[]::new)))
        .map(
            rows -> {
              Map<String, Map<String, State>> states = new HashMap<>();
              rows.forEach(row -> within(states, row).put(row.getString(1), state(row)));
              return states;
            });
  }

  private static <T> Map<String, T> within(Map<String, Map<String, T>> all, Row row) {
    return all.computeIfAbsent(row.getString(0), lot -> new HashMap<>());
  }

  private static State state(Row row) {
    return new State(
        row.getInteger(2),
        Optional.ofNullable(row.getOffsetDateTime(3)).map(OffsetDateTime::toInstant));
  }

  /**
   * Notes what a person has counted in a zone of the first lot.
   *
   * @param unread cars inside without a session
   * @return whether there is such a zone
   */
  Uni<Boolean> counted(String zone, long unread, OffsetDateTime at, String who) {
    return tx.preparedQuery(COUNTED)
        .execute(Tuple.of(lots.get(0), zone, (int) unread, at, who))
        .map(rows -> rows.rowCount() > 0);
  }
}
