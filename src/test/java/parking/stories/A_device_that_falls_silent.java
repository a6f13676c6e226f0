package parking.stories;

import static io.restassured.RestAssured.given;
import static org.assertj.core.api.Assertions.assertThat;
import static org.hamcrest.Matchers.allOf;
import static org.hamcrest.Matchers.containsString;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.greaterThan;
import static org.hamcrest.Matchers.lessThan;

import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.common.http.TestHTTPResource;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.response.ValidatableResponse;
import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.DisplayNameGeneration;
import org.junit.jupiter.api.DisplayNameGenerator.ReplaceUnderscores;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import parking.testing.SigningEdge;

@QuarkusTest
@QuarkusTestResource(RunningDatabase.class)
@DisplayNameGeneration(ReplaceUnderscores.class)
class A_device_that_falls_silent {
  private static final String DEVICE = "river-edge-2";
  private static final String LANE =
      "{\"name\": \"%s\", \"lastSignAt\": \"%s\", \"ailments\": [%s]}";

  @TestHTTPResource("/api/v1/alarms/stream")
  URI stream;

  private SettableClock clock;

  /** The service has been up for long enough to judge who is silent. */
  @BeforeEach
  void an_hour_passes() {
    clock = SettableClock.ahead(Duration.ofHours(1));
  }

  private static ValidatableResponse sends(String body) {
    return SigningEdge.postsText(DEVICE, "/api/v1/device-reports", body).then();
  }

  private static String report(Instant sentAt, String... lanes) {
    return "{\"device\": \"%s\", \"sentAt\": \"%s\", \"waiting\": 0, \"lanes\": [%s]}"
        .formatted(DEVICE, sentAt, String.join(",", lanes));
  }

  private String well(String lane) {
    return LANE.formatted(lane, clock.instant(), "");
  }

  private ValidatableResponse isWell() {
    return isWellAndAhead(0);
  }

  private ValidatableResponse isWellAndAhead(long seconds) {
    var itsTime = clock.instant().plusSeconds(seconds);
    return sends(
            report(
                itsTime,
                LANE.formatted("entrance", itsTime, ""),
                LANE.formatted("exit", itsTime, "")))
        .statusCode(200);
  }

  private static List<Map<String, Object>> alarms(String kind) {
    List<Map<String, Object>> all =
        given()
            .queryParam("lot", "river-street")
            .get("/api/v1/alarms")
            .then()
            .statusCode(200)
            .extract()
            .path("findAll { it.device == '%s' && it.kind == '%s' }".formatted(DEVICE, kind));
    return new ArrayList<>(all);
  }

  private static Map<String, Object> alarm(String kind, Object id) {
    return alarms(kind).stream().filter(alarm -> id.equals(alarm.get("id"))).findAny().get();
  }

  private static boolean isOn(String kind) {
    return alarms(kind).stream().anyMatch(alarm -> alarm.get("endedAt") == null);
  }

  private static Map<String, Object> device() {
    return given()
        .queryParam("lot", "river-street")
        .get("/api/v1/devices")
        .then()
        .statusCode(200)
        .extract()
        .path("find { it.device == '%s' }".formatted(DEVICE));
  }

  @Test
  void raises_an_alarm_that_ends_when_it_is_heard_again() {
    isWell().body("device", equalTo(DEVICE)).body("readingsMax", equalTo(100));
    Eventually.isTrue(() -> !isOn("DEVICE_SILENT"));

    clock.passes(Duration.ofMinutes(4));
    Eventually.isTrue(() -> isOn("DEVICE_SILENT"));
    var open = alarms("DEVICE_SILENT").get(0);
    assertThat(open.get("detail").toString())
        .startsWith("Nothing was heard of the device since 20");
    assertThat((int) device().get("heardSecondsAgo")).isBetween(240, 300);
    List<String> shown =
        given().get("/api/v1/overview").path("alarms.findAll { it.device == '%s' }.kind", DEVICE);
    assertThat(shown).contains("DEVICE_SILENT");

    isWell();
    Eventually.isTrue(() -> !isOn("DEVICE_SILENT"));
    var over = alarm("DEVICE_SILENT", open.get("id"));
    assertThat(Instant.parse((String) over.get("endedAt")))
        .isAfterOrEqualTo(Instant.parse((String) over.get("beganAt")));
    given()
        .queryParam("since", "2999-01-01T00:00:00Z")
        .get("/api/v1/alarms")
        .then()
        .body("findAll { it.endedAt != null }.size()", equalTo(0));
  }

