package parking.stories;

import static io.restassured.RestAssured.given;
import static org.assertj.core.api.Assertions.assertThat;
import static org.hamcrest.Matchers.contains;
import static org.hamcrest.Matchers.containsString;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.hasSize;
import static org.hamcrest.Matchers.startsWith;

import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.RestAssured;
import io.restassured.response.ValidatableResponse;
import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.DisplayNameGeneration;
import org.junit.jupiter.api.DisplayNameGenerator.ReplaceUnderscores;
import org.junit.jupiter.api.Test;

/** West Lake is a core zone: 15 minutes free, then 5 yuan for each of two half hours, then 6. */
@QuarkusTest
@QuarkusTestResource(RunningDatabase.class)
@DisplayNameGeneration(ReplaceUnderscores.class)
class A_persons_correction {
  private static final Instant NOON = Instant.parse("2026-11-20T04:00:00Z");
  private static final String LOT = "/api/v1/lots/west-lake/";

  private final Camera camera = new Camera("west-lake-edge");

  private static ValidatableResponse decides(Object id, String how, Map<String, Object> what) {
    Map<String, Object> body = new LinkedHashMap<>(what);
    body.putIfAbsent("why", "the pictures show it");
    body.put("seconds", 20);
    return given()
        .contentType("application/json")
        .body(body)
        .post(LOT + "sessions/" + id + "/" + how)
        .then();
  }

  private static ValidatableResponse session(Object id) {
    return given().get(LOT + "sessions/" + id).then().statusCode(200);
  }

  private static int due(String plate) {
    return RestAssured.get("/api/v1/plates/" + plate + "/dues").path("amountFen");
  }

  private static void owes(String plate, int fen) {
    Eventually.isTrue(() -> due(plate) == fen);
  }

  private Object charged(String plate) {
    camera.sees("entrance", plate, NOON);
    camera.sees("exit", plate, NOON.plusSeconds(3600));
    owes(plate, 1000);
    return Camera.shown("ended", plate).get(0).get("id");
  }

  @Test
  void of_a_time_posts_the_difference_and_keeps_who_did_it() {
    var id = charged("浙A0T161");
    decides(id, "edit", Map.of("leftAt", NOON.plusSeconds(1800).toString())).statusCode(204);
    owes("浙A0T161", 500);
    session(id)
        .body("session.is.revision", equalTo(2))
        .body("session.is.decidedBy", equalTo(Staff.EVERYTHING))
        .body("acts.kind", contains("EDIT"))
        .body("acts[0].who", equalTo(Staff.EVERYTHING))
        .body("acts[0].why", equalTo("the pictures show it"))
        .body("acts[0].before", containsString("2026-11-20T05:00:00Z"))
        .body("acts[0].after", containsString("2026-11-20T04:30:00Z"));
  }

  @Test
  void of_the_plate_moves_the_charge_to_the_other_car() {
    var id = charged("浙A0T162");
    decides(id, "edit", Map.of("plate", "浙A0T163", "colour", "blue")).statusCode(204);
    owes("浙A0T162", 0);
    owes("浙A0T163", 1000);
  }

  @Test
  void that_dismisses_gives_the_charge_back() {
    var id = charged("浙A0T164");
    decides(id, "dismissal", Map.of("why", "ambulance")).statusCode(204);
    owes("浙A0T164", 0);
    session(id).body("session.is.state", equalTo("VOIDED"));
    decides(id, "dismissal", Map.of()).statusCode(409);
  }

  @Test
  void that_splits_makes_two_visits_of_one() {
    var id = charged("浙A0T165");
    decides(
            id,
            "split",
            Map.of(
                "firstLeftAt", NOON.plusSeconds(600).toString(),
                "secondEnteredAt", NOON.plusSeconds(3000).toString()))
        .statusCode(204);
    owes("浙A0T165", 0);
    assertThat(Camera.shown("ended", "浙A0T165")).hasSize(2);
  }

