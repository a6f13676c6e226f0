package parking.devices;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import io.quarkus.reactive.datasource.ReactiveDataSource;
import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.junit.QuarkusTest;
import io.vertx.mutiny.sqlclient.Pool;
import jakarta.inject.Inject;
import java.time.Duration;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import org.junit.jupiter.api.DisplayNameGeneration;
import org.junit.jupiter.api.DisplayNameGenerator.ReplaceUnderscores;
import org.junit.jupiter.api.Test;
import parking.stories.RunningDatabase;
import parking.stories.SettableClock;
import parking.testing.SigningEdge;

@QuarkusTest
@QuarkusTestResource(RunningDatabase.class)
@DisplayNameGeneration(ReplaceUnderscores.class)
class The_last_sign_of_life {
  private static final Duration PATIENCE = Duration.ofSeconds(30);

  @Inject Liveness liveness;

  @Inject
  @ReactiveDataSource("parking")
  Pool pool;

  private void reports(Instant sentAt, Instant entrance, Instant exit) {
    SigningEdge.postsText(
            "west-lake-edge",
            "/api/v1/device-reports",
            """
            {"device": "west-lake-edge", "sentAt": "%s", "waiting": 0, "lanes": [
              {"name": "entrance", "lastSignAt": "%s", "ailments": []},
              {"name": "exit", "lastSignAt": "%s", "ailments": []}]}"""
                .formatted(sentAt, entrance, exit))
        .then()
        .statusCode(200);
  }

  @Test
  void of_a_lot_is_that_of_the_lane_that_was_quiet_longest_on_the_services_clock() {
    var now = SettableClock.ahead(Duration.ofDays(1)).instant();
    var device = now.plus(Duration.ofDays(400));
    reports(device, device.minusSeconds(1), device.minusSeconds(50));
    var signs = liveness.lastSignOfLife().await().atMost(PATIENCE);
    assertThat(signs.get("west-lake"))
        .isCloseTo(now.minusSeconds(50), within(20, ChronoUnit.SECONDS));
  }

  @Test
  void of_a_lane_that_never_gave_one_is_when_its_device_was_first_heard_of() {
    var now = SettableClock.ahead(Duration.ofDays(1)).instant();
    reports(now, now, now);
    pool.query(
            """
            update lane_state set sign_at = null, passage_at = null,
              known_since = '2026-01-01 00:00:00+00'
            where lot_id = 'west-lake' and lane = 'exit'""")
        .execute()
        .await()
        .atMost(PATIENCE);
    assertThat(liveness.lastSignOfLife().await().atMost(PATIENCE))
        .containsEntry("west-lake", Instant.parse("2026-01-01T00:00:00Z"));
  }
}
