package parking.stories;

import static io.restassured.RestAssured.given;
import static org.assertj.core.api.Assertions.assertThat;
import static org.hamcrest.Matchers.containsString;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.hasItems;
import static org.hamcrest.Matchers.not;

import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.RestAssured;
import io.restassured.response.Response;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.DisplayNameGeneration;
import org.junit.jupiter.api.DisplayNameGenerator.ReplaceUnderscores;
import org.junit.jupiter.api.Test;
import parking.demo.LogIn;

@QuarkusTest
@QuarkusTestResource(RunningDatabase.class)
@DisplayNameGeneration(ReplaceUnderscores.class)
class Logging_in {
  private static final String NEW = "a new password, quite long";

  /** A page of the service, as requests of this test call its host. */
  private static String page() {
    return "%s:%d/".formatted(RestAssured.baseURI, RestAssured.port);
  }

  private static LogIn door() {
    return new LogIn("http://localhost:" + RestAssured.port);
  }

  /** Writes somebody down, and tells the one-time password. */
  private static String hire(String id) {
    return given()
        .contentType("application/json")
        .body(Map.of("id", id, "name", id, "roles", List.of("operator"), "where", lots()))
        .post("/api/v1/staff")
        .then()
        .statusCode(201)
        .extract()
        .path("oneTimePassword");
  }

  private static Map<String, Object> lots() {
    return Map.of("lots", List.of("west-lake"));
  }

  private static Response token(Map<String, String> form) {
    return Staff.nobody().formParams(form).post("/issuer/token");
  }

  private static Response renewed(String refresh) {
    return token(Map.of("grant_type", "refresh_token", "refresh_token", refresh));
  }

  private static void act(String id, String act) {
    given()
        .contentType("application/json")
        .body(Map.of("why", "a test"))
        .post("/api/v1/staff/{id}/{act}", id, act)
        .then()
        .statusCode(200);
  }

  @Test
  void begins_with_a_one_time_password_that_opens_nothing_but_its_change() throws Exception {
    var oneTime = hire("ning");
    assertThat(door().show("ning", oneTime).page()).contains("This password works once");
    var tokens = door().change("ning", oneTime, NEW);
    Staff.bearing(tokens.access()).get("/api/v1/me").then().body("id", equalTo("ning"));
    assertThat(door().show("ning", oneTime).page()).contains("Id or password is wrong");
    var again = door().logIn("ning", NEW);
    Staff.bearing(again.access()).get("/api/v1/lots/west-lake/permits").then().statusCode(200);
  }

  @Test
  void ends_for_whoever_shows_a_renewal_twice() throws Exception {
    var first = door().change("rui", hire("rui"), NEW);
    var second = renewed(first.refresh()).then().statusCode(200).extract().path("refresh_token");
    assertThat(second).isNotEqualTo(first.refresh());
    renewed(first.refresh()).then().statusCode(400).body("error", equalTo("invalid_grant"));
    renewed((String) second).then().statusCode(400).body("error", equalTo("invalid_grant"));
  }

  @Test
  void ends_when_somebody_logs_out() throws Exception {
    var tokens = door().change("tian", hire("tian"), NEW);
    Staff.nobody()
        .formParam("token", tokens.refresh())
        .post("/issuer/revocation")
        .then()
        .statusCode(200);
    renewed(tokens.refresh()).then().statusCode(400);
  }

  @Test
  void ends_everywhere_at_once() throws Exception {
    var tokens = door().change("yu", hire("yu"), NEW);
    Staff.bearing(tokens.access()).delete("/api/v1/me/sessions").then().statusCode(204);
    Staff.bearing(tokens.access()).get("/api/v1/me").then().statusCode(401);
    renewed(tokens.refresh()).then().statusCode(400);
    var again = door().logIn("yu", NEW);
    Staff.bearing(again.access()).get("/api/v1/me").then().statusCode(200);
  }

  @Test
  void ends_for_whom_an_administrator_disables_or_gives_another_password() throws Exception {
    var tokens = door().change("hao", hire("hao"), NEW);
    act("hao", "disable");
    Staff.bearing(tokens.access()).get("/api/v1/me").then().statusCode(401);
    renewed(tokens.refresh()).then().statusCode(400);
    assertThat(door().show("hao", NEW).page()).contains("Id or password is wrong");
    act("hao", "enable");
    assertThat(door().logIn("hao", NEW).access()).isNotEmpty();
    act("hao", "password");
    assertThat(door().show("hao", NEW).page()).contains("Id or password is wrong");
    given()
        .get("/api/v1/staff/hao/acts")
        .then()
        .body("kind", hasItems("CREATED", "DISABLED", "ENABLED", "PASSWORD_RESET"))
        .body("by", hasItems(Staff.EVERYTHING));
  }

