package parking.stories;

import static io.restassured.RestAssured.given;
import static org.assertj.core.api.Assertions.assertThat;
import static org.hamcrest.Matchers.containsString;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.hasSize;
import static org.hamcrest.Matchers.notNullValue;
import static org.hamcrest.Matchers.startsWith;

import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.response.ValidatableResponse;
import jakarta.inject.Inject;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.Instant;
import java.time.ZonedDateTime;
import java.time.format.DateTimeFormatter;
import java.util.Map;
import org.junit.jupiter.api.DisplayNameGeneration;
import org.junit.jupiter.api.DisplayNameGenerator.ReplaceUnderscores;
import org.junit.jupiter.api.Test;
import parking.database.Transactions;
import parking.testing.EdgeKey;
import parking.testing.SigningEdge;

/** Each test has a key of its own for the same box, as if it were put in anew each time. */
@QuarkusTest
@QuarkusTestResource(RunningDatabase.class)
@DisplayNameGeneration(ReplaceUnderscores.class)
class The_keys_of_a_device {
  private static final String DEVICE = "river-edge-1";
  private static final String PLACE = "/api/v1/lots/river-street/devices/" + DEVICE;
  private static final String READINGS = "/api/v1/readings";
  private static final String ENROLMENTS = "/api/v1/devices/enrolments";
  private static final String KEYS = "/api/v1/devices/keys";
  private static final Instant NOON = Instant.parse("2026-11-20T04:00:00Z");

  @Inject Transactions transactions;

  private final EdgeKey key = EdgeKey.make();

  private static byte[] bytes(String text) {
    return text.getBytes(StandardCharsets.UTF_8);
  }

  private static byte[] batch(String device) {
    return bytes(
        """
        {"device":"%s","readings":[{"sequence":%d,"lane":"nowhere","seenAt":"%s","plate":"",\
        "colour":"unknown","confidence":0}]}"""
            .formatted(device, System.nanoTime(), NOON));
  }

  private static ValidatableResponse posts(EdgeKey key, String path, byte[] body) {
    return SigningEdge.posts(key.headers(DEVICE, path, body), path, body).then();
  }

  private static ValidatableResponse administers(String path, Object body) {
    return given().contentType("application/json").body(body).post(PLACE + path).then();
  }

  private static String code() {
    return administers("/enrolments", Map.of())
        .statusCode(201)
        .header("Cache-Control", equalTo("no-store"))
        .body("device", equalTo(DEVICE))
        .body("expiresAt", notNullValue())
        .extract()
        .path("code");
  }

  private static ValidatableResponse enrols(EdgeKey key, String code) {
    return posts(key, ENROLMENTS, enrolment(key, code));
  }

  private static byte[] enrolment(EdgeKey key, String code) {
    return bytes("{\"code\":\"%s\",\"publicKey\":\"%s\"}".formatted(code, key.publicKey()));
  }

  /** Other tests' keys have to make room: a device has only so many at once. */
  private EdgeKey enrolled() {
    retires();
    enrols(key, code()).statusCode(200).body("keyId", equalTo(DEVICE + "/" + key.fingerprint()));
    return key;
  }

  private static void retires() {
    administers("/revocation", Map.of("why", "another test")).statusCode(200);
  }

  private static void isRefused(ValidatableResponse answer, String type, String because) {
    answer
        .statusCode(401)
        .contentType("application/problem+json")
        .header("WWW-Authenticate", equalTo("Signature"))
        .header("Date", notNullValue())
        .body("type", equalTo("/problems/" + type))
        .body("detail", containsString(because));
  }

  @Test
  void are_enrolled_by_a_code_that_is_good_once() {
    retires();
    isRefused(posts(key, READINGS, batch(DEVICE)), "key-unknown", "enrol it");
    var code = code();
    enrols(key, code.toLowerCase()).statusCode(200);
    enrols(key, code).statusCode(200);
    posts(key, READINGS, batch(DEVICE)).statusCode(200);
    enrols(EdgeKey.make(), code).statusCode(403).body("type", equalTo("/problems/code-refused"));
    enrols(EdgeKey.make(), "AAAAA-AAAAA-AAAAA-AAAAA-AAAAA").statusCode(403);
    given()
        .get(PLACE + "/keys")
        .then()
        .body("[0].key", equalTo(key.fingerprint()))
        .body("[0].publicKey", equalTo(key.publicKey()))
        .body("[0].use.issuedBy", equalTo("code of everything"))
        .body("[0].use.activatedAt", notNullValue());
  }

