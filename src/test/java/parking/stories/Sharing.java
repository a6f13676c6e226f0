package parking.stories;

import static io.restassured.RestAssured.given;
import static org.hamcrest.Matchers.equalTo;

import io.restassured.response.ValidatableResponse;
import java.time.Instant;
import java.util.HashMap;
import java.util.Map;

/** What people do with the shared spaces of one lot, over HTTP. */
record Sharing(String lot) {
  /** A car comes past the one camera of the lot, which belongs to the device of this name. */
  static void comes(String device, String plate, Instant at) {
    passes(device, plate, at, "in");
  }

  static void goes(String device, String plate, Instant at) {
    passes(device, plate, at, "out");
  }

  private static void passes(String device, String plate, Instant at, String direction) {
    new Camera(device)
        .sends(Camera.with(Camera.reading("kerb", plate, at), "direction", direction))
        .statusCode(200)
        .body("results[0].outcome", equalTo("accepted"));
  }

  String place(String more) {
    return "/api/v1/lots/" + lot + "/shared-spaces" + more;
  }

  ValidatableResponse now() {
    return given().get(place("")).then().statusCode(200);
  }

  ValidatableResponse asks(String plate) {
    return given()
        .contentType("application/json")
        .body(Map.of("plate", plate, "colour", "blue"))
        .post(place("/requests"))
        .then();
  }

  void isGranted(String plate) {
    asks(plate).statusCode(200).body("answer", equalTo("GRANTED"));
  }

  void isRefused(String plate, String why) {
    asks(plate).statusCode(200).body("answer", equalTo("REFUSED")).body("why", equalTo(why));
  }

  ValidatableResponse post(String who, String what, Map<String, ?> body) {
    return Staff.as(who).contentType("application/json").body(body).post(place(what)).then();
  }

  ValidatableResponse get(String who, String what) {
    return Staff.as(who).get(place(what)).then();
  }

  static Map<String, Object> offer(int spaces) {
    return Map.of(
        "owner", Map.of("kind", "UNIT", "name", "示例机关"), "spaces", spaces, "note", "letter 7");
  }

  /** Offers spaces without end, accepts them and sets a quota. */
  void isOpen(String officer, int spaces, int quota) {
    String id = post(officer, "/offers", offer(spaces)).statusCode(201).extract().path("id");
    post(officer, "/offers/" + id + "/accept", Map.of()).statusCode(200);
    post(officer, "/quotas", Map.of("cars", quota)).statusCode(201);
  }

  ValidatableResponse offersPass(String officer, int days, int most) {
    Map<String, Object> kind = new HashMap<>();
    kind.put("name", "错时共享月卡");
    kind.put("nameEn", "pass for a month");
    kind.put("right", "night-pass");
    kind.put("priceFen", 12_000);
    kind.put("days", days);
    kind.put("most", most);
    return post(officer, "/pass-kinds", kind);
  }

  ValidatableResponse sellsPass(String who, String kind, String plate, String reference) {
    return post(who, "/passes", Map.of("kind", kind, "plate", plate, "reference", reference));
  }
}
