package parking.stories;

import static io.restassured.RestAssured.given;
import static org.assertj.core.api.Assertions.assertThat;
import static org.hamcrest.Matchers.contains;
import static org.hamcrest.Matchers.containsString;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.hasItems;
import static org.hamcrest.Matchers.hasKey;
import static org.hamcrest.Matchers.not;

import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.response.ValidatableResponse;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.DisplayNameGeneration;
import org.junit.jupiter.api.DisplayNameGenerator.ReplaceUnderscores;
import org.junit.jupiter.api.Test;

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

  @Test
  void is_not_known_without_a_token() {
    isUnknown(given().get(ME).then().body("detail", containsString("Authorization: Bearer")));
    isUnknown(given().header("Authorization", "Basic Y2hlbjpjaGVu").get(ME).then());
    isUnknown(Staff.bearing("").get(ME).then());
    isUnknown(given().get("/test/doors/name").then());
    isUnknown(given().get("/test/doors/officers").then());
  }

  @Test
  void is_not_known_by_a_wrong_token() {
    for (var door : List.of(ME, "/test/doors/name", "/test/doors/officers")) {
      for (var token : List.of(WRONG, Staff.token("chen") + "x", Staff.token("nobody"))) {
        isUnknown(Staff.bearing(token).get(door).then().body("detail", containsString("nobody's")));
      }
    }
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
        .body(
            "office",
            equalTo(
                Map.of(
                    "id", "wulin",
                    "name", "武林示例街道办事处",
                    "nameEn", "Wulin sample street office")))
        .body("lots", contains("hill-garage", "west-lake"));
    Staff.as("sun").get(ME).then().body("roles", contains("officer", "approver"));
    Staff.as("zhou").get("/test/doors/name").then().statusCode(200).body(equalTo("zhou"));
    given()
        .header("Authorization", "bearer  " + Staff.token("lin"))
        .get(ME)
        .then()
        .statusCode(200)
        .body("id", equalTo("lin"));
  }

  @Test
  void has_an_operator_without_an_office() {
    Staff.as("wang")
        .get(ME)
        .then()
        .statusCode(200)
        .body("roles", contains("operator"))
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
  void passes_a_door_only_with_the_role_that_it_asks_for() {
    Staff.as("chen").get("/test/doors/officers").then().statusCode(200);
    Staff.as("sun").get("/test/doors/officers").then().statusCode(200);
    for (var other : List.of("lin", "wang")) {
      Staff.as(other)
          .get("/test/doors/officers")
          .then()
          .statusCode(403)
          .contentType("application/problem+json")
          .body("type", equalTo("/problems/role-missing"))
          .body("status", equalTo(403));
    }
  }

  @Test
  void works_in_offices_that_everybody_may_know() {
    for (var request : List.of(given(), Staff.bearing(WRONG), Staff.as("wang"))) {
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
    for (var door : List.of("/api/v1/overview", "/api/v1/occupancy", "/q/health", "/")) {
      given().get(door).then().statusCode(200);
      Staff.bearing(WRONG).get(door).then().statusCode(200);
    }
  }

  @Test
  void keeps_its_tokens_out_of_answers_and_logs() {
    var lines =
        ServiceLog.of(
            () -> {
              for (var token : List.of(WRONG, Staff.token("wang"))) {
                for (var door : List.of(ME, "/test/doors/officers", "/test/doors/name")) {
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
