package parking.stories;

import static io.restassured.RestAssured.given;
import static org.assertj.core.api.Assertions.assertThat;
import static org.hamcrest.Matchers.containsString;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.hasItem;

import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.common.http.TestHTTPResource;
import io.quarkus.test.junit.QuarkusTest;
import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.HashMap;
import java.util.Map;
import java.util.Objects;
import org.junit.jupiter.api.DisplayNameGeneration;
import org.junit.jupiter.api.DisplayNameGenerator.ReplaceUnderscores;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

@QuarkusTest
@QuarkusTestResource(RunningDatabase.class)
@DisplayNameGeneration(ReplaceUnderscores.class)
class The_live_page {
  private static final Instant NOON = Instant.parse("2026-11-20T04:00:00Z");

  @TestHTTPResource("/api/v1/live")
  URI live;

  @Test
  void is_served_with_a_policy_that_allows_no_foreign_script() {
    given()
        .get("/")
        .then()
        .statusCode(200)
        .header("Content-Security-Policy", containsString("default-src 'self'"))
        .body(containsString("live.js"));
  }

  @Test
  @Timeout(60)
  void hears_the_state_at_once_and_again_when_a_car_comes() throws IOException {
    var connection = live.toURL().openConnection();
    connection.setRequestProperty("Authorization", "Bearer " + Staff.token(Staff.EVERYTHING));
    try (var stream =
        new BufferedReader(
            new InputStreamReader(connection.getInputStream(), StandardCharsets.UTF_8))) {
      assertThat(next(stream)).contains("\"lots\":").doesNotContain("浙A0T071");
      new Camera("west-lake-edge").sees("entrance", "浙A0T071", NOON);
      String heard;
      do {
        heard = next(stream);
      } while (!heard.contains("浙A0T071"));
      assertThat(heard).contains("\"state\":\"RUNNING\"");
    }
  }

  private static String next(BufferedReader stream) throws IOException {
    var line = stream.readLine();
    while (!line.startsWith("data:")) {
      line = stream.readLine();
    }
    return line;
  }

  @Test
  void tells_of_a_visit_that_nobody_saw_end_and_why_it_is_over() {
    var camera = new Camera("west-lake-edge");
    camera.sees("entrance", "浙A0T072", NOON);
    camera.sees("entrance", "浙A0T072", NOON.plusSeconds(9000));
    assertThat(Camera.shown("ended", "浙A0T072"))
        .singleElement()
        .satisfies(
            visit ->
                assertThat(visit)
                    .containsEntry("reason", "ENTERED_AGAIN")
                    .containsEntry("enteredAt", NOON.toString())
                    .doesNotContainKeys("leftAt", "fee"));
  }

  @Test
  void shows_for_each_lot_the_figures_of_its_day() {
    new Camera("west-lake-edge").sees("exit", "浙A0T073", NOON);
    Eventually.isTrue(() -> today().equals(figures()));
    assertThat(today()).containsKeys("readRate", "autoClosedShare", "leakageShare");
    assertThat((int) today().get("orphanExits")).isPositive();
  }

  private static Map<String, Object> today() {
    return given().get("/api/v1/overview").path("lots.find { it.id == 'west-lake' }.today");
  }

  /** The same figures, from where all of them are told. */
  private static Map<String, Object> figures() {
    Map<String, Map<String, Object>> told =
        given().get("/api/v1/lots/west-lake/figures").path("figures");
    Map<String, Object> same = new HashMap<>();
    same.put("readRate", told.get("passages").get("readRate"));
    same.put("reconciliationRate", told.get("visits").get("reconciliationRate"));
    same.put("autoClosedShare", told.get("visits").get("autoClosedShare"));
    same.put("sentToReview", told.get("review").get("sent"));
    same.put("orphanExits", told.get("visits").get("orphanExits"));
    same.put("leakage", told.get("leakage").get("visits"));
    same.put("leakageShare", told.get("leakage").get("share"));
    same.values().removeIf(Objects::isNull);
    return same;
  }

  @Test
  void shows_lots_with_their_spaces() {
    given()
        .get("/api/v1/overview")
        .then()
        .body("clockFactor", equalTo(1))
        .body("lots.id", hasItem("west-lake"))
        .body("lots.find { it.id == 'west-lake' }.capacity", equalTo(60));
  }

  @Test
  void has_a_health_door_for_machines() {
    given().get("/q/health").then().statusCode(200).body("status", equalTo("UP"));
  }

  @Test
  void has_a_door_with_figures_for_machines() {
    given().get("/q/metrics").then().statusCode(200).body(containsString("jvm_memory_used_bytes"));
  }
}
