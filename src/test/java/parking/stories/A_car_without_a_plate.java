package parking.stories;

import static io.restassured.RestAssured.given;
import static org.assertj.core.api.Assertions.assertThat;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.matchesPattern;
import static org.hamcrest.Matchers.not;
import static org.hamcrest.Matchers.notNullValue;
import static org.hamcrest.Matchers.nullValue;

import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.response.ValidatableResponse;
import java.time.Duration;
import java.time.Instant;
import java.util.HashMap;
import java.util.Map;
import org.junit.jupiter.api.DisplayNameGeneration;
import org.junit.jupiter.api.DisplayNameGenerator.ReplaceUnderscores;
import org.junit.jupiter.api.Test;

@QuarkusTest
@QuarkusTestResource(RunningDatabase.class)
@DisplayNameGeneration(ReplaceUnderscores.class)
class A_car_without_a_plate {
  private static final String LOT = "/api/v1/lots/phone-garage";
  private static final String LANES = LOT + "/lanes/phone-edge/";

  private final Camera camera = new Camera("phone-edge");
  private final SettableClock clock = SettableClock.ahead(Duration.ZERO);

  private static String code(String lane) {
    String text = given().get(LANES + lane + "/code").then().statusCode(200).extract().path("text");
    return text.substring(text.lastIndexOf("code=") + "code=".length());
  }

  private static ValidatableResponse scans(String lane, String code, String token) {
    Map<String, Object> scan = new HashMap<>();
    scan.put("code", code);
    scan.put("token", token);
    return given().contentType("application/json").body(scan).post(LANES + lane + "/scans").then();
  }

  private static ValidatableResponse scans(String lane, String token) {
    return scans(lane, code(lane), token);
  }

  private static String comes(String lane) {
    return scans(lane, null).statusCode(200).extract().path("token");
  }

  private static int taken() {
    return given().get(LOT + "/occupancy").then().extract().path("whole.taken");
  }

  @Test
  void comes_and_leaves_by_its_drivers_phone_and_is_charged() {
    var came =
        scans("entrance", null)
            .statusCode(200)
            .body("token", matchesPattern("[A-Za-z0-9_-]{22}"))
            .body("plate", matchesPattern("无牌[3479ACEFHJKLMNPRTWXY]{8}"))
            .body("enteredAt", notNullValue())
            .body("leftAt", nullValue())
            .extract();
    String plate = came.path("plate");
    assertThat(Camera.shown("open", plate).get(0)).containsEntry("reason", "SCANNED");

    clock.passes(Duration.ofHours(1));
    scans("exit", came.path("token"))
        .statusCode(200)
        .body("plate", equalTo(plate))
        .body("enteredAt", equalTo(came.path("enteredAt")))
        .body("leftAt", notNullValue());
    assertThat(Camera.shown("open", plate)).isEmpty();
    assertThat(Camera.shown("ended", plate).get(0)).containsEntry("reason", "SCANNED");
    var fee = Eventually.first(() -> Camera.shown("ended", plate), "fee");
    assertThat(fee).asString().contains("RECEIVABLE");
  }

  @Test
  void gets_the_same_answer_when_its_driver_scans_again() {
    var came = scans("entrance", null).extract();
    String token = came.path("token");
    clock.passes(Duration.ofMinutes(30));
    scans("entrance", token)
        .statusCode(200)
        .body("plate", equalTo(came.path("plate")))
        .body("enteredAt", equalTo(came.path("enteredAt")));

    String leftAt = scans("exit", token).extract().path("leftAt");
    clock.passes(Duration.ofMinutes(9));
    scans("exit", token).statusCode(200).body("leftAt", equalTo(leftAt));
  }

  @Test
  void that_is_not_inside_cannot_leave() {
    var token = comes("entrance");
    scans("exit", token).statusCode(200);
    clock.passes(Duration.ofMinutes(11));
    scans("exit", token).statusCode(409).body("type", equalTo("/problems/not-inside"));
  }

  @Test
  void keeps_its_name_when_it_comes_again() {
    var first = scans("entrance", null).extract();
    String token = first.path("token");
    scans("exit", token).statusCode(200);
    clock.passes(Duration.ofHours(3));
    scans("entrance", token)
        .statusCode(200)
        .body("plate", equalTo(first.path("plate")))
        .body("enteredAt", not(equalTo(first.path("enteredAt"))))
        .body("leftAt", nullValue());
  }

