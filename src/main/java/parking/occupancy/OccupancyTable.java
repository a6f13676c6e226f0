package parking.occupancy;

import io.smallrye.mutiny.Uni;
import io.vertx.mutiny.sqlclient.Row;
import io.vertx.mutiny.sqlclient.RowSet;
import io.vertx.mutiny.sqlclient.SqlConnection;
import io.vertx.mutiny.sqlclient.Tuple;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;

/** What the database knows of how full lots are; of one lot, where one is asked for. */
final class OccupancyTable {
  private static final String INSIDE = "select lot_id, zone, count(*) from open_session";
  private static final String INSIDE_BY_ZONE = " group by lot_id, zone";
  private static final String STATES = "select lot_id, zone, unread, counted_at from lot_state";
  private static final String OF_LOT = " where lot_id = $1";
  private static final String COUNTED =
      """
      update lot_state set unread = $3, counted_at = $4, counted_by = $5, changed_at = $4
      where lot_id = $1 and zone = $2""";

  private final SqlConnection tx;
  private final Optional<String> lot;

  /**
   * @param lot the only one that is asked for; every one if empty
   */
  OccupancyTable(SqlConnection tx, Optional<String> lot) {
    this.tx = tx;
    this.lot = lot;
  }

  /**
   * What a person or a passage told beyond sessions.
   *
   * @param unread cars inside without a session
   * @param countedAt when a person last counted
   */
  record State(int unread, Optional<Instant> countedAt) {}

  private Uni<RowSet<Row>> ask(String statement, String ending) {
    return lot.map(id -> tx.preparedQuery(statement + OF_LOT + ending).execute(Tuple.of(id)))
        .orElseGet(() -> tx.preparedQuery(statement + ending).execute());
  }

  /** How many cars are inside, by lot and zone; an empty one is absent. */
  Uni<Map<String, Map<String, Long>>> inside() {
    return ask(INSIDE, INSIDE_BY_ZONE)
        .map(
            rows -> {
              Map<String, Map<String, Long>> inside = new HashMap<>();
              rows.forEach(row -> within(inside, row).put(row.getString(1), row.getLong(2)));
              return inside;
            });
  }

  /** By lot and zone. */
  Uni<Map<String, Map<String, State>>> states() {
    return ask(STATES, "")
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
   * Notes what a person has counted in a zone of the lot.
   *
   * @param unread cars inside without a session
   * @return whether there is such a zone
   */
  Uni<Boolean> counted(String zone, long unread, OffsetDateTime at, String who) {
    return tx.preparedQuery(COUNTED)
        .execute(Tuple.of(lot.orElseThrow(), zone, (int) unread, at, who))
        .map(rows -> rows.rowCount() > 0);
  }
}
