package parking.sessions;

import static parking.database.Transactions.sendNow;

import io.smallrye.mutiny.Uni;
import io.vertx.mutiny.sqlclient.Row;
import io.vertx.mutiny.sqlclient.RowSet;
import io.vertx.mutiny.sqlclient.SqlConnection;
import io.vertx.mutiny.sqlclient.Tuple;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.UUID;
import java.util.function.Function;
import parking.plates.PlateSeal;

/** Reads the sessions of one lot that a transaction needs. Each statement names the lot. */
final class SessionReading {
  /** Nothing that is told later than this is joined with what was known. */
  private static final Duration MEMORY = Duration.ofDays(35);

  private static final String OPEN_OF_CARS =
      "select "
          + SessionColumns.OPEN
          + " from open_session where lot_id = $1 and plate_hash = any($2)";
  private static final String ALL_OPEN =
      "select " + SessionColumns.OPEN + " from open_session where lot_id = $1";
  private static final String NOT_SEEN_SINCE = ALL_OPEN + " and seen_at < $2 limit 500";
  private static final String PAST_OF_CARS =
      """
      select s.* from unnest($2::varchar[]) as car (plate_hash) cross join lateral (
        select %s from session
        where lot_id = $1 and plate_hash = car.plate_hash and filed_at >= $3
        order by filed_at desc limit 20) s"""
          .formatted(SessionColumns.FILED);
  private static final String ENTERED_WITHIN =
      ALL_OPEN + " and entered_at between $2 and $3 limit 500";
  private static final String FILED_SINCE =
      "select "
          + SessionColumns.FILED
          + " from session where lot_id = $1 and filed_at >= $2 order by filed_at desc limit 200";
  private static final String OPEN_BY_ID = ALL_OPEN + " and session_id = any($2)";
  private static final String FILED_BY_ID =
      "select " + SessionColumns.FILED + " from session where lot_id = $1 and session_id = any($2)";

  private final SqlConnection tx;
  private final String lot;
  private final PlateSeal seal;
  private final SessionColumns columns;

  SessionReading(SqlConnection tx, String lot, PlateSeal seal) {
    this.tx = tx;
    this.lot = lot;
    this.seal = seal;
    this.columns = new SessionColumns(seal);
  }

  /** Asks at once for open sessions of these cars and their newest others. */
  Uni<List<Kept>> ofCars(Collection<String> plates, Instant now) {
    if (plates.isEmpty()) {
      return Uni.createFrom().item(List.of());
    }
    var cars = seal.hashes(plates);
    var since = SessionColumns.time(now.minus(MEMORY));
    var open = sendNow(ask(OPEN_OF_CARS, Tuple.of(lot, cars), columns::open));
    var past = sendNow(ask(PAST_OF_CARS, Tuple.of(lot, cars, since), columns::filed));
    return open.chain(some -> past.map(others -> joined(some, others)));
  }

  /** Everything that is open. */
  Uni<List<Kept>> allOpen() {
    return ask(ALL_OPEN, Tuple.of(lot), columns::open);
  }

  /** What was opened about then. */
  Uni<List<Kept>> enteredWithin(Instant from, Instant until) {
    var values = Tuple.of(lot, SessionColumns.time(from), SessionColumns.time(until));
    return ask(ENTERED_WITHIN, values, columns::open);
  }

  /** What was filed since; at most 200, the newest. */
  Uni<List<Kept>> filedSince(Instant time) {
    return ask(FILED_SINCE, Tuple.of(lot, SessionColumns.time(time)), columns::filed);
  }

  /** What is open and was not seen since a time; at most 500. */
  Uni<List<Kept>> notSeenSince(Instant time) {
    return ask(NOT_SEEN_SINCE, Tuple.of(lot, SessionColumns.time(time)), columns::open);
  }

  /** Sessions by their names. */
  Uni<List<Kept>> byId(List<UUID> ids) {
    var array = ids.toArray(UUID[]::new);
    return ask(OPEN_BY_ID, Tuple.of(lot, array), columns::open)
        .chain(
            open ->
                ask(FILED_BY_ID, Tuple.of(lot, array), columns::filed)
                    .map(past -> joined(open, past)));
  }

  private Uni<List<Kept>> ask(String statement, Tuple values, Function<Row, Kept> kept) {
    return tx.preparedQuery(statement).execute(values).map(rows -> list(rows, kept));
  }

  private static List<Kept> list(RowSet<Row> rows, Function<Row, Kept> kept) {
    List<Kept> all = new ArrayList<>();
    rows.forEach(row -> all.add(kept.apply(row)));
    return all;
  }

  private static List<Kept> joined(List<Kept> some, List<Kept> others) {
    List<Kept> all = new ArrayList<>(some);
    all.addAll(others);
    return all;
  }
}
