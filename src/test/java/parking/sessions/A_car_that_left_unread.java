package parking.sessions;

import static io.restassured.RestAssured.given;
import static org.assertj.core.api.Assertions.assertThat;
import static org.hamcrest.Matchers.equalTo;

import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.junit.QuarkusTest;
import jakarta.inject.Inject;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.DisplayNameGeneration;
import org.junit.jupiter.api.DisplayNameGenerator.ReplaceUnderscores;
import org.junit.jupiter.api.Test;
import parking.database.Transactions;
import parking.stories.RunningDatabase;

@QuarkusTest
@QuarkusTestResource(RunningDatabase.class)
@DisplayNameGeneration(ReplaceUnderscores.class)
class A_car_that_left_unread {
  private static final Instant NOW = Instant.now();
  private static final Duration PATIENCE = Duration.ofMinutes(1);

  @Inject LapsingSessions lapsing;
  @Inject Transactions transactions;

  private static void sees(int sequence, String lane, String plate, Instant at) {
    var reading =
        Map.of(
            "sequence",
            sequence,
            "lane",
            lane,
            "seenAt",
            at.toString(),
            "plate",
            plate,
            "colour",
            plate.isEmpty() ? "unknown" : "blue",
            "confidence",
            plate.isEmpty() ? 0 : 0.995);
    given()
        .contentType("application/json")
        .body(Map.of("device", "lost-edge", "readings", List.of(reading)))
        .post("/api/v1/readings")
        .then()
        .statusCode(200)
        .body("results[0].outcome", equalTo("accepted"));
  }

  private int unread() {
    return transactions
        .direct(
            tx ->
                tx.query("select unread from lot_state where lot_id = 'lost-garage' and zone = ''")
                    .execute())
        .map(rows -> rows.iterator().next().getInteger(0))
        .await()
        .atMost(PATIENCE);
  }

  @Test
  void is_not_taken_off_a_second_time_when_its_visit_is_given_up() {
    sees(1, "exit", "", NOW);
    assertThat(unread()).isEqualTo(-1);
    sees(2, "entrance", "浙A0T601", NOW.minus(Duration.ofDays(15)));
    lapsing.lapse().await().atMost(PATIENCE);
    assertThat(unread()).isZero();

    sees(3, "entrance", "浙A0T602", NOW.minus(Duration.ofDays(15)));
    lapsing.lapse().await().atMost(PATIENCE);
    assertThat(unread()).isZero();
  }
}