  @Test
  void are_not_enrolled_by_a_code_that_is_over_or_another_devices() {
    var clock = SettableClock.ahead(Duration.ZERO);
    var code = code();
    var body = enrolment(key, code);
    var headers = key.headers("west-lake-edge", ENROLMENTS, body);
    SigningEdge.posts(headers, ENROLMENTS, body).then().statusCode(403);
    clock.passes(Duration.ofHours(25));
    enrols(key, code).statusCode(403).body("type", equalTo("/problems/code-refused"));
  }

  @Test
  void are_enrolled_only_by_who_has_their_private_half() {
    var stranger = EdgeKey.make();
    var body = enrolment(key, code());
    var headers = stranger.headers(DEVICE, ENROLMENTS, body);
    isRefused(
        SigningEdge.posts(headers, ENROLMENTS, body).then(), "signature-wrong", "another key");
  }

  @Test
  void have_codes_of_which_only_the_hash_is_kept() {
    var code = code();
    var rows =
        transactions
            .direct(
                tx ->
                    tx.query("select device_enrolment::text as row from device_enrolment")
                        .execute())
            .await()
            .atMost(Duration.ofSeconds(10));
    assertThat(rows).isNotEmpty();
    rows.forEach(
        row -> assertThat(row.getString("row")).doesNotContain(code, code.replace("-", "")));
  }

  @Test
  void are_needed_at_every_door_of_devices() {
    for (var path : new String[] {READINGS, "/api/v1/device-reports"}) {
      var unsigned = SigningEdge.posts(Map.of(), path, batch(DEVICE)).then();
      isRefused(unsigned, "signature-missing", "Devices sign what they send");
    }
    var body = bytes("{\"publicKey\":\"" + key.publicKey() + "\"}");
    isRefused(SigningEdge.posts(Map.of(), KEYS, body).then(), "signature-missing", "missing");
    var enrolment = enrolment(key, code());
    isRefused(
        SigningEdge.posts(Map.of(), ENROLMENTS, enrolment).then(), "signature-missing", "missing");
  }

  @Test
  void sign_what_is_sent_and_nothing_else() {
    enrolled();
    var body = batch(DEVICE);
    var headers = key.headers(DEVICE, READINGS, body);
    isRefused(
        SigningEdge.posts(headers, READINGS, batch(DEVICE)).then(), "digest-wrong", "SHA-256");
    isRefused(
        SigningEdge.posts(headers, "/api/v1/device-reports", body).then(),
        "signature-wrong",
        "method, path, body or headers");
    isRefused(
        SigningEdge.posts(headers, READINGS + "?x=1", body).then(),
        "signature-malformed",
        "\"@query\"");
    SigningEdge.posts(headers, READINGS, body).then().statusCode(200);
    isRefused(
        SigningEdge.posts(headers, READINGS, body).then(), "signature-replayed", "used before");
  }

  @Test
  void speak_for_their_own_device_only() {
    enrolled();
    var body = batch("west-lake-edge");
    posts(key, READINGS, body)
        .statusCode(403)
        .body("type", equalTo("/problems/another-device"))
        .body("detail", containsString("speaks for device \"west-lake-edge\""));
    var asAnother = key.headers("west-lake-edge", READINGS, body);
    isRefused(SigningEdge.posts(asAnother, READINGS, body).then(), "key-unknown", "has no key");
  }

  @Test
  void may_belong_to_a_clock_that_is_off_when_the_device_goes_by_the_answers_time() {
    enrolled();
    var body = batch(DEVICE);
    for (var off : new Duration[] {Duration.ofMinutes(6), Duration.ofMinutes(-6)}) {
      var choice = EdgeKey.Choice.of(DEVICE);
      var wrong = new EdgeKey.Choice(DEVICE, choice.created().plus(off), choice.nonce());
      var answer = SigningEdge.posts(key.headers(wrong, READINGS, body), READINGS, body);
      isRefused(answer.then(), "signature-clock", off.isNegative() ? "s before" : "s after");
      var told = ZonedDateTime.parse(answer.header("Date"), DateTimeFormatter.RFC_1123_DATE_TIME);
      var right = new EdgeKey.Choice(DEVICE, told.toInstant(), choice.nonce());
      SigningEdge.posts(key.headers(right, READINGS, body), READINGS, body).then().statusCode(200);
    }
    var near = EdgeKey.Choice.of(DEVICE);
    var early = new EdgeKey.Choice(DEVICE, near.created().minusSeconds(290), near.nonce());
    SigningEdge.posts(key.headers(early, READINGS, body), READINGS, body).then().statusCode(200);
  }

