package parking.devices;

import io.quarkus.reactive.datasource.ReactiveDataSource;
import io.smallrye.mutiny.Uni;
import io.vertx.mutiny.sqlclient.Pool;
import io.vertx.mutiny.sqlclient.Row;
import io.vertx.mutiny.sqlclient.RowSet;
import io.vertx.mutiny.sqlclient.Tuple;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import java.util.function.Function;

/** Keeps alarms: for each lot, device, lane and kind at most one is open, however many look. */
@ApplicationScoped
class AlarmStore {
  /** Ended alarms are kept for 400 days, so that a year can be compared with the one before. */
  private static final String SETTLE =
      """
      with found as (
        select * from
          unnest($3::uuid[], $4::varchar[], $5::varchar[], $6::varchar[], $7::varchar[],
            $8::bigint[], $9::timestamptz[])
          as found (alarm_id, device, lane, kind, detail, measure, last_good_at)),
      forgotten as (
        delete from alarm
        where lot_id = $1 and ended_at < $2::timestamptz - interval '400 days'),
      ended as (
        update alarm set ended_at = greatest($2::timestamptz, began_at)
        where lot_id = $1 and ended_at is null and not exists (
          select from found
          where found.device = alarm.device and found.lane = alarm.lane
            and found.kind = alarm.kind))
      insert into alarm
        (lot_id, alarm_id, device, lane, kind, detail, measure, last_good_at, began_at)
      select $1, alarm_id, device, lane, kind, detail, measure, last_good_at, $2::timestamptz
      from found
      on conflict (lot_id, device, lane, kind) where ended_at is null do update set
        detail = excluded.detail, measure = excluded.measure,
        last_good_at = excluded.last_good_at""";

  private static final String OPEN =
      """
      select * from alarm where lot_id = any($1) and ended_at is null
      order by began_at desc, lot_id, device, lane, kind limit $2""";
  private static final String ALL =
      """
      select * from alarm
      where lot_id = any($1) and (ended_at is null or $3::timestamptz is null or ended_at >= $3)
      order by (ended_at is null) desc, began_at desc, lot_id, device, lane, kind limit $2""";

  private final Pool pool;

  AlarmStore(@ReactiveDataSource("parking") Pool pool) {
    this.pool = pool;
  }

  /** Alarms that go on, newest first. */
  Uni<List<Alarm>> listOpen(List<String> lots, int most) {
    return pool.preparedQuery(OPEN).execute(lots(lots, most)).map(AlarmStore::alarms);
  }

  /** Alarms that go on and those that ended since, each newest first. */
  Uni<List<Alarm>> list(List<String> lots, Optional<Instant> since, int most) {
    return pool.preparedQuery(ALL)
        .execute(lots(lots, most).addOffsetDateTime(since.map(AlarmStore::column).orElse(null)))
        .map(AlarmStore::alarms);
  }

  private static Tuple lots(List<String> lots, int most) {
    return Tuple.tuple().addArrayOfString(lots.toArray(String[]::new)).addInteger(most);
  }

  /** Begins and ends alarms of one lot so that those that are found are the open ones. */
  Uni<Void> settle(String lot, List<Finding> found, Instant now) {
    var tuple =
        Tuple.tuple()
            .addString(lot)
            .addOffsetDateTime(column(now))
            .addArrayOfUUID(found.stream().map(one -> UUID.randomUUID()).toArray(UUID[]::new))
            .addArrayOfString(texts(found, one -> one.place().device()))
            .addArrayOfString(texts(found, one -> one.place().lane()))
            .addArrayOfString(texts(found, one -> one.kind().name()))
            .addArrayOfString(texts(found, Finding::detail))
            .addArrayOfLong(
                found.stream().map(one -> one.measure().orElse(null)).toArray(Long[]::new))
            .addArrayOfOffsetDateTime(
                found.stream()
                    .map(one -> one.lastGoodAt().map(AlarmStore::column).orElse(null))
                    .toArray(OffsetDateTime[]::new));
    return pool.preparedQuery(SETTLE).execute(tuple).replaceWithVoid();
  }

  private static String[] texts(List<Finding> found, Function<Finding, String> text) {
    return found.stream().map(text).toArray(String[]::new);
  }

  private static OffsetDateTime column(Instant instant) {
    return instant.atOffset(ZoneOffset.UTC);
  }

  private static List<Alarm> alarms(RowSet<Row> rows) {
    List<Alarm> alarms = new ArrayList<>();
    for (var row : rows) {
      alarms.add(
          new Alarm(
              row.getUUID("alarm_id"),
              finding(row),
              row.getOffsetDateTime("began_at").toInstant(),
              time(row, "ended_at")));
    }
    return alarms;
  }

  private static Finding finding(Row row) {
    return new Finding(
        new Finding.Place(row.getString("lot_id"), row.getString("device"), row.getString("lane")),
        AlarmKind.valueOf(row.getString("kind")),
        row.getString("detail"),
        Optional.ofNullable(row.getLong("measure")),
        time(row, "last_good_at"));
  }

  private static Optional<Instant> time(Row row, String column) {
    return Optional.ofNullable(row.getOffsetDateTime(column)).map(OffsetDateTime::toInstant);
  }
}
