package billing.charges;

import billing.publishing.PastStays;
import billing.tariffs.Vehicle;
import billing.tariffs.VehicleStay;
import io.quarkus.reactive.datasource.ReactiveDataSource;
import io.smallrye.mutiny.Uni;
import io.vertx.mutiny.sqlclient.Cursor;
import io.vertx.mutiny.sqlclient.Pool;
import io.vertx.mutiny.sqlclient.Row;
import io.vertx.mutiny.sqlclient.SqlConnection;
import io.vertx.mutiny.sqlclient.Tuple;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Duration;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.Predicate;

/** Reads stays that were charged, as they are charged now. */
@ApplicationScoped
class StoredStays implements PastStays {
  private static final Duration PATIENCE = Duration.ofMinutes(2);
  private static final int AT_ONCE = 5_000;
  private static final String OF_TARIFFS =
      """
      from stay s
      join stay_account a on a.stay_id = s.stay_id and a.account_id = s.account_id
      join charge c on c.account_id = s.account_id and c.stay_id = s.stay_id
        and c.revision = a.revision
      where s.tariff = any($1) and s.entered_at >= $2 and s.entered_at < $3
        and (s.lot = any($4) or s.lot is null and starts_with(s.tariff, $5))
        and s.left_at is not null and c.facts !~ ' waiver='""";
  private static final String COUNT = "select count(*) " + OF_TARIFFS;
  private static final String READ =
      "select s.tariff, s.entered_at, s.left_at, s.colour,"
          + " substring(c.facts from ' class=([A-Z_]+)'),"
          + " substring(c.facts from ' rights=(\\S+)') "
          + OF_TARIFFS;

  private final Pool pool;

  StoredStays(@ReactiveDataSource("billing") Pool pool) {
    this.pool = pool;
  }

  private static Tuple values(Wanted wanted) {
    return Tuple.of(
        wanted.tariffs().toArray(String[]::new),
        time(wanted.from()),
        time(wanted.until()),
        wanted.lots().toArray(String[]::new),
        wanted.family() + "/");
  }

  private static OffsetDateTime time(Instant instant) {
    return instant.atOffset(ZoneOffset.UTC);
  }

  @Override
  public Uni<Long> count(Wanted wanted) {
    return pool.preparedQuery(COUNT)
        .execute(values(wanted))
        .map(rows -> rows.iterator().next().getLong(0));
  }

  @Override
  public void forEach(Wanted wanted, Predicate<List<Past>> some) {
    var connection = await(pool.getConnection());
    try {
      var transaction = await(connection.begin());
      read(connection, wanted, some);
      await(transaction.commit());
    } finally {
      await(connection.close());
    }
  }

  /** A cursor of the server: the rows are never all in memory. */
  private static void read(SqlConnection connection, Wanted wanted, Predicate<List<Past>> some) {
    var statement = await(connection.prepare(READ));
    var cursor = statement.cursor(values(wanted));
    boolean goesOn = true;
    while (goesOn) {
      goesOn = some.test(next(cursor)) && cursor.hasMore();
    }
    await(cursor.close());
    await(statement.close());
  }

  private static List<Past> next(Cursor cursor) {
    List<Past> stays = new ArrayList<>(AT_ONCE);
    await(cursor.read(AT_ONCE)).forEach(row -> stays.add(past(row)));
    return stays;
  }

  private static Past past(Row row) {
    var vehicle =
        new Vehicle(
            Optional.of(Vehicle.Colour.valueOf(row.getString(3))),
            Vehicle.Category.valueOf(row.getString(4)));
    var rights =
        row.getString(5) == null ? List.<String>of() : List.of(row.getString(5).split(","));
    return new Past(
        row.getString(0), new VehicleStay(instant(row, 1), instant(row, 2), vehicle, rights));
  }

  private static Instant instant(Row row, int column) {
    return row.getOffsetDateTime(column).toInstant();
  }

  private static <T> T await(Uni<T> answer) {
    return answer.await().atMost(PATIENCE);
  }
}