  @Test
  void do_not_depend_on_the_services_simulated_time() {
    enrolled();
    SettableClock.at(NOON.minus(Duration.ofDays(300)));
    posts(key, READINGS, batch(DEVICE)).statusCode(200);
  }

  @Test
  void are_rotated_by_the_device_itself_and_overlap_for_a_day() {
    var clock = SettableClock.ahead(Duration.ZERO);
    enrolled();
    var next = EdgeKey.make();
    var body = bytes("{\"publicKey\":\"" + next.publicKey() + "\"}");
    String ends =
        posts(key, KEYS, body)
            .statusCode(200)
            .body("keyId", equalTo(DEVICE + "/" + next.fingerprint()))
            .extract()
            .path("formerEndsAt");
    posts(key, KEYS, body).statusCode(200).body("formerEndsAt", equalTo(ends));
    posts(key, READINGS, batch(DEVICE)).statusCode(200);
    posts(next, READINGS, batch(DEVICE)).statusCode(200);
    clock.passes(Duration.ofHours(25));
    isRefused(posts(key, READINGS, batch(DEVICE)), "key-ended", "rotated to");
    posts(next, READINGS, batch(DEVICE)).statusCode(200);
    given()
        .get(PLACE + "/keys")
        .then()
        .body(
            "find { it.key == '%s' }.use.issuedBy".formatted(next.fingerprint()),
            equalTo("key " + key.fingerprint()));
  }

  @Test
  void are_revoked_by_people_at_once_and_for_ever() {
    enrolled();
    posts(key, READINGS, batch(DEVICE)).statusCode(200);
    administers("/keys/" + key.fingerprint() + "/revocation", Map.of("why", "the box was stolen"))
        .statusCode(200)
        .body("revoked.by", equalTo("everything"))
        .body("revoked.because", equalTo("the box was stolen"));
    isRefused(posts(key, READINGS, batch(DEVICE)), "key-revoked", "is revoked");
    isRefused(
        posts(key, KEYS, bytes("{\"publicKey\":\"" + EdgeKey.make().publicKey() + "\"}")),
        "key-revoked",
        "is revoked");
    enrols(key, code()).statusCode(409).body("type", equalTo("/problems/key-used-up"));
  }

  @Test
  void of_a_stolen_box_are_revoked_together_with_its_codes() {
    enrolled();
    var open = code();
    administers("/revocation", Map.of("why", "stolen"))
        .statusCode(200)
        .body("findAll { it.revoked == null }", hasSize(0));
    isRefused(posts(key, READINGS, batch(DEVICE)), "key-revoked", "is revoked");
    enrols(EdgeKey.make(), open).statusCode(403);
  }

  @Test
  void are_issued_and_ended_by_people_who_compare_fingerprints() {
    retires();
    administers("/keys", Map.of("publicKey", key.publicKey()))
        .statusCode(201)
        .body("key", equalTo(key.fingerprint()));
    posts(key, READINGS, batch(DEVICE)).statusCode(200);
    given()
        .contentType("application/json")
        .body(Map.of("endsAt", "2020-01-01T00:00:00Z"))
        .put(PLACE + "/keys/" + key.fingerprint() + "/end")
        .then()
        .statusCode(200)
        .body("use.endsAt", startsWith("2020-01-01"));
    isRefused(posts(key, READINGS, batch(DEVICE)), "key-ended", "come to its end");
  }

  @Test
  void are_not_too_many_at_once() {
    retires();
    for (int i = 0; i < 5; i++) {
      enrols(EdgeKey.make(), code()).statusCode(200);
    }
    enrols(key, code()).statusCode(409).body("type", equalTo("/problems/too-many-keys"));
  }

  @Test
  void are_no_keys_when_they_are_anything_else() {
    administers("/keys", Map.of("publicKey", "MCowBQYDK2Vw"))
        .statusCode(400)
        .body("detail", startsWith("publicKey: an Ed25519 public key"));
    administers("/keys", Map.of()).statusCode(400);
    given().get("/api/v1/lots/west-lake/devices/" + DEVICE + "/keys").then().statusCode(404);
    given().get("/api/v1/lots/river-street/devices/moon/keys").then().statusCode(404);
    administers("/keys/nothing/revocation", Map.of("why", "none")).statusCode(404);
  }
}
