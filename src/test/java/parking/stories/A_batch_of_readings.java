package parking.stories;

import static io.restassured.RestAssured.given;
import static org.assertj.core.api.Assertions.assertThat;
import static org.hamcrest.Matchers.containsString;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.startsWith;

import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.junit.QuarkusTest;
import java.security.MessageDigest;
import java.time.Instant;
import java.util.Base64;
import java.util.HexFormat;
import java.util.Map;
import org.junit.jupiter.api.DisplayNameGeneration;
import org.junit.jupiter.api.DisplayNameGenerator.ReplaceUnderscores;
import org.junit.jupiter.api.Test;
import parking.testing.SigningEdge;

@QuarkusTest
@QuarkusTestResource(RunningDatabase.class)
@DisplayNameGeneration(ReplaceUnderscores.class)
class A_batch_of_readings {
  private static final Instant NOON = Instant.parse("2026-11-20T04:00:00Z");
  private static final byte[] JPEG = {(byte) 0xFF, (byte) 0xD8, (byte) 0xFF, 1, 2, 3};
  private static final byte[] PLATE = {(byte) 0xFF, (byte) 0xD8, (byte) 0xFF, 4, 5};

  private final Camera camera = new Camera("west-lake-edge");

  private static Map<String, Object> picture(byte[] bytes, String sha256) {
    return Map.of(
        "mediaType",
        "image/jpeg",
        "sha256",
        sha256,
        "data",
        Base64.getEncoder().encodeToString(bytes));
  }

  private static String sha256(byte[] bytes) throws java.security.GeneralSecurityException {
    return HexFormat.of().formatHex(MessageDigest.getInstance("SHA-256").digest(bytes));
  }

  private static io.restassured.response.ValidatableResponse body(String body) {
    return SigningEdge.postsText("west-lake-edge", "/api/v1/readings", body).then();
  }

  @Test
  void is_answered_reading_by_reading_in_the_order_sent() {
    var good = Camera.reading("entrance", "浙A0T011", NOON);
    var bad = Camera.reading("gate-9", "浙A0T012", NOON.minusSeconds(60));
    camera
        .sends(good, bad)
        .statusCode(200)
        .body("device", equalTo("west-lake-edge"))
        .body("results[0].outcome", equalTo("accepted"))
        .body("results[1].outcome", equalTo("refused"))
        .body("results[1].detail", containsString("Lane \"gate-9\" is not known"));
  }

  @Test
  void sent_again_gets_the_first_passages_again() {
    var reading = Camera.reading("entrance", "浙A0T013", NOON);
    String first = camera.sends(reading).extract().path("results[0].passage");
    camera
        .sends(reading)
        .body("results[0].outcome", equalTo("repeated"))
        .body("results[0].passage", equalTo(first));
    assertThat(Camera.shown("open", "浙A0T013")).hasSize(1);
  }

  @Test
  void with_a_used_number_and_other_content_is_refused_by_name() {
    var reading = Camera.reading("entrance", "浙A0T014", NOON);
    String first = camera.sends(reading).extract().path("results[0].passage");
    camera
        .sends(Camera.with(reading, "plate", "浙A0T015"))
        .body("results[0].outcome", equalTo("refused"))
        .body("results[0].detail", containsString("used before"))
        .body("results[0].detail", containsString(first));
    assertThat(Camera.shown("open", "浙A0T015")).isEmpty();
  }

  @Test
  void with_one_bad_field_is_refused_for_that_reading_only() {
    camera
        .sends(
            Camera.with(Camera.reading("entrance", "浙A0T016", NOON), "colour", "pink"),
            Camera.with(Camera.reading("entrance", "浙A0T016", NOON), "confidence", 1.5),
            Camera.with(Camera.reading("entrance", "浙A0T016", NOON), "seenAt", "yesterday"),
            Camera.with(Camera.reading("entrance", "浙A0T016", NOON), "speed", 30),
            Camera.reading("entrance", "浙A0T016", NOON))
        .statusCode(200)
        .body("results[0].detail", startsWith("readings[0].colour \"pink\""))
        .body("results[1].detail", startsWith("readings[1].confidence: a number from 0 to 1"))
        .body("results[2].detail", startsWith("readings[2].seenAt: an RFC 3339 time"))
        .body("results[3].detail", startsWith("readings[3].speed: there is no such field"))
        .body("results[4].outcome", equalTo("accepted"));
  }

  @Test
  void of_an_unknown_device_is_a_problem() {
    new Camera("nobody")
        .sends(Camera.reading("entrance", "浙A0T017", NOON))
        .statusCode(401)
        .contentType("application/problem+json")
        .body("type", equalTo("/problems/key-unknown"))
        .body("detail", containsString("\"nobody\""));
  }

  @Test
  void that_is_no_json_is_a_problem_with_the_place() {
    body("{\"device\": \"west-lake-edge\",\n \"readings\": [}")
        .statusCode(400)
        .contentType("application/problem+json")
        .body("detail", containsString("line 2, column 15"));
  }

