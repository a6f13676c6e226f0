package parking.stories;

import static io.restassured.RestAssured.given;
import static org.assertj.core.api.Assertions.assertThat;
import static org.hamcrest.Matchers.containsString;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.hasItem;
import static org.hamcrest.Matchers.hasSize;
import static org.hamcrest.Matchers.not;
import static org.hamcrest.Matchers.notNullValue;
import static org.hamcrest.Matchers.nullValue;

import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.response.ValidatableResponse;
import java.time.Instant;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.DisplayNameGeneration;
import org.junit.jupiter.api.DisplayNameGenerator.ReplaceUnderscores;
import org.junit.jupiter.api.Test;

@QuarkusTest
@QuarkusTestResource(RunningDatabase.class)
@DisplayNameGeneration(ReplaceUnderscores.class)
class A_permit {
  private static final String PERMITS = "/api/v1/lots/west-lake/permits";
  private static final Instant NOON = Instant.parse("2026-11-20T04:00:00Z");

  private final Camera camera = new Camera("west-lake-edge");

  private static ValidatableResponse post(String place, Map<String, ?> body) {
    return given().contentType("application/json").body(body).post(place).then();
  }

  private static Map<String, Object> wish(String plate, String kind, String from, String until) {
    Map<String, Object> wish = new HashMap<>();
    wish.put("plate", plate);
    wish.put("kind", kind);
    wish.put("from", from);
    wish.put("until", until);
    wish.put("note", "contract 17");
    return wish;
  }

  private static String granted(String plate, String kind, String from, String until) {
    return post(PERMITS, wish(plate, kind, from, until)).statusCode(201).extract().path("id");
  }

  private static ValidatableResponse ofCar(String plate) {
    return given().queryParam("plate", plate).get(PERMITS).then().statusCode(200);
  }

  private void stays(String plate, int seconds) {
    camera.sees("entrance", plate, NOON);
    camera.sees("exit", plate, NOON.plusSeconds(seconds));
  }

  @Test
  void by_the_month_makes_a_visit_cost_nothing() {
    granted("浙a·0t201", "MONTHLY", "2026-11-01T00:00:00Z", null);
    stays("浙A0T201", 7200);
    var ended = Camera.shown("ended", "浙A0T201").get(0);
    assertThat(ended).containsEntry("reason", "COVERED");

    stays("浙A0T299", 7200);
    assertThat(Eventually.first(() -> Camera.shown("ended", "浙A0T299"), "fee")).isNotNull();
    assertThat(Camera.shown("ended", "浙A0T201").get(0)).doesNotContainKey("fee");
  }

  @Test
  void counts_for_a_car_whose_plate_was_misread_at_the_exit() {
    granted("川M8K3Z5", "MONTHLY", "2026-11-01T00:00:00Z", null);
    camera.sees("entrance", "川M8K3Z5", NOON);
    var misread = Camera.reading("exit", "川MBK3Z5", NOON.plusSeconds(7200));
    camera.sends(Camera.with(misread, "confidence", 0.7)).statusCode(200);
    assertThat(Camera.shown("ended", "川M8K3Z5").get(0)).containsEntry("reason", "COVERED");
  }

  @Test
  void that_ends_during_a_visit_leaves_the_rest_to_a_person() {
    granted("浙A0T202", "RESIDENT", "2026-11-01T00:00:00Z", "2026-11-20T05:00:00Z");
    stays("浙A0T202", 7200);
    assertThat(Camera.shown("review", "浙A0T202").get(0)).containsEntry("reason", "PARTLY_COVERED");
  }

  @Test
  void holds_at_its_first_moment_and_not_at_its_last() {
    granted("浙A0T203", "STAFF", "2026-11-20T04:00:00Z", "2026-11-20T06:00:00Z");
    stays("浙A0T203", 7199);
    assertThat(Camera.shown("ended", "浙A0T203").get(0)).containsEntry("reason", "COVERED");

    granted("浙A0T204", "STAFF", "2026-11-20T04:00:00Z", "2026-11-20T06:00:00Z");
    stays("浙A0T204", 7200);
    assertThat(Camera.shown("review", "浙A0T204").get(0)).containsEntry("reason", "PARTLY_COVERED");
  }

  @Test
  void of_a_car_that_is_not_wanted_tells_of_its_entry() {
    granted("浙A0T205", "BLOCKED", "2026-11-01T00:00:00Z", null);
    camera.sees("entrance", "浙A0T205", NOON);
    assertThat(Camera.shown("open", "浙A0T205").get(0)).containsEntry("reason", "BLOCKED");
    given().get(PERMITS).then().statusCode(200).body("plate", hasItem("浙A0T205"));
  }

