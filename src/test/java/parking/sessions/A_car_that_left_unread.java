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
import parking.testing.SigningEdge;

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
    var body = Map.of("device", "lost-edge", "readings", List.of(reading));
    SigningEdge.posts("lost-edge", "/api/v1/readings", body)
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

  private static void decide(String plate, String how, Map<String, String> decision) {
    String id =
        given().get("/api/v1/overview").path("open.find { it.plate == '%s' }.id".formatted(plate));
    given()
        .contentType("application/json")
        .body(decision)
        .post("/api/v1/lots/lost-garage/sessions/" + id + "/" + how)
        .then()
        .statusCode(204);
  }

  @Test
  void is_not_taken_off_a_second_time_when_a_person_ends_its_visit() {
    sees(11, "entrance", "浙A0T611", NOW.minusSeconds(7200));
    sees(12, "exit", "", NOW);
    assertThat(unread()).isEqualTo(-1);
    decide("浙A0T611", "edit", Map.of("why", "gone", "leftAt", NOW.toString()));
    assertThat(unread()).isZero();

    sees(13, "entrance", "浙A0T612", NOW.minusSeconds(7200));
    sees(14, "exit", "", NOW.plusSeconds(1));
    decide("浙A0T612", "dismissal", Map.of("why", "gone"));
    assertThat(unread()).isZero();

    sees(15, "entrance", "浙A0T613", NOW.minusSeconds(7200));
    decide("浙A0T613", "dismissal", Map.of("why", "gone"));
    assertThat(unread()).isZero();
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
