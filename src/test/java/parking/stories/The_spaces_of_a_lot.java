package parking.stories;

import static io.restassured.RestAssured.given;
import static org.assertj.core.api.Assertions.assertThat;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.hasItem;
import static org.hamcrest.Matchers.notNullValue;
import static org.hamcrest.Matchers.nullValue;

import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.common.http.TestHTTPResource;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.response.ValidatableResponse;
import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.HashMap;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.Executor;
import java.util.stream.IntStream;
import org.junit.jupiter.api.DisplayNameGeneration;
import org.junit.jupiter.api.DisplayNameGenerator.ReplaceUnderscores;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

@QuarkusTest
@QuarkusTestResource(RunningDatabase.class)
@DisplayNameGeneration(ReplaceUnderscores.class)
class The_spaces_of_a_lot {
  private static final Instant NOW = Instant.now();

  private static final Executor ASKERS = task -> new Thread(task).start();

  private final Camera hill = new Camera("hill-edge");

  @TestHTTPResource("/api/v1/occupancy/stream")
  URI stream;

  private static ValidatableResponse of(String lot) {
    return given().get("/api/v1/lots/" + lot + "/occupancy").then().statusCode(200);
  }

  private static ValidatableResponse counts(String lot, String zone, Object cars) {
    Map<String, Object> count = new HashMap<>();
    count.put("zone", zone);
    count.put("cars", cars);
    return given()
        .contentType("application/json")
        .body(count)
        .post("/api/v1/lots/" + lot + "/occupancy/counts")
        .then();
  }

  private static void hillHas(int upper, int lower) {
    of("hill-garage")
        .body("whole.taken", equalTo(upper + lower))
        .body("whole.free", equalTo(30 - upper - lower))
        .body("zones.find { it.zone == 'upper' }.spaces.taken", equalTo(upper))
        .body("zones.find { it.zone == 'lower' }.spaces.taken", equalTo(lower));
  }

  private static void hillIsEmpty() {
    counts("hill-garage", "upper", 0).statusCode(200);
    counts("hill-garage", "lower", 0).statusCode(200);
    counts("hill-garage", null, 0).statusCode(200);
  }

  @Test
  void follow_cars_from_zone_to_zone() {
    hillIsEmpty();
    hill.sees("entrance", "浙A0T301", NOW);
    hillHas(1, 0);
    hill.sees("ramp-down", "浙A0T301", NOW.plusSeconds(1));
    hillHas(0, 1);
    hill.sees("ramp-up", "浙A0T301", NOW.plusSeconds(2));
    hill.sees("exit", "浙A0T301", NOW.plusSeconds(3));
    hillHas(0, 0);
  }

  @Test
  void are_taken_by_cars_that_nobody_could_read() {
    hillIsEmpty();
    hill.sees("entrance", "", NOW);
    hill.sees("entrance", "", NOW.plusSeconds(1));
    hillHas(2, 0);
    hill.sees("exit", "", NOW.plusSeconds(2));
    hillHas(1, 0);
  }

  @Test
  void are_given_back_when_a_car_that_came_unread_is_read_as_it_leaves() {
    hillIsEmpty();
    hill.sees("entrance", "", NOW);
    hillHas(1, 0);
    hill.sees("exit", "浙A0T302", NOW.plusSeconds(1));
    hillHas(0, 0);
  }

  @Test
  void are_as_many_as_a_person_counts_and_go_on_from_there() {
    hill.sees("entrance", "浙A0T303", NOW);
    counts("hill-garage", "upper", 7)
        .statusCode(200)
        .body("zones.find { it.zone == 'upper' }.spaces.taken", equalTo(7))
        .body("zones.find { it.zone == 'upper' }.spaces.countedAt", notNullValue());
    counts("hill-garage", null, 9)
        .statusCode(200)
        .body("whole.taken", equalTo(9))
        .body("whole.countedAt", notNullValue());
    hill.sees("exit", "浙A0T303", NOW.plusSeconds(1));
    of("hill-garage").body("whole.taken", equalTo(8));
  }

  @Test
  void are_counted_somewhere() {
    counts("hill-garage", "cellar", 7)
        .statusCode(404)
        .body("type", equalTo("/problems/unknown-zone"));
    counts("nowhere", null, 7).statusCode(404).body("type", equalTo("/problems/unknown-lot"));
    counts("hill-garage", null, -1).statusCode(400);
    counts("hill-garage", null, null).statusCode(400);
    given().get("/api/v1/lots/nowhere/occupancy").then().statusCode(404);
  }

  @Test
  void are_withheld_while_a_lane_is_silent() {
    var quiet = new Camera("quiet-edge");
    quiet.sees("entrance", "浙A0T304", NOW.minusSeconds(3600));
    of("quiet-garage")
        .body("withheldBecause", equalTo("LANE_SILENT"))
        .body("whole.capacity", equalTo(5))
        .body("whole.taken", nullValue())
        .body("whole.free", nullValue())
        .body("knownAt", notNullValue());
    given()
        .get("/api/v1/overview")
        .then()
        .body("lots.find { it.id == 'quiet-garage' }.withheldBecause", equalTo("LANE_SILENT"))
        .body("lots.find { it.id == 'quiet-garage' }.free", nullValue());

    quiet.sees("entrance", "浙A0T305", NOW);
    of("quiet-garage")
        .body("withheldBecause", nullValue())
        .body("whole.taken", equalTo(2))
        .body("whole.free", equalTo(3));
  }

  /** More than there are connections to the database. */
  @Test
  @Timeout(60)
  void are_told_to_many_who_ask_at_the_same_moment() {
    for (int round = 0; round < 5; round++) {
      var answers =
          IntStream.range(0, 40)
              .mapToObj(i -> CompletableFuture.runAsync(() -> of("hill-garage"), ASKERS))
              .toArray(CompletableFuture[]::new);
      CompletableFuture.allOf(answers).join();
    }
  }

  @Test
  void are_listed_for_every_lot() {
    given()
        .get("/api/v1/occupancy")
        .then()
        .statusCode(200)
        .body("lot", hasItem("west-lake"))
        .body("find { it.lot == 'west-lake' }.whole.capacity", equalTo(60))
        .body("find { it.lot == 'west-lake' }.nameEn", equalTo("West Lake sample car park"));
  }

  @Test
  @Timeout(60)
  void are_told_to_whoever_listens_as_soon_as_they_change() throws IOException {
    hillIsEmpty();
    hill.sees("entrance", "浙A0T306", NOW);
    var connection = stream.toURL().openConnection();
    try (var heard =
        new BufferedReader(
            new InputStreamReader(connection.getInputStream(), StandardCharsets.UTF_8))) {
      assertThat(next(heard)).contains("\"hill-garage\"");
      counts("hill-garage", "lower", 6);
      String line;
      do {
        line = next(heard);
      } while (!line.contains("\"capacity\":10,\"taken\":6,\"free\":4"));
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