  @Test
  void is_not_needed_by_a_rescue_vehicle() {
    for (var lane : new String[] {"entrance", "exit"}) {
      var at = NOON.plusSeconds(lane.equals("exit") ? 7200 : 0);
      camera.sends(Camera.with(Camera.reading(lane, "浙X2234应急", at), "colour", "white"));
    }
    assertThat(Camera.shown("ended", "浙X2234应急").get(0)).containsEntry("reason", "COVERED");
  }

  @Test
  void is_listed_with_all_that_was_written_down() {
    granted("浙A0T206", "STAFF", "2026-11-01T00:00:00Z", "2027-11-01T00:00:00Z");
    ofCar("浙A·0T206")
        .body("", hasSize(1))
        .body("[0].plate", equalTo("浙A0T206"))
        .body("[0].kind", equalTo("STAFF"))
        .body("[0].from", equalTo("2026-11-01T00:00:00Z"))
        .body("[0].until", equalTo("2027-11-01T00:00:00Z"))
        .body("[0].note", equalTo("contract 17"))
        .body("[0].grantedBy", equalTo(Staff.EVERYTHING))
        .body("[0].grantedAt", notNullValue())
        .body("[0].ended", nullValue());
  }

  @Test
  void is_listed_page_by_page() {
    var first = granted("云A0T001", "STAFF", "2026-11-01T00:00:00Z", null);
    granted("云A0T002", "STAFF", "2026-11-01T00:00:00Z", null);
    List<String> all = given().get(PERMITS).then().extract().path("id");
    List<String> next =
        given().queryParam("after", first).get(PERMITS).then().statusCode(200).extract().path("id");
    assertThat(next).isEqualTo(all.subList(all.indexOf(first) + 1, all.size()));
  }

  @Test
  void that_was_ended_covers_no_later_visit_and_stays_on_record() {
    var id = granted("浙A0T207", "MONTHLY", "2026-11-01T00:00:00Z", null);
    var end = Map.of("note", "not paid for");
    post(PERMITS + "/" + id + "/end", end)
        .statusCode(200)
        .body("until", notNullValue())
        .body("ended.by", equalTo(Staff.EVERYTHING))
        .body("ended.note", equalTo("not paid for"));
    given().get(PERMITS).then().body("id", not(hasItem(id)));
    ofCar("浙A0T207").body("id", hasItem(id));
    post(PERMITS + "/" + id + "/end", end)
        .statusCode(409)
        .body("type", equalTo("/problems/permit-over"));
  }

  @Test
  void is_not_granted_twice_for_the_same_time() {
    granted("浙A0T208", "MONTHLY", "2026-11-01T00:00:00Z", "2026-12-01T00:00:00Z");
    post(PERMITS, wish("浙A0T208", "MONTHLY", "2026-11-30T00:00:00Z", null))
        .statusCode(409)
        .body("type", equalTo("/problems/permit-overlaps"))
        .body("detail", containsString("2026-12-01T00:00:00Z"));
    granted("浙A0T208", "MONTHLY", "2026-12-01T00:00:00Z", null);
    granted("浙A0T208", "STAFF", "2026-11-01T00:00:00Z", null);
    ofCar("浙A0T208").body("", hasSize(3));
  }

  @Test
  void is_refused_when_something_is_missing_or_wrong() {
    var good = wish("浙A0T209", "STAFF", "2026-11-01T00:00:00Z", "2026-12-01T00:00:00Z");
    Map.of(
            "plate", "",
            "kind", "FRIEND",
            "until", "2026-11-01T00:00:00Z",
            "note", " ")
        .forEach(
            (field, value) ->
                post(PERMITS, Camera.with(good, field, value))
                    .statusCode(400)
                    .body("type", equalTo("/problems/malformed-request"))
                    .body("detail", containsString(field + ":")));
  }

  @Test
  void that_nobody_granted_is_not_found() {
    var nobody = "/00000000-0000-0000-0000-000000000000/end";
    post(PERMITS + nobody, Map.of("note", "test"))
        .statusCode(404)
        .body("type", equalTo("/problems/unknown-permit"));
    post("/api/v1/lots/nowhere/permits", wish("浙A0T210", "STAFF", null, null))
        .statusCode(404)
        .body("type", equalTo("/problems/unknown-lot"));
  }
}