  @Test
  void is_not_silent_while_it_sends_readings() {
    isWell();
    clock.passes(Duration.ofMinutes(4));
    new Camera(DEVICE).sends(Camera.reading("entrance", "浙A0T081", clock.instant()));
    isWell();
    Eventually.isTrue(() -> !isOn("DEVICE_SILENT"));
  }

  @Test
  void is_told_how_far_its_clock_is_off_and_so_are_people() {
    isWellAndAhead(90).body("skewMillis", allOf(greaterThan(60_000), lessThan(90_001)));
    Eventually.isTrue(() -> isOn("CLOCK_OFF"));
    assertThat((int) device().get("skewMillis")).isBetween(60_000, 90_000);
    assertThat((int) alarms("CLOCK_OFF").get(0).get("measure")).isBetween(60, 90);

    isWell();
    Eventually.isTrue(() -> !isOn("CLOCK_OFF"));
  }

  @Test
  @SuppressWarnings("unchecked")
  void may_have_one_silent_lane_among_others() {
    var silent = LANE.formatted("exit", clock.instant().minusSeconds(400), "\"silent\"");
    sends(report(clock.instant(), well("entrance"), silent)).statusCode(200);
    Eventually.isTrue(() -> isOn("LANE_SILENT"));
    assertThat(alarms("LANE_SILENT").get(0)).containsEntry("lane", "exit");
    var shown = (List<Map<String, Object>>) device().get("lanes");
    assertThat(shown).extracting("name").containsExactly("entrance", "exit");
    assertThat(shown.get(1)).containsEntry("ailments", List.of("silent"));

    sends(report(clock.instant(), well("entrance"))).statusCode(200);
    Eventually.isTrue(() -> isOn("LANE_NOT_REPORTED") && !isOn("LANE_SILENT"));
  }

  @Test
  void that_reports_an_unknown_lane_is_told_so_and_believed_in_the_rest() {
    sends(report(clock.instant(), well("entrance"), well("exit"), well("yard")))
        .statusCode(200)
        .body("unknownLanes", equalTo(List.of("yard")));
    Eventually.isTrue(() -> isOn("LANE_UNKNOWN"));
    assertThat(alarms("LANE_UNKNOWN").get(0)).containsEntry("lane", "yard");
    isWell();
    Eventually.isTrue(() -> !isOn("LANE_UNKNOWN"));
  }

  @Test
  void is_a_problem_where_its_report_cannot_be_taken() {
    sends(report(clock.instant()).replace(DEVICE, "nobody"))
        .statusCode(403)
        .contentType("application/problem+json")
        .body("type", equalTo("/problems/another-device"))
        .body("detail", containsString("\"nobody\""));
    sends(report(clock.instant()).replace("\"waiting\": 0", "\"waiting\": true"))
        .statusCode(400)
        .contentType("application/problem+json")
        .body("detail", containsString("waiting: a whole number from 0 upwards is needed"));
    sends("{").statusCode(400).body("detail", containsString("line 1, column"));
    sends(" ".repeat(70_000)).statusCode(413);
    given().get("/api/v1/devices?lot=moon").then().statusCode(404);
    given().get("/api/v1/alarms?since=yesterday").then().statusCode(400);
  }

  @Test
  @Timeout(60)
  void is_told_of_to_whoever_watches_alarms() throws IOException {
    var connection = stream.toURL().openConnection();
    connection.setRequestProperty("Authorization", "Bearer " + Staff.token(Staff.EVERYTHING));
    try (var lines =
        new BufferedReader(
            new InputStreamReader(connection.getInputStream(), StandardCharsets.UTF_8))) {
      assertThat(next(lines)).startsWith("data:[");
      isWellAndAhead(3600);
      String heard;
      do {
        heard = next(lines);
      } while (!heard.contains("\"CLOCK_OFF\""));
      assertThat(heard).contains("ahead of the service's");
    }
  }

  private static String next(BufferedReader stream) throws IOException {
    var line = stream.readLine();
    while (!line.startsWith("data:")) {
      line = stream.readLine();
    }
    return line;
  }
}