  @Test
  void without_what_it_needs_is_a_problem_naming_the_field() {
    body("{}").statusCode(400).body("detail", startsWith("device: missing"));
    body("{\"device\":\"west-lake-edge\",\"readings\":[]}")
        .statusCode(400)
        .body("detail", startsWith("readings: 0 are sent"));
    body("{\"device\":\"west-lake-edge\",\"readings\":[{\"lane\":\"entrance\"}]}")
        .statusCode(400)
        .body("detail", startsWith("readings[0].sequence"));
    body("").statusCode(400);
  }

  @Test
  void larger_than_eight_megabytes_is_too_large() {
    body(" ".repeat(8 * 1024 * 1024 + 1))
        .statusCode(413)
        .body("type", equalTo("/problems/too-large"));
  }

  @Test
  void with_a_picture_keeps_it_as_evidence() throws java.security.GeneralSecurityException {
    var reading = Camera.reading("entrance", "浙A0T018", NOON);
    String passage =
        camera
            .sends(Camera.with(reading, "picture", picture(JPEG, sha256(JPEG))))
            .body("results[0].outcome", equalTo("accepted"))
            .extract()
            .path("results[0].passage");
    var kept = given().get("/api/v1/lots/west-lake/passages/" + passage + "/picture");
    assertThat(kept.contentType()).isEqualTo("image/jpeg");
    assertThat(kept.asByteArray()).isEqualTo(JPEG);
  }

  @Test
  void with_a_cut_out_of_the_plate_keeps_it_beside_the_picture()
      throws java.security.GeneralSecurityException {
    var reading = Camera.reading("entrance", "浙A0T022", NOON);
    var whole = Camera.with(reading, "picture", picture(JPEG, sha256(JPEG)));
    String passage =
        camera
            .sends(Camera.with(whole, "cutOut", picture(PLATE, sha256(PLATE))))
            .body("results[0].outcome", equalTo("accepted"))
            .extract()
            .path("results[0].passage");
    var address = "/api/v1/lots/west-lake/passages/" + passage + "/cut-out";
    var kept = given().get(address);
    assertThat(kept.contentType()).isEqualTo("image/jpeg");
    assertThat(kept.asByteArray()).isEqualTo(PLATE);
    assertThat(given().get("/api/v1/lots/west-lake/passages/" + passage + "/picture").asByteArray())
        .isEqualTo(JPEG);
    assertThat(Camera.shown("passages", "浙A0T022").get(0)).containsEntry("cutOut", address);
  }

  @Test
  void with_a_cut_out_that_is_wrong_or_too_large_is_refused()
      throws java.security.GeneralSecurityException {
    var large = java.util.Arrays.copyOf(PLATE, 48 * 1024 + 1);
    camera
        .sends(
            Camera.with(
                Camera.reading("entrance", "浙A0T023", NOON),
                "cutOut",
                picture(PLATE, "0".repeat(64))),
            Camera.with(
                Camera.reading("entrance", "浙A0T023", NOON),
                "cutOut",
                picture(large, sha256(large))))
        .body("results[0].detail", startsWith("cutOut.sha256"))
        .body("results[1].detail", startsWith("cutOut: 49153 bytes are more than the 49152"));
    assertThat(Camera.shown("open", "浙A0T023")).isEmpty();
  }

  @Test
  void with_a_picture_that_is_not_what_its_hash_says_is_refused() {
    var reading = Camera.reading("entrance", "浙A0T019", NOON);
    camera
        .sends(Camera.with(reading, "picture", picture(JPEG, "0".repeat(64))))
        .body("results[0].outcome", equalTo("refused"))
        .body("results[0].detail", startsWith("picture.sha256"));
    assertThat(Camera.shown("open", "浙A0T019")).isEmpty();
  }

  @Test
  void without_a_picture_has_none_to_show() {
    var passage = camera.sees("entrance", "浙A0T020", NOON);
    given()
        .get("/api/v1/lots/west-lake/passages/" + passage + "/picture")
        .then()
        .statusCode(404)
        .body("type", equalTo("/problems/no-picture"));
    given()
        .get("/api/v1/lots/west-lake/passages/" + passage + "/cut-out")
        .then()
        .statusCode(404)
        .body("type", equalTo("/problems/no-cut-out"));
    assertThat(Camera.shown("passages", "浙A0T020").get(0)).doesNotContainKeys("picture", "cutOut");
  }

  @Test
  void out_of_order_is_folded_in_the_order_the_cars_were_seen() {
    camera.sends(
        Camera.reading("exit", "浙A0T021", NOON.plusSeconds(600)),
        Camera.reading("entrance", "浙A0T021", NOON));
    assertThat(Camera.shown("ended", "浙A0T021")).hasSize(1);
  }
}
