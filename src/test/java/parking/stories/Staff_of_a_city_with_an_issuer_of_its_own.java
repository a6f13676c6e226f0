package parking.stories;

import static io.restassured.RestAssured.given;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.hasKey;
import static org.hamcrest.Matchers.not;

import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.common.WithTestResource;
import io.quarkus.test.junit.QuarkusTest;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.DisplayNameGeneration;
import org.junit.jupiter.api.DisplayNameGenerator.ReplaceUnderscores;
import org.junit.jupiter.api.Test;

@QuarkusTest
@QuarkusTestResource(RunningDatabase.class)
@WithTestResource(CitysIssuer.class)
@DisplayNameGeneration(ReplaceUnderscores.class)
class Staff_of_a_city_with_an_issuer_of_its_own {
  private static final String ME = "/api/v1/me";

  private static Map<String, Object> wish(String subject) {
    return Map.of(
        "id",
        "ouyang",
        "name",
        "欧阳",
        "roles",
        List.of("reviewer"),
        "subject",
        subject,
        "where",
        Map.of("lots", List.of("west-lake")));
  }

  @Test
  void is_known_by_what_the_issuer_calls_it() {
    var boss = CitysIssuer.tokens().of(CitysIssuer.BOSS);
    Staff.bearing(boss).get(ME).then().statusCode(200).body("id", equalTo("admin"));
    Staff.bearing(boss)
        .contentType("application/json")
        .body(wish("7c1d-ouyang"))
        .post("/api/v1/staff")
        .then()
        .statusCode(201)
        .body("$", not(hasKey("oneTimePassword")));
    Staff.bearing(CitysIssuer.tokens().of("7c1d-ouyang"))
        .get(ME)
        .then()
        .statusCode(200)
        .body("id", equalTo("ouyang"));
    Staff.bearing(CitysIssuer.tokens().of("ouyang")).get(ME).then().statusCode(401);
  }

  @Test
  void is_not_known_by_tokens_that_the_service_would_sign_itself() {
    Staff.bearing(Staff.token("admin")).get(ME).then().statusCode(401);
    Staff.bearing(Staff.token(CitysIssuer.BOSS)).get(ME).then().statusCode(401);
  }

  @Test
  void shows_no_password_to_the_service() {
    for (var door : List.of("jwks", "authorize", ".well-known/openid-configuration")) {
      given().get("/issuer/" + door).then().statusCode(404);
    }
    Staff.bearing(CitysIssuer.tokens().of(CitysIssuer.BOSS))
        .contentType("application/json")
        .body(Map.of("why", "lost"))
        .post("/api/v1/staff/admin/password")
        .then()
        .statusCode(422)
        .body("type", equalTo("/problems/no-passwords"));
  }
}