  @Test
  void leaves_only_with_the_token_that_it_came_with() {
    scans("exit", null).statusCode(422).body("type", equalTo("/problems/token-needed"));
    for (var wrong : new String[] {"", "AAAAAAAAAAAAAAAAAAAAAA"}) {
      scans("exit", wrong).statusCode(404).body("type", equalTo("/problems/unknown-token"));
    }
  }

  @Test
  void is_taken_only_from_who_has_the_code_of_the_lane() {
    for (var wrong : new String[] {null, "", "1.AAAAAAAAAAAAAAAA", code("exit"), "x".repeat(99)}) {
      scans("entrance", wrong, null).statusCode(403).body("type", equalTo("/problems/wrong-code"));
    }
    given()
        .get(LOT + "/lanes/west-lake-edge/entrance/code")
        .then()
        .statusCode(404)
        .body("type", equalTo("/problems/unknown-lane"));
  }

  @Test
  void finds_an_address_with_the_lane_and_its_code_to_scan() {
    given()
        .get(LANES + "entrance/code")
        .then()
        .statusCode(200)
        .body("version", equalTo(1))
        .body(
            "text",
            matchesPattern(
                "http://localhost:8080/scan\\.html\\?lot=phone-garage&device=phone-edge"
                    + "&lane=entrance&code=1\\.[A-Za-z0-9_-]{16}"));
  }

  @Test
  void cannot_leave_in_a_lane_between_two_zones() {
    scans("ramp", null).statusCode(422).body("type", equalTo("/problems/inner-lane"));
  }

  @Test
  void comes_and_leaves_in_a_lane_that_is_used_both_ways() {
    var token = comes("kerb");
    scans("kerb", token).statusCode(200).body("leftAt", nullValue());
    clock.passes(Duration.ofMinutes(30));
    String leftAt = scans("kerb", token).statusCode(200).extract().path("leftAt");
    assertThat(leftAt).isNotNull();
    scans("kerb", token).statusCode(200).body("leftAt", equalTo(leftAt));
  }

  @Test
  void has_to_wait_where_too_many_come_in_a_minute() {
    for (int i = 0; i < 20; i++) {
      comes("busy-entrance");
    }
    scans("busy-entrance", null)
        .statusCode(429)
        .header("Retry-After", "60")
        .body("type", equalTo("/problems/too-often"));
    clock.passes(Duration.ofSeconds(61));
    comes("busy-entrance");
  }

  @Test
  void that_a_camera_saw_before_its_driver_scanned_is_one_car() {
    camera.sees("south-entrance", "浙A0T401", clock.instant());
    var before = taken();
    var passage = camera.sees("south-entrance", "", clock.instant().minusSeconds(60));
    assertThat(taken()).isEqualTo(before + 1);
    var token = comes("south-entrance");
    assertThat(taken()).isEqualTo(before + 1);
    assertThat(Camera.shown("passages", ""))
        .anySatisfy(
            shown ->
                assertThat(shown).containsEntry("id", passage).containsEntry("verdict", "SCANNED"));

    camera.sees("south-exit", "", clock.instant());
    assertThat(taken()).isEqualTo(before);
    scans("south-exit", token).statusCode(200);
    assertThat(taken()).isEqualTo(before);
  }

  @Test
  void that_a_camera_saw_after_its_driver_scanned_is_one_car() {
    camera.sees("north-entrance", "浙A0T402", clock.instant());
    var before = taken();
    comes("north-entrance");
    assertThat(taken()).isEqualTo(before + 1);
    camera.sees("north-entrance", "", clock.instant().plusSeconds(30));
    assertThat(taken()).isEqualTo(before + 1);

    camera.sees("north-entrance", "", clock.instant().plusSeconds(40));
    assertThat(taken()).isEqualTo(before + 2);
  }

  @Test
  void that_a_camera_saw_much_later_or_elsewhere_is_another_car() {
    Instant now = clock.instant();
    camera.sees("west-kerb", "浙A0T403", now);
    var before = taken();
    comes("west-kerb");
    camera.sends(
        Camera.with(Camera.reading("west-kerb", "", now.plusSeconds(125)), "direction", "in"));
    camera.sees("west-entrance", "", now.plusSeconds(1));
    assertThat(taken()).isEqualTo(before + 3);
  }
}
