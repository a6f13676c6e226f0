package parking.devices;

import static org.assertj.core.api.Assertions.assertThat;

import io.quarkus.reactive.datasource.ReactiveDataSource;
import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.junit.QuarkusTest;
import io.vertx.mutiny.sqlclient.Pool;
import io.vertx.mutiny.sqlclient.Row;
import io.vertx.mutiny.sqlclient.Tuple;
import jakarta.inject.Inject;
import java.time.Duration;
import java.time.Instant;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.DisplayNameGeneration;
import org.junit.jupiter.api.DisplayNameGenerator.ReplaceUnderscores;
import org.junit.jupiter.api.Test;
import parking.stories.RunningDatabase;

@QuarkusTest
@QuarkusTestResource(RunningDatabase.class)
@DisplayNameGeneration(ReplaceUnderscores.class)
class The_log_of_devices {
  private static final Duration PATIENCE = Duration.ofSeconds(30);
  private static final Instant NOON = Instant.parse("2026-11-24T04:00:00Z");
  private static final String LOT = "far-away";

  @Inject DeviceLog log;

  @Inject
  @ReactiveDataSource("parking")
  Pool pool;

  private void hears(
      String device, Instant receivedAt, long highest, Map<String, Instant> lanes, Instant sentAt) {
    var heard =
        new DeviceLog.Heard(LOT, device, Optional.ofNullable(sentAt), receivedAt, highest, lanes);
    pool.withTransaction(tx -> log.heard(tx, heard)).await().atMost(PATIENCE);
  }

  private long highest(String device) {
    return pool.withTransaction(tx -> log.highestSequence(tx, LOT, device))
        .await()
        .atMost(PATIENCE);
  }

  private Row row(String query, Object... values) {
    return pool.preparedQuery(query)
        .execute(Tuple.from(values))
        .await()
        .atMost(PATIENCE)
        .iterator()
        .next();
  }

  private Instant passage(String device, String lane) {
    return row(
            "select passage_at from lane_state where lot_id = $1 and device = $2 and lane = $3",
            LOT,
            device,
            lane)
        .getOffsetDateTime(0)
        .toInstant();
  }

  private Row device(String device) {
    return row(
        "select heard_at, skew_millis from device where lot_id = $1 and device = $2", LOT, device);
  }

  @Test
  void knows_no_number_of_a_device_that_never_spoke() {
    assertThat(highest("mute")).isZero();
  }

  @Test
  void remembers_the_highest_number_and_when_it_heard_last() {
    hears("first", NOON.minusSeconds(60), 41, Map.of(), null);
    hears("first", NOON, 7, Map.of(), null);
    assertThat(highest("first")).isEqualTo(41);
    assertThat(device("first").getOffsetDateTime(0).toInstant()).isEqualTo(NOON);
    assertThat(device("first").getLong(1)).isNull();
  }

  @Test
  void remembers_the_last_car_of_every_lane() {
    hears("second", NOON, 1, Map.of("in", NOON.minusSeconds(9), "out", NOON.minusSeconds(8)), null);
    hears("second", NOON.plusSeconds(1), 2, Map.of("in", NOON.minusSeconds(30)), null);
    hears("second", NOON.plusSeconds(2), 3, Map.of("out", NOON), null);
    assertThat(passage("second", "in")).isEqualTo(NOON.minusSeconds(9));
    assertThat(passage("second", "out")).isEqualTo(NOON);
  }

  @Test
  void believes_no_car_of_the_future() {
    hears("third", NOON, 1, Map.of("in", Instant.MAX), Instant.MAX);
    hears("third", NOON.plusSeconds(60), 2, Map.of("in", NOON.plusSeconds(50)), null);
    assertThat(passage("third", "in")).isEqualTo(NOON.plusSeconds(50));
    assertThat(device("third").getLong(1)).isEqualTo(Duration.ofDays(3652).toMillis());
  }
}
