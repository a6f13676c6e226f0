package parking.stories;

import static io.restassured.RestAssured.given;

import java.time.Duration;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.List;

/** A driver's car that parks for an hour, which costs 10 yuan. */
final class Parking {
  /** By China's clock, so that an hour costs what it costs by day. */
  private static final Instant NOON =
      Instant.now().truncatedTo(ChronoUnit.DAYS).plus(Duration.ofHours(28));

  private static final Instant LATER = NOON.plusSeconds(600);

  private final Camera camera = new Camera("west-lake-edge");

  void begins() {
    SettableClock.at(NOON);
  }

  /** A visit that ends after the plate was bound, and as it should; answers its id. */
  String parks(Pocket driver, String plate, String state) {
    enters(driver, plate);
    return leaves(driver, plate, state);
  }

  void enters(Pocket driver, String plate) {
    camera.sees("entrance", plate, LATER.minus(Duration.ofHours(1)));
    Eventually.isTrue(
        () -> !driver.gets("/me/now").extract().<List<Object>>path("visits").isEmpty());
    isToldOn();
  }

  /** Billing has been told of everything, also of who pays for plates. */
  static void isToldOn() {
    Eventually.isTrue(
        () ->
            given()
                    .get("/api/v1/overview")
                    .then()
                    .statusCode(200)
                    .extract()
                    .<Integer>path("counts.factsWaiting")
                == 0);
  }

  String leaves(Pocket driver, String plate, String state) {
    SettableClock.at(LATER);
    camera.sees("exit", plate, LATER);
    Eventually.isTrue(() -> state.equals(state(driver)));
    return driver.gets("/me/visits").extract().path("visits[0].id");
  }

  static String state(Pocket driver) {
    return driver.gets("/me/visits").statusCode(200).extract().path("visits[0].state");
  }
}
