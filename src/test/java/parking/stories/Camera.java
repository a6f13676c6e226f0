package parking.stories;

import static io.restassured.RestAssured.given;

import io.restassured.response.ValidatableResponse;
import java.time.Instant;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.atomic.AtomicLong;
import parking.testing.SigningEdge;

/** Sends readings as a recogniser does. Every camera numbers on where the last one stopped. */
final class Camera {
  private static final AtomicLong NUMBERS = new AtomicLong();

  private final String device;

  Camera(String device) {
    this.device = device;
  }

  /** The field {@code sequence} gets the next number. */
  static Map<String, Object> reading(String lane, String plate, Instant seenAt) {
    Map<String, Object> reading = new LinkedHashMap<>();
    reading.put("sequence", NUMBERS.incrementAndGet());
    reading.put("lane", lane);
    reading.put("seenAt", seenAt.toString());
    reading.put("plate", plate);
    reading.put("colour", plate.isEmpty() ? "unknown" : "blue");
    reading.put("confidence", plate.isEmpty() ? 0 : 0.995);
    return reading;
  }

  static Map<String, Object> with(Map<String, Object> reading, String field, Object value) {
    Map<String, Object> other = new LinkedHashMap<>(reading);
    other.put(field, value);
    return other;
  }

  ValidatableResponse sends(Object... readings) {
    var body = Map.of("device", device, "readings", List.of(readings));
    return SigningEdge.posts(device, "/api/v1/readings", body).then();
  }

  /** Sends one car through a lane and expects it to be accepted; answers the passage's id. */
  String sees(String lane, String plate, Instant seenAt) {
    return sends(reading(lane, plate, seenAt))
        .statusCode(200)
        .body("results[0].outcome", org.hamcrest.Matchers.equalTo("accepted"))
        .extract()
        .path("results[0].passage");
  }

  /** What the live page shows of a car in one of its lists. */
  static List<Map<String, Object>> shown(String list, String plate) {
    List<Map<String, Object>> all =
        given().get("/api/v1/overview").then().statusCode(200).extract().path(list);
    return new ArrayList<>(all.stream().filter(row -> plate.equals(row.get("plate"))).toList());
  }
}