  @Test
  void has_to_wait_after_five_wrong_passwords() throws Exception {
    var oneTime = hire("fei");
    for (int i = 0; i < 5; i++) {
      assertThat(door().show("fei", "wrong").page()).contains("Id or password is wrong");
    }
    assertThat(door().show("fei", oneTime).page()).contains("Too many wrong passwords");
    assertThat(door().show("nobody-at-all", "x").page()).contains("Id or password is wrong");
  }

  @Test
  void leads_to_pages_of_the_service_only_and_back_with_a_code_that_is_good_once()
      throws Exception {
    var shown = door().show("jun", hire("jun"), NEW);
    var code = shown.code().orElseThrow();
    var form =
        Map.of(
            "grant_type",
            "authorization_code",
            "code",
            code,
            "redirect_uri",
            shown.redirect(),
            "code_verifier",
            shown.verifier());
    token(form).then().statusCode(200).header("Cache-Control", "no-store");
    token(form).then().statusCode(400).body("error", equalTo("invalid_grant"));
    for (var page :
        List.of("http://elsewhere/", "http://localhost:1/", "/", "javascript:alert(1)")) {
      Staff.nobody()
          .redirects()
          .follow(false)
          .queryParams(door().parameters("x".repeat(43), page))
          .get("/issuer/authorize")
          .then()
          .statusCode(400)
          .body("detail", containsString("redirect_uri"));
    }
  }

  @Test
  void takes_no_code_from_who_did_not_ask_for_it() throws Exception {
    var shown = door().show("kai", hire("kai"), NEW);
    token(
            Map.of(
                "grant_type", "authorization_code",
                "code", shown.code().orElseThrow(),
                "redirect_uri", shown.redirect(),
                "code_verifier", "z".repeat(43)))
        .then()
        .statusCode(400);
  }

  @Test
  void takes_passwords_from_its_own_page_only() {
    Staff.nobody()
        .formParams(door().parameters("x".repeat(43), page()))
        .formParam("id", "admin")
        .formParam("password", "x")
        .post("/issuer/authorize")
        .then()
        .statusCode(403)
        .body("type", equalTo("/problems/wrong-page"));
  }

  @Test
  void is_a_page_without_any_script() {
    Staff.nobody()
        .queryParams(door().parameters("x".repeat(43), page()))
        .get("/issuer/authorize")
        .then()
        .statusCode(200)
        .header("Content-Security-Policy", containsString("default-src 'none'"))
        .header("Content-Security-Policy", not(containsString("script")))
        .header("Cache-Control", equalTo("no-store"))
        .body(containsString("密码"), containsString("Password"));
  }

  @Test
  void is_described_for_programs() {
    Staff.nobody()
        .get("/issuer/.well-known/openid-configuration")
        .then()
        .statusCode(200)
        .body("issuer", equalTo("http://localhost/issuer"))
        .body("jwks_uri", equalTo("http://localhost/issuer/jwks"));
    Staff.nobody()
        .get("/issuer/jwks")
        .then()
        .body("keys[0].kty", equalTo("RSA"))
        .body("keys[0].d", equalTo(null));
  }

  @Test
  void is_not_changed_by_who_would_gain_from_it() {
    given()
        .contentType("application/json")
        .body(Map.of("why", "a test"))
        .post("/api/v1/staff/{id}/disable", Staff.EVERYTHING)
        .then()
        .statusCode(403)
        .body("type", equalTo("/problems/not-yourself"));
    hire("lei");
    given()
        .contentType("application/json")
        .body(Map.of("id", "lei", "name", "lei", "roles", List.of("operator"), "where", lots()))
        .post("/api/v1/staff")
        .then()
        .statusCode(409)
        .body("type", equalTo("/problems/staff-known"));
    given()
        .contentType("application/json")
        .body(
            Map.of(
                "name", "lei", "roles", List.of("operator"), "where", Map.of("operator", "moon")))
        .put("/api/v1/staff/lei")
        .then()
        .statusCode(422)
        .body("detail", containsString("no lot is run by an operator called moon"));
  }
}
