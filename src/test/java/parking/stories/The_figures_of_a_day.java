package parking.stories;

import static io.restassured.RestAssured.given;
import static org.hamcrest.Matchers.anyOf;
import static org.hamcrest.Matchers.containsString;
import static org.hamcrest.Matchers.endsWith;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.greaterThanOrEqualTo;
import static org.hamcrest.Matchers.nullValue;

import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.response.ValidatableResponse;
import java.time.Instant;
import java.util.HashMap;
import java.util.Map;
import org.junit.jupiter.api.DisplayNameGeneration;
import org.junit.jupiter.api.DisplayNameGenerator.ReplaceUnderscores;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

@QuarkusTest
@QuarkusTestResource(RunningDatabase.class)
@DisplayNameGeneration(ReplaceUnderscores.class)
class The_figures_of_a_day {
  private static final String LOT = "/api/v1/lots/count-garage";
  private static final Instant NOON = Instant.parse("2026-11-20T04:00:00Z");

  private final Camera camera = new Camera("count-edge");

  private void stays(String plate, double confidence, int seconds) {
    sees("entrance", plate, confidence, 0);
    sees("exit", plate, confidence, seconds);
  }

  private void sees(String lane, String plate, double confidence, int seconds) {
    var reading = Camera.reading(lane, plate, NOON.plusSeconds(seconds));
    camera
        .sends(Camera.with(reading, "confidence", confidence))
        .body("results[0].outcome", equalTo("accepted"));
  }

  private static void decides(String list, String plate, String how, Map<String, ?> more) {
    Map<String, Object> decision = new HashMap<>(more);
    decision.put("why", "seen on the pictures");
    var id = Camera.shown(list, plate).get(0).get("id");
    given()
        .contentType("application/json")
        .body(decision)
        .post(LOT + "/sessions/" + id + "/" + how)
        .then()
        .statusCode(204);
  }

  private static ValidatableResponse figures(String query) {
    return given().get(LOT + "/figures" + query).then();
  }

  /** One visit of each sort: see the counts below. */
  private void aDayGoesBy() {
    stays("浙A0T501", 0.995, 3600);
    stays("浙A0T502", 0.5, 3600);
    decides("review", "浙A0T502", "confirmation", Map.of("seconds", 30));
    sees("exit", "浙A0T503", 0.995, 0);
    sees("exit", "", 0, 10);
    stays("浙A0T504", 0.995, 120);
    sees("entrance", "浙A0T505", 0.995, 0);
    sees("entrance", "浙A0T505", 0.995, 9000);
    given()
        .contentType("application/json")
        .body(
            Map.of(
                "plate", "浙A0T506",
                "kind", "MONTHLY",
                "from", "2026-11-01T00:00:00Z",
                "note", "contract"))
        .post(LOT + "/permits")
        .then()
        .statusCode(201);
    stays("浙A0T506", 0.995, 3600);
    stays("浙A0T507", 0.995, 3600);
    decides("ended", "浙A0T507", "edit", Map.of("plate", "浙A0T508", "colour", "blue"));
  }

  @Test
  void count_everything_that_happened_in_the_lot() {
    aDayGoesBy();
    var now = Instant.now();
    figures("?from=%s&until=%s".formatted(now.minusSeconds(3600), now.plusSeconds(3600)))
        .statusCode(200)
        .body("lot", equalTo("count-garage"))
        .body("figures.passages.all", equalTo(14))
        .body("figures.passages.withPlate", equalTo(13))
        .body("figures.passages.unreadExits", equalTo(1))
        .body("figures.visits.exits", equalTo(7))
        .body("figures.visits.reconciled", equalTo(4))
        .body("figures.visits.reconciliationRate", equalTo(0.5714f))
        .body("figures.visits.autoClosed", equalTo(3))
        .body("figures.visits.orphanExits", equalTo(1))
        .body("figures.visits.lapsed", equalTo(1))
        .body("figures.visits.droveThrough", equalTo(1))
        .body("figures.visits.covered", equalTo(1))
        .body("figures.visits.misreadMatches", equalTo(0))
        .body("figures.review.sent", equalTo(2))
        .body("figures.review.lookedAt", equalTo(2))
        .body("figures.review.exactPlateRate", equalTo(0.5f))
        .body("figures.review.minutesPerThousandExits", equalTo(71.4286f))
        .body("figures.review.waiting", equalTo(1))
        .body("figures.review.waitingMedianSeconds", greaterThanOrEqualTo(0))
        .body("figures.charges.charged", equalTo(3))
        .body("figures.charges.changed", equalTo(1))
        .body("figures.leakage.visits", equalTo(2))
        .body("figures.leakage.share", equalTo(0.2857f));
  }

  @Test
  void are_those_from_midnight_to_midnight_in_china() {
    figures("?day=2025-01-01")
        .statusCode(200)
        .body("from", equalTo("2024-12-31T16:00:00Z"))
        .body("until", equalTo("2025-01-01T16:00:00Z"))
        .body("figures.passages.all", equalTo(0))
        .body("figures.passages.readRate", nullValue());
    figures("?from=2025-01-01T00:00:00Z&until=2025-04-04T00:00:00Z").statusCode(200);
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "?day=yesterday",
        "?day=9999999-01-01",
        "?day=2025-01-01&from=2025-01-01T00:00:00Z",
        "?from=2025-01-01T00:00:00Z",
        "?until=2025-01-01T00:00:00Z",
        "?from=2025-01-01T00:00:00Z&until=2025-01-01T00:00:00Z",
        "?from=2025-01-01T00:00:00Z&until=2025-04-05T00:00:00Z"
      })
  void need_a_day_or_a_range_that_makes_sense(String query) {
    figures(query)
        .statusCode(400)
        .body("type", equalTo("/problems/malformed-request"))
        .body("detail", anyOf(containsString("needed"), containsString("asked")));
  }

  @Test
  void are_those_of_today_when_nobody_says_otherwise() {
    figures("").statusCode(200).body("from", endsWith("T16:00:00Z"));
  }

  @Test
  void are_those_of_a_lot_that_there_is() {
    given().get("/api/v1/lots/nowhere/figures").then().statusCode(404);
  }
}
