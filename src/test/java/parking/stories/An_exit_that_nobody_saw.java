package parking.stories;

import static io.restassured.RestAssured.given;
import static org.assertj.core.api.Assertions.assertThat;
import static org.hamcrest.Matchers.contains;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.hasSize;
import static org.hamcrest.Matchers.nullValue;

import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.RestAssured;
import io.restassured.response.ValidatableResponse;
import java.time.Instant;
import java.util.Map;
import org.junit.jupiter.api.DisplayNameGeneration;
import org.junit.jupiter.api.DisplayNameGenerator.ReplaceUnderscores;
import org.junit.jupiter.api.Test;

/** By a tariff that takes such a visit to have ended when the car was last seen. */
@QuarkusTest
@QuarkusTestResource(RunningDatabase.class)
@DisplayNameGeneration(ReplaceUnderscores.class)
class An_exit_that_nobody_saw {
  private static final String LOT = "/api/v1/lots/return-court/";
  private static final Instant NOON = Instant.parse("2026-11-20T04:00:00Z");

  private final Camera camera = new Camera("return-edge");

  /** The car comes at noon and is seen inside 70 minutes later; then it comes again. */
  private Object lapsed(String plate) {
    camera.sees("entrance", plate, NOON);
    camera.sees("passage", plate, NOON.plusSeconds(70 * 60));
    camera.sees("entrance", plate, NOON.plusSeconds(20 * 3600));
    return Camera.shown("ended", plate).get(0).get("id");
  }

  private static ValidatableResponse charge(String lot, Object id) {
    return given()
        .contentType("application/json")
        .body(Map.of("why", "seen on the street at two"))
        .post(lot + "sessions/" + id + "/unseen-exit")
        .then();
  }

  private static int due(String plate) {
    return RestAssured.get("/api/v1/plates/" + plate + "/dues").path("amountFen");
  }

  @Test
  void is_charged_as_the_tariff_says_when_a_person_has_it_charged() {
    var id = lapsed("浙A0T401");
    given()
        .get(LOT + "sessions/" + id + "/unseen-exit")
        .then()
        .statusCode(200)
        .body("lastSeenAt", equalTo("2026-11-20T05:10:00Z"))
        .body("leftAt", equalTo("2026-11-20T05:10:00Z"))
        .body("amountFen", equalTo(2000))
        .body("lines", hasSize(1));
    assertThat(due("浙A0T401")).as("asking charges nothing").isZero();

    charge(LOT, id).statusCode(204);
    Eventually.isTrue(() -> due("浙A0T401") == 2000);
    given()
        .get(LOT + "sessions/" + id)
        .then()
        .body("session.is.state", equalTo("CLOSED"))
        .body("session.exit.at", equalTo("2026-11-20T05:10:00Z"))
        .body("acts.kind", contains("ENDUNSEEN"))
        .body("acts[0].who", equalTo(Staff.EVERYTHING));
    charge(LOT, id).statusCode(409).body("type", equalTo("/problems/end-not-missed"));
  }

  @Test
  void costs_nothing_where_the_tariff_says_so() {
    var lake = new Camera("west-lake-edge");
    lake.sees("entrance", "浙A0T402", NOON);
    lake.sees("entrance", "浙A0T402", NOON.plusSeconds(9000));
    var id = Camera.shown("ended", "浙A0T402").get(0).get("id");
    var west = "/api/v1/lots/west-lake/";
    given()
        .get(west + "sessions/" + id + "/unseen-exit")
        .then()
        .statusCode(200)
        .body("leftAt", nullValue())
        .body("amountFen", equalTo(0));
    charge(west, id).statusCode(409).body("type", equalTo("/problems/costs-nothing"));
  }

  @Test
  void is_not_charged_to_a_car_whose_permit_makes_the_visit_free() {
    given()
        .contentType("application/json")
        .body(
            Map.of(
                "plate", "浙A0T403",
                "kind", "MONTHLY",
                "from", "2026-11-01T00:00:00Z",
                "note", "contract 17"))
        .post(LOT + "permits")
        .then()
        .statusCode(201);
    charge(LOT, lapsed("浙A0T403")).statusCode(409).body("type", equalTo("/problems/covered"));
  }

  @Test
  void is_asked_about_only_where_it_was_missed() {
    camera.sees("entrance", "浙A0T404", NOON);
    var open = Camera.shown("open", "浙A0T404").get(0).get("id");
    given()
        .get(LOT + "sessions/" + open + "/unseen-exit")
        .then()
        .statusCode(409)
        .body("type", equalTo("/problems/end-not-missed"));
    charge(LOT, "00000000-0000-0000-0000-000000000000")
        .statusCode(404)
        .body("type", equalTo("/problems/unknown-session"));
    given()
        .contentType("application/json")
        .body(Map.of())
        .post(LOT + "sessions/" + open + "/unseen-exit")
        .then()
        .statusCode(400);
  }
}
