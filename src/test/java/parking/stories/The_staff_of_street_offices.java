package parking.stories;

import static io.restassured.RestAssured.given;
import static org.assertj.core.api.Assertions.assertThat;
import static org.hamcrest.Matchers.contains;
import static org.hamcrest.Matchers.containsInAnyOrder;
import static org.hamcrest.Matchers.containsString;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.hasItems;
import static org.hamcrest.Matchers.hasKey;
import static org.hamcrest.Matchers.not;

import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.response.ValidatableResponse;
import java.time.Clock;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.DisplayNameGeneration;
import org.junit.jupiter.api.DisplayNameGenerator.ReplaceUnderscores;
import org.junit.jupiter.api.Test;
import parking.testing.StaffTokens;

@QuarkusTest
@QuarkusTestResource(RunningDatabase.class)
@DisplayNameGeneration(ReplaceUnderscores.class)
class The_staff_of_street_offices {
  private static final String ME = "/api/v1/me";
  private static final String WRONG = "nobody-has-this-token";

  private static void isUnknown(ValidatableResponse answer) {
    answer
        .statusCode(401)
        .header("WWW-Authenticate", "Bearer")
        .contentType("application/problem+json")
        .body("type", equalTo("/problems/unauthorized"))
        .body("status", equalTo(401));
  }

  private static void isNobodys(String token) {
    isUnknown(Staff.bearing(token).get(ME).then().body("detail", containsString("nobody's")));
  }

  @Test
  void is_not_known_without_a_token() {
    isUnknown(Staff.nobody().get(ME).then().body("detail", containsString("Bearer")));
    isUnknown(given().header("Authorization", "Basic Y2hlbjpjaGVu").get(ME).then());
  }

  @Test
  void is_not_known_by_a_wrong_token() {
    var right = Staff.token("chen");
    isNobodys(WRONG);
    isNobodys(right.substring(0, right.length() - 8) + "AAAAAAAA");
    isNobodys(Staff.tokens().of("nobody"));
    var now = Clock.systemUTC().instant();
    isNobodys(Staff.tokens().of("chen", now.minus(Duration.ofHours(2)), Duration.ofHours(1)));
    isNobodys(new StaffTokens(Staff.tokens().key(), "http://elsewhere/issuer").of("chen"));
  }

  @Test
  void is_known_by_the_right_token() {
    Staff.as("chen")
        .get(ME)
        .then()
        .statusCode(200)
        .body("id", equalTo("chen"))
        .body("name", equalTo("陈晓"))
        .body("roles", contains("officer"))
        .body("wholeCity", equalTo(false))
        .body(
            "office",
            equalTo(
                Map.of(
                    "id", "wulin",
                    "name", "武林示例街道办事处",
                    "nameEn", "Wulin sample street office")))
        .body("lots", contains("hill-garage", "west-lake"));
    Staff.as("sun").get(ME).then().body("roles", contains("officer", "approver"));
  }

  @Test
  void has_an_operator_without_an_office() {
    Staff.as("wang")
        .get(ME)
        .then()
        .statusCode(200)
        .body("roles", containsInAnyOrder("operator", "finance"))
        .body("$", not(hasKey("office")))
        .body("lots", contains("west-lake"));
  }

  @Test
  void may_reach_every_lot_when_the_office_is_the_citys() {
    Staff.as("qian")
        .get(ME)
        .then()
        .body("office.id", equalTo("city"))
        .body("lots", hasItems("west-lake", "river-street", "quiet-garage", "count-garage"));
  }

  @Test
  void passes_a_door_only_with_a_role_that_stands_in_the_table() {
    Staff.as("wang").get("/api/v1/lots/west-lake/permits").then().statusCode(200);
    for (var other : List.of("chen", "lin")) {
      Staff.as(other)
          .get("/api/v1/lots/west-lake/permits")
          .then()
          .statusCode(403)
          .contentType("application/problem+json")
          .body("type", equalTo("/problems/role-missing"))
          .body("status", equalTo(403));
    }
  }

  @Test
  void passes_a_door_only_at_its_own_lots() {
    for (var lot : List.of("river-street", "nowhere")) {
      Staff.as("wang")
          .get("/api/v1/lots/{lot}/permits", lot)
          .then()
          .statusCode(403)
          .body("type", equalTo("/problems/not-your-lots"));
    }
    Staff.as("wang")
        .get("/api/v1/books/totals")
        .then()
        .statusCode(403)
        .body("type", equalTo("/problems/not-the-citys"));
  }

  @Test
  void works_in_offices_that_everybody_may_know() {
    for (var request : List.of(Staff.nobody(), Staff.bearing(WRONG), Staff.as("wang"))) {
      request
          .get("/api/v1/street-offices")
          .then()
          .statusCode(200)
          .body("id", contains("wulin", "tianshui", "city"))
          .body("[0].name", equalTo("武林示例街道办事处"))
          .body("[0].nameEn", equalTo("Wulin sample street office"))
          .body("[0].lots", contains("hill-garage", "west-lake"))
          .body("[2].lots", hasItems("west-lake", "river-street", "hill-garage", "lost-garage"));
    }
  }

  @Test
  void needs_no_token_where_nobody_needs_one() {
    for (var door : List.of("/api/v1/tariffs", "/api/v1/occupancy", "/q/health", "/")) {
      Staff.nobody().get(door).then().statusCode(200);
      Staff.bearing(WRONG).get(door).then().statusCode(200);
    }
  }

  @Test
  void keeps_its_tokens_out_of_answers_and_logs() {
    var lines =
        ServiceLog.of(
            () -> {
              for (var token : List.of(WRONG, Staff.token("wang"))) {
                for (var door : List.of(ME, "/api/v1/books/totals")) {
                  var answer = Staff.bearing(token).get(door);
                  assertThat(answer.asString()).isNotEmpty().doesNotContain(token);
                  assertThat(answer.headers().toString()).doesNotContain(token);
                }
              }
            });
    assertThat(lines).anyMatch(line -> line.contains(ME));
    assertThat(lines).noneMatch(line -> line.contains(WRONG));
    assertThat(lines).noneMatch(line -> line.contains(Staff.token("wang")));
  }
}