  @Test
  void that_joins_an_exit_with_the_car_that_it_was_charges_the_visit() {
    camera.sees("entrance", "浙A8K3Z5", NOON);
    camera.sees("exit", "浙A8K3Z7", NOON.plusSeconds(3600));
    var orphan = Camera.shown("review", "浙A8K3Z7").get(0).get("id");
    Map<String, Object> whole = given().get(LOT + "sessions/" + orphan).path("");
    @SuppressWarnings("unchecked")
    var candidates = (List<Map<String, Map<String, Object>>>) whole.get("candidates");
    assertThat(candidates).isNotEmpty();
    var other = candidates.get(0).get("session").get("id");

    decides(orphan, "join", Map.of("other", other)).statusCode(204);
    owes("浙A8K3Z5", 1000);
    session(orphan).body("session.is.state", equalTo("VOIDED")).body("acts", hasSize(1));
    session(other).body("session.is.state", equalTo("CLOSED")).body("acts", hasSize(1));
  }

  @Test
  void may_give_an_orphan_exit_an_entry_by_hand() {
    camera.sees("exit", "浙A0T166", NOON.plusSeconds(3600));
    var orphan = Camera.shown("review", "浙A0T166").get(0).get("id");
    decides(orphan, "edit", Map.of("enteredAt", NOON.plusSeconds(1800).toString())).statusCode(204);
    owes("浙A0T166", 500);
  }

  @Test
  void shows_in_the_queue_what_there_is_to_see() {
    camera.sees("exit", "浙A0T167", NOON);
    given()
        .get(LOT + "reviews")
        .then()
        .statusCode(200)
        .body(
            "find { it.session.car.plate.text == '浙A0T167' }.pictures[0]",
            containsString("/api/v1/lots/west-lake/passages/"));
  }

  private static void isRefused(String how, String body, String complaint) {
    given()
        .contentType("application/json")
        .body(body)
        .post(LOT + "sessions/00000000-0000-0000-0000-000000000000/" + how)
        .then()
        .statusCode(400)
        .body("detail", startsWith(complaint));
  }

  @Test
  void that_does_not_say_why_is_refused() {
    var tooMuch = "x".repeat(501);
    for (var how : List.of("confirmation", "dismissal", "edit", "join", "split")) {
      isRefused(how, "", "a decision");
    }
    for (var how : List.of("dismissal", "edit", "split")) {
      isRefused(how, "{}", "why: the reason, in 1 to 500 characters");
      isRefused(how, "{\"why\":\"%s\"}".formatted(tooMuch), "why: ");
    }
    isRefused("confirmation", "{\"why\":\"%s\"}".formatted(tooMuch), "why: ");
    isRefused("confirmation", "{\"seconds\":-1}", "seconds: ");
    isRefused("join", "{}", "other: ");
    var edit = "{\"why\":\"8\",\"plate\":\"%s\"%s}";
    isRefused("edit", edit.formatted("浙A0T169", ""), "plate, colour: both are needed");
    isRefused("edit", edit.formatted("浙A0T169", ",\"colour\":\"pink\""), "colour \"pink\" is none");
    isRefused("edit", edit.formatted("-", ",\"colour\":\"blue\""), "plate: ");
  }

  @Test
  void in_another_ones_name_or_with_times_turned_round_is_refused() {
    var id = charged("浙A0T168");
    given()
        .contentType("application/json")
        .body(Map.of("why", "so", "who", "somebody else"))
        .post(LOT + "sessions/" + id + "/dismissal")
        .then()
        .statusCode(400)
        .body("detail", containsString("who is no field"));
    decides(id, "edit", Map.of("leftAt", NOON.minusSeconds(60).toString()))
        .statusCode(422)
        .body("type", equalTo("/problems/ends-before-it-begins"));
    decides(id, "join", Map.of("other", id)).statusCode(422);
    given().get("/api/v1/lots/nowhere/reviews").then().statusCode(404);
    assertThat(due("浙A0T168")).isEqualTo(1000);
  }
}
