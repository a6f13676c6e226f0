package parking.devices;

import io.smallrye.mutiny.Uni;
import io.vertx.mutiny.sqlclient.SqlConnection;
import io.vertx.mutiny.sqlclient.Tuple;
import jakarta.inject.Singleton;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;

/**
 * What the takers of readings note of a device within their own transaction. They see to it that
 * only one transaction at a time works on a lot.
 */
@Singleton
public final class DeviceLog {
  private static final String HIGHEST =
      "select highest_sequence from device where lot_id = $1 and device = $2";

  /** A report measures the clock better than a batch, whose pictures take their time to arrive. */
  private static final String HEARD =
      """
      with heard as (
        insert into device (lot_id, device, highest_sequence, heard_at, skew_millis)
        values ($1, $2, $3, $4, $5)
        on conflict (lot_id, device) do update set
          highest_sequence = greatest(device.highest_sequence, excluded.highest_sequence),
          heard_at = excluded.heard_at,
          skew_millis = case when device.reported_at is null
            then coalesce(excluded.skew_millis, device.skew_millis) else device.skew_millis end)
      insert into lane_state (lot_id, device, lane, known_since, passage_at)
      select $1, $2, told.lane, $4, told.passage_at
      from unnest($6::varchar[], $7::timestamptz[]) as told (lane, passage_at)
      on conflict (lot_id, device, lane) do update
        set passage_at = greatest(lane_state.passage_at, excluded.passage_at)""";

  /**
   * A batch of readings that a device sent.
   *
   * @param lotId the lot that its lanes belong to
   * @param device the device's name
   * @param sentAt the device's clock when it sent them, if it said so
   * @param receivedAt the service's clock when they came
   * @param highestSequence the highest number among them; 0 when none was taken
   * @param lastPassageByLane when a car was last seen, on the device's clock, by lane
   */
  public record Heard(
      String lotId,
      String device,
      Optional<Instant> sentAt,
      Instant receivedAt,
      long highestSequence,
      Map<String, Instant> lastPassageByLane) {}

  /** The highest number that a reading of this device ever had; 0 when none was ever taken. */
  public Uni<Long> highestSequence(SqlConnection tx, String lotId, String device) {
    return tx.preparedQuery(HIGHEST)
        .execute(Tuple.of(lotId, device))
        .map(rows -> rows.size() == 0 ? 0L : rows.iterator().next().getLong(0));
  }

  /** Notes that the device is alive. Its highest number and its lanes' last cars only ever grow. */
  public Uni<Void> heard(SqlConnection tx, Heard heard) {
    return tx.preparedQuery(HEARD).execute(tuple(heard)).replaceWithVoid();
  }

  private static Tuple tuple(Heard heard) {
    var received = heard.receivedAt();
    var clock = heard.sentAt().map(sent -> DeviceClock.of(sent, received));
    var ruler = clock.orElse(DeviceClock.unknown(received));
    var lanes = new TreeMap<>(heard.lastPassageByLane());
    return Tuple.tuple()
        .addString(heard.lotId())
        .addString(heard.device())
        .addLong(heard.highestSequence())
        .addOffsetDateTime(received.atOffset(ZoneOffset.UTC))
        .addLong(clock.map(DeviceClock::skewMillis).orElse(null))
        .addArrayOfString(lanes.keySet().toArray(String[]::new))
        .addArrayOfOffsetDateTime(
            lanes.values().stream().map(ruler::column).toArray(OffsetDateTime[]::new));
  }
}
