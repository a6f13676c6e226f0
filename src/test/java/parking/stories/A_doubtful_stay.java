package parking.stories;

import static io.restassured.RestAssured.given;
import static org.assertj.core.api.Assertions.assertThat;
import static org.hamcrest.Matchers.equalTo;

import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.junit.QuarkusTest;
import java.time.Instant;
import java.util.Map;
import org.junit.jupiter.api.DisplayNameGeneration;
import org.junit.jupiter.api.DisplayNameGenerator.ReplaceUnderscores;
import org.junit.jupiter.api.Test;

@QuarkusTest
@QuarkusTestResource(RunningDatabase.class)
@DisplayNameGeneration(ReplaceUnderscores.class)
class A_doubtful_stay {
  private static final Instant NOON = Instant.parse("2026-11-20T04:00:00Z");

  private static final Map<String, Object> CUT_OUT =
      Map.of(
          "mediaType",
          "image/jpeg",
          "sha256",
          "38ffd32fe4d4fd4afecad0fe495722b57e4a6b5a8e06fe54e6a443e6cad6c652",
          "data",
          "/9j/BAU=");

  private final Camera camera = new Camera("west-lake-edge");

  private static io.restassured.response.ValidatableResponse decide(Object id, String how) {
    return given()
        .contentType("application/json")
        .body(Map.of("why", "seen on the pictures"))
        .post("/api/v1/lots/west-lake/sessions/" + id + "/" + how)
        .then();
  }

  private void seesUnsurely(String lane, String plate, Instant at) {
    camera
        .sends(Camera.with(Camera.reading(lane, plate, at), "confidence", 0.5))
        .body("results[0].outcome", equalTo("accepted"));
  }

  @Test
  void without_an_entry_waits_for_a_person_and_can_only_be_dismissed() {
    camera.sees("exit", "浙A0T031", NOON);
    var found = Camera.shown("review", "浙A0T031").get(0);
    assertThat(found).containsEntry("reason", "ORPHAN_EXIT").doesNotContainKey("fee");

    decide(found.get("id"), "confirmation")
        .statusCode(409)
        .body("type", equalTo("/problems/half-a-visit"));
    decide(found.get("id"), "dismissal").statusCode(204);
    assertThat(Camera.shown("review", "浙A0T031")).isEmpty();
    decide(found.get("id"), "dismissal")
        .statusCode(409)
        .body("type", equalTo("/problems/already-decided"));
  }

  @Test
  void shows_the_plate_alone_where_a_camera_cut_it_out() {
    camera.sees("entrance", "浙A0T036", NOON);
    var exit = Camera.reading("exit", "浙A0T036", NOON.minusSeconds(60));
    String passage =
        camera.sends(Camera.with(exit, "cutOut", CUT_OUT)).extract().path("results[0].passage");
    assertThat(Camera.shown("review", "浙A0T036").get(0))
        .containsEntry("exitCutOut", "/api/v1/lots/west-lake/passages/" + passage + "/cut-out")
        .doesNotContainKey("entryCutOut");
  }

  @Test
  void that_would_end_before_it_starts_is_kept_for_a_person() {
    camera.sees("entrance", "浙A0T032", NOON);
    camera.sees("exit", "浙A0T032", NOON.minusSeconds(3600));
    assertThat(Camera.shown("review", "浙A0T032").get(0))
        .containsEntry("reason", "LEFT_BEFORE_ENTRY");
    assertThat(Camera.shown("open", "浙A0T032")).hasSize(1);
    assertThat(Camera.shown("ended", "浙A0T032")).isEmpty();
  }

  @Test
  void that_begins_twice_sets_the_first_aside() {
    camera.sees("entrance", "浙A0T033", NOON);
    camera.sees("entrance", "浙A0T033", NOON.plusSeconds(60));
    assertThat(Camera.shown("review", "浙A0T033")).isEmpty();

    camera.sees("entrance", "浙A0T033", NOON.plusSeconds(7200));
    assertThat(Camera.shown("ended", "浙A0T033").get(0)).containsEntry("reason", "ENTERED_AGAIN");
    assertThat(Camera.shown("open", "浙A0T033")).hasSize(1);
  }

  @Test
  void of_uncertain_readings_is_charged_once_a_person_confirms() {
    seesUnsurely("entrance", "浙A0T034", NOON);
    camera.sees("exit", "浙A0T034", NOON.plusSeconds(3600));
    var found = Camera.shown("review", "浙A0T034").get(0);
    assertThat(found).containsEntry("reason", "LOW_CONFIDENCE");

    decide(found.get("id"), "confirmation").statusCode(204);
    assertThat(Eventually.first(() -> Camera.shown("ended", "浙A0T034"), "fee")).isNotNull();
    decide(found.get("id"), "confirmation").statusCode(409);
  }

  @Test
  void of_a_plate_that_no_form_fits_waits_for_a_person() {
    camera.sees("entrance", "浙A0T0", NOON);
    camera.sees("exit", "浙A0T0", NOON.plusSeconds(3600));
    assertThat(Camera.shown("review", "浙A0T0").get(0)).containsEntry("reason", "UNKNOWN_FORM");
  }

  @Test
  void that_nobody_knows_is_not_found() {
    decide("00000000-0000-0000-0000-000000000000", "confirmation")
        .statusCode(404)
        .body("type", equalTo("/problems/unknown-session"));
  }

  @Test
  void is_not_made_of_a_car_whose_plate_cannot_be_read() {
    String passage = camera.sees("entrance", "", NOON);
    var passages = Camera.shown("passages", "");
    assertThat(passages)
        .anySatisfy(
            shown ->
                assertThat(shown)
                    .containsEntry("id", passage)
                    .containsEntry("verdict", "UNREADABLE"));
    assertThat(Camera.shown("open", "")).isEmpty();
    assertThat(Camera.shown("review", "")).isEmpty();
  }

  @Test
  void in_a_lane_used_both_ways_waits_for_a_person_when_the_way_is_unknown() {
    var street = new Camera("river-edge-1");
    street.sees("kerb", "浙A0T035", NOON);
    assertThat(Camera.shown("open", "浙A0T035")).hasSize(1);
    street.sees("kerb", "浙A0T035", NOON.plusSeconds(3600));
    assertThat(Camera.shown("review", "浙A0T035").get(0))
        .containsEntry("reason", "DIRECTION_UNKNOWN");
  }
}
