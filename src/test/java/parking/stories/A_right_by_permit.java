package parking.stories;

import static io.restassured.RestAssured.given;
import static org.assertj.core.api.Assertions.assertThat;
import static org.hamcrest.Matchers.containsString;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.hasSize;
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

/**
 * A pass covers the hours from 18:00 to 08:00 of working days; sample-shared-2026 has the prices.
 * The tariff of the year before knows no pass.
 */
@QuarkusTest
@QuarkusTestResource(RunningDatabase.class)
@DisplayNameGeneration(ReplaceUnderscores.class)
class A_right_by_permit {
  private static final String LOT = "/api/v1/lots/shared-court";
  private static final String PERMITS = LOT + "/permits";

  /** 18:00 of a Thursday, in the hours of the pass. */
  private static final Instant EVENING = Instant.parse("2026-11-19T10:00:00Z");

  /** 09:05 of the Friday after, an hour and five minutes beyond them. */
  private static final Instant MORNING = Instant.parse("2026-11-20T01:05:00Z");

  private final Camera camera = new Camera("shared-edge");

  private static ValidatableResponse post(String place, Map<String, ?> body) {
    return given().contentType("application/json").body(body).post(place).then();
  }

  private static Map<String, Object> wish(String plate, String kind, Object right) {
    Map<String, Object> wish = new HashMap<>();
    wish.put("plate", plate);
    wish.put("kind", kind);
    wish.put("right", right);
    wish.put("from", "2025-11-01T00:00:00Z");
    wish.put("note", "pass 17");
    return wish;
  }

  private static void hasPass(String plate) {
    post(PERMITS, wish(plate, "RIGHT", "shared_pass")).statusCode(201);
  }

  private void stays(String plate, Instant entered, Instant left) {
    camera.sees("entrance", plate, entered);
    camera.sees("exit", plate, left);
  }

  @SuppressWarnings("unchecked")
  private static Map<String, Object> fee(String plate) {
    return (Map<String, Object>) Eventually.first(() -> Camera.shown("ended", plate), "fee");
  }

  @SuppressWarnings("unchecked")
  private static List<String> reasons(Map<String, Object> fee) {
    var lines = (List<Map<String, Object>>) fee.get("lines");
    return lines.stream().map(line -> (String) line.get("reason")).toList();
  }

  @Test
  void is_charged_only_for_the_time_beyond_its_hours() {
    hasPass("浙A0T301");
    stays("浙A0T301", EVENING, MORNING);
    var fee = fee("浙A0T301");
    assertThat(fee).containsEntry("amountFen", 400).containsEntry("state", "RECEIVABLE");
    assertThat(reasons(fee)).contains("covered: pass for shared spaces");

    stays("浙A0T302", EVENING, MORNING);
    assertThat(fee("浙A0T302")).containsEntry("amountFen", 1900);
  }

  @Test
  void pays_nothing_within_its_hours() {
    hasPass("浙A0T303");
    stays("浙A0T303", EVENING, EVENING.plusSeconds(7200));
    assertThat(fee("浙A0T303")).containsEntry("amountFen", 0).containsEntry("state", "FREE");
  }

  @Test
  void shows_on_the_live_page_what_it_has_cost_so_far() {
    camera.sees("entrance", "浙A0T304", EVENING);
    int without = running("浙A0T304");
    hasPass("浙A0T304");
    assertThat(running("浙A0T304")).isPositive().isLessThan(without);
  }

  @SuppressWarnings("unchecked")
  private static int running(String plate) {
    var fee = (Map<String, Object>) Camera.shown("open", plate).get(0).get("fee");
    assertThat(fee).containsEntry("state", "RUNNING");
    return (int) fee.get("amountFen");
  }

  @Test
  void is_on_record_with_the_name_of_the_right() {
    hasPass("浙A0T305");
    given()
        .queryParam("plate", "浙A0T305")
        .get(PERMITS)
        .then()
        .body("", hasSize(1))
        .body("[0].kind", equalTo("RIGHT"))
        .body("[0].right", equalTo("shared_pass"));
    post(PERMITS, wish("浙A0T305", "RIGHT", "shared_pass"))
        .statusCode(409)
        .body("type", equalTo("/problems/permit-overlaps"));
    post(PERMITS, wish("浙A0T305", "STAFF", null)).statusCode(201).body("right", nullValue());
  }

  @Test
  void is_refused_when_the_tariff_of_the_lot_does_not_know_the_right() {
    post(PERMITS, wish("浙A0T306", "RIGHT", "moon_pass"))
        .statusCode(400)
        .body("type", equalTo("/problems/malformed-request"))
        .body("detail", containsString("right: one that the tariff sample-shared/lot knows"))
        .body("detail", containsString("[shared_pass]"));
    post("/api/v1/lots/west-lake/permits", wish("浙A0T306", "RIGHT", "shared_pass"))
        .statusCode(400)
        .body("detail", containsString("hangzhou-road/core"))
        .body("detail", containsString("it has none"));
    post(PERMITS, wish("浙A0T306", "RIGHT", null))
        .statusCode(400)
        .body("detail", containsString("right:"));
    post(PERMITS, wish("浙A0T306", "STAFF", "shared_pass"))
        .statusCode(400)
        .body("detail", containsString("right: only a permit of kind RIGHT"));
  }

  @Test
  void that_the_tariff_at_the_entry_did_not_know_waits_for_a_person_who_may_charge_without_it() {
    hasPass("浙A0T307");
    var entered = Instant.parse("2025-11-20T10:00:00Z");
    stays("浙A0T307", entered, entered.plusSeconds(7200));
    Eventually.isTrue(() -> !Camera.shown("review", "浙A0T307").isEmpty());
    var found = Camera.shown("review", "浙A0T307").get(0);
    assertThat(found).containsEntry("reason", "RIGHT_UNKNOWN");

    post(LOT + "/sessions/" + found.get("id") + "/confirmation", Map.of()).statusCode(204);
    Eventually.isTrue(() -> fee("浙A0T307").get("amountFen").equals(1000));
    assertThat(reasons(fee("浙A0T307")))
        .contains("not applied: this tariff knows no right called shared_pass");
  }

  @Test
  void goes_with_a_visit_that_a_person_gives_to_its_car() {
    hasPass("浙A0T308");
    stays("浙A0T309", EVENING, MORNING);
    assertThat(fee("浙A0T309")).containsEntry("amountFen", 1900);
    var id = Camera.shown("ended", "浙A0T309").get(0).get("id");
    post(
            LOT + "/sessions/" + id + "/edit",
            Map.of("why", "8", "plate", "浙A0T308", "colour", "blue"))
        .statusCode(204);
    Eventually.isTrue(
        () ->
            Camera.shown("ended", "浙A0T308").stream().anyMatch(visit -> visit.get("fee") != null));
    Eventually.isTrue(() -> fee("浙A0T308").get("amountFen").equals(400));
  }
}
