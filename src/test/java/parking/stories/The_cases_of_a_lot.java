package parking.stories;

import static io.restassured.RestAssured.given;
import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
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
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import parking.testing.Contracts;

@QuarkusTest
@QuarkusTestResource(RunningDatabase.class)
@DisplayNameGeneration(ReplaceUnderscores.class)
class The_cases_of_a_lot {
  private static final Instant NOON = Instant.parse("2026-11-20T04:00:00Z");
  private static final String LOT = "/api/v1/lots/west-lake/";
  private static final String CONTRACT = "review-case.v1";
  private static final ObjectMapper JSON = new ObjectMapper();

  private final Camera camera = new Camera("west-lake-edge");

  private static JsonNode waiting(String plate) throws IOException {
    var cases = JSON.readTree(given().get(LOT + "reviews").asString());
    assertThat(cases).isNotEmpty().allMatch(it -> Contracts.faults(CONTRACT, it).isEmpty());
    for (var one : cases) {
      if (one.at("/session/car/plate/text").asText().equals(plate)) {
        return one;
      }
    }
    throw new AssertionError(plate + " does not wait");
  }

  private static JsonNode session(JsonNode one) throws IOException {
    var id = one.at("/session/id").asText();
    var session = JSON.readTree(given().get(LOT + "sessions/" + id).asString());
    assertThat(Contracts.faults(CONTRACT, session)).isEmpty();
    keepsToTheContractInItsActs(session);
    return session;
  }

  /** An act has the session before and after as text, in the same form. */
  private static void keepsToTheContractInItsActs(JsonNode one) throws IOException {
    for (var act : one.get("acts")) {
      for (var text : List.of(act.get("before").asText(), act.get("after").asText())) {
        ObjectNode then = one.deepCopy();
        then.set("session", JSON.readTree(text));
        assertThat(Contracts.faults(CONTRACT, then)).isEmpty();
      }
    }
  }

  private static JsonNode decided(JsonNode one, String how, Map<String, Object> what)
      throws IOException {
    Map<String, Object> body = new LinkedHashMap<>(what);
    given()
        .contentType("application/json")
        .body(body)
        .post(LOT + "sessions/" + one.at("/session/id").asText() + "/" + how)
        .then()
        .statusCode(204);
    return session(one);
  }

  @Test
  void are_told_as_the_contract_says_with_the_cars_that_may_have_left() throws IOException {
    camera.sees("entrance", "浙A8K3Y5", NOON);
    camera.sees("exit", "浙A8K3Y7", NOON.plusSeconds(3600));
    var orphan = waiting("浙A8K3Y7");
    assertThat(orphan.at("/session/entry").isNull()).isTrue();
    assertThat(orphan.at("/candidates/0/session/car/plate/text").asText()).isEqualTo("浙A8K3Y5");
    assertThat(orphan.at("/candidates/0/session/is/state").asText()).isEqualTo("OPEN");

    var other = orphan.at("/candidates/0/session/id").asText();
    var joined = decided(orphan, "join", Map.of("other", other));
    assertThat(joined.at("/session/is/state").asText()).isEqualTo("VOIDED");
    assertThat(joined.at("/acts/0/kind").asText()).isEqualTo("JOIN");
    assertThat(session(orphan.at("/candidates/0")).at("/acts/0/who").asText())
        .isEqualTo(Staff.EVERYTHING);
  }

  @Test
  void are_told_as_the_contract_says_with_what_is_doubtful_at_either_end() throws IOException {
    camera
        .sends(Camera.with(Camera.reading("entrance", "浙A0T261", NOON), "confidence", 0.5))
        .statusCode(200);
    camera.sees("exit", "浙A0T261", NOON.plusSeconds(3600));
    var doubtful = waiting("浙A0T261");
    assertThat(doubtful.at("/session/entry/doubt").asText()).isEqualTo("LOW_CONFIDENCE");
    assertThat(doubtful.at("/session/exit/doubt").isNull()).isTrue();
    assertThat(doubtful.get("pictures")).hasSize(4);
    assertThat(session(doubtful).get("acts")).isEmpty();
  }

  @Test
  void are_told_as_the_contract_says_when_a_person_gave_the_entry() throws IOException {
    camera.sees("exit", "浙A0T262", NOON.plusSeconds(3600));
    var came = Map.<String, Object>of("why", "seen", "enteredAt", NOON.toString());
    var edited = decided(waiting("浙A0T262"), "edit", came);
    assertThat(edited.at("/session/is/state").asText()).isEqualTo("CLOSED");
    assertThat(edited.at("/session/entry/passage").isNull()).isTrue();
    assertThat(edited.at("/acts/0/kind").asText()).isEqualTo("EDIT");
  }

  @ParameterizedTest
  @ValueSource(strings = {"review-case.v1", "review-case-orphan.v1", "review-case-decided.v1"})
  void are_shown_by_the_examples_as_the_contract_says(String name) throws IOException {
    var example = Contracts.readExample(name);
    assertThat(Contracts.faults(CONTRACT, example)).isEmpty();
    if (example.has("acts")) {
      keepsToTheContractInItsActs(example);
    }
  }

  @Test
  void are_none_by_the_contract_when_something_is_missing_or_unknown() {
    for (var place :
        new String[] {"", "/session", "/session/car", "/session/is", "/session/exit"}) {
      var fields = Contracts.readExample(CONTRACT).at(place).fieldNames();
      while (fields.hasNext()) {
        var example = Contracts.readExample(CONTRACT);
        var name = fields.next();
        ((ObjectNode) example.at(place)).remove(name);
        assertThat(Contracts.faults(CONTRACT, example)).as(place + "/" + name).isNotEmpty();
      }
    }
    var example = Contracts.readExample(CONTRACT);
    ((ObjectNode) example.at("/session/is")).put("state", "ASLEEP");
    assertThat(Contracts.faults(CONTRACT, example)).isNotEmpty();
  }
}
