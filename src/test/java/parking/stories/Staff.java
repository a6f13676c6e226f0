package parking.stories;

import static io.restassured.RestAssured.given;

import io.restassured.specification.RequestSpecification;

/** The people of the tests' staff file, {@code staff.yaml}. */
final class Staff {
  private Staff() {}

  static String token(String id) {
    return "test-token-of-" + id;
  }

  /** A request that this person makes. */
  static RequestSpecification as(String id) {
    return bearing(token(id));
  }

  /** A request with any token. */
  static RequestSpecification bearing(String token) {
    return given().header("Authorization", "Bearer " + token);
  }
}
