package parking.stories;

import static io.restassured.RestAssured.given;
import static org.assertj.core.api.Assertions.assertThat;
import static org.hamcrest.Matchers.containsString;
import static org.hamcrest.Matchers.equalTo;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.junit.QuarkusTest;
import java.io.IOException;
import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.DisplayNameGeneration;
import org.junit.jupiter.api.DisplayNameGenerator.ReplaceUnderscores;
import org.junit.jupiter.api.Test;
import parking.testing.Contracts;

@QuarkusTest
@QuarkusTestResource(RunningDatabase.class)
@DisplayNameGeneration(ReplaceUnderscores.class)
class The_passages_of_a_lot {
  private static final Instant NOON = Instant.parse("2026-11-20T04:00:00Z");
  private static final String PASSAGES = "/api/v1/lots/west-lake/passages";
  private static final String CONTRACT = "passage.v1";
  private static final ObjectMapper JSON = new ObjectMapper();

  private final Camera camera = new Camera("west-lake-edge");

  private static Map<String, Object> opinion(String reader, double confidence) {
    return Map.of("reader", reader, "plate", "浙A0T171", "colour", "blue", "confidence", confidence);
  }

  @Test
  void are_told_as_the_contract_says_with_what_each_reader_made_of_them() throws IOException {
    Map<String, Object> reading = new LinkedHashMap<>(Camera.reading("entrance", "浙A0T171", NOON));
    reading.put("opinions", List.of(opinion("camera", 0.9), opinion("recogniser", 0.995)));
    reading.put("vehicle", Map.of("colour", "white", "kind", "sedan"));
    reading.put("event", "passed");
    String passage = camera.sends(reading).extract().path("results[0].passage");

    JsonNode one = JSON.readTree(given().get(PASSAGES + "/" + passage).asString());
    assertThat(Contracts.faults(CONTRACT, one)).isEmpty();
    assertThat(one.get("verdict").asText()).isEqualTo("ENTERED");
    assertThat(one.get("vehicle").asText()).isEqualTo("white sedan");
    assertThat(one.get("opinions").get(1).get("reader").asText()).isEqualTo("recogniser");
    assertThat(one.has("session")).isTrue();

    JsonNode all = JSON.readTree(given().get(PASSAGES).asString());
    assertThat(all).isNotEmpty().allMatch(it -> Contracts.faults(CONTRACT, it).isEmpty());
    assertThat(JSON.readTree(given().get(PASSAGES + "?before=2020-01-01T00:00:00Z").asString()))
        .isEmpty();
  }

  @Test
  void that_were_sent_again_without_their_picture_are_the_same() {
    var picture =
        Map.of(
            "mediaType",
            "image/jpeg",
            "sha256",
            "38ffd32fe4d4fd4afecad0fe495722b57e4a6b5a8e06fe54e6a443e6cad6c652",
            "data",
            "/9j/BAU=");
    var bare = Camera.reading("entrance", "浙A0T172", NOON);
    String first =
        camera.sends(Camera.with(bare, "picture", picture)).extract().path("results[0].passage");
    camera
        .sends(bare)
        .body("results[0].outcome", equalTo("repeated"))
        .body("results[0].passage", equalTo(first));
  }

  @Test
  void that_are_asked_for_wrongly_are_refused_with_words() {
    given()
        .get(PASSAGES + "?before=yesterday")
        .then()
        .statusCode(400)
        .body("detail", containsString("before:"));
    given()
        .get(PASSAGES + "/00000000-0000-0000-0000-000000000000")
        .then()
        .statusCode(404)
        .body("type", equalTo("/problems/unknown-passage"));
  }
}
