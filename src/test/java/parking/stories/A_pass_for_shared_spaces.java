package parking.stories;

import static io.restassured.RestAssured.given;
import static org.assertj.core.api.Assertions.assertThat;
import static org.hamcrest.Matchers.containsString;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.hasItem;
import static org.hamcrest.Matchers.hasSize;
import static org.hamcrest.Matchers.not;

import io.quarkus.test.junit.QuarkusTest;
import io.quarkus.test.junit.TestProfile;
import io.restassured.response.ValidatableResponse;
import java.time.Instant;
import java.util.Map;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.DisplayNameGeneration;
import org.junit.jupiter.api.DisplayNameGenerator.ReplaceUnderscores;
import org.junit.jupiter.api.Test;

/** It covers the shared hours: from 18:30 of the Friday until 08:00 of the Monday. */
@QuarkusTest
@TestProfile(SharedLots.class)
@DisplayNameGeneration(ReplaceUnderscores.class)
class A_pass_for_shared_spaces {
  private static final Instant EVENING = SharedLots.FRIDAY_NOON.plusSeconds(7 * 3600);

  /** Monday, 08:30. */
  private static final Instant LATE = Instant.parse("2026-12-07T00:30:00Z");

  @BeforeEach
  void isNoon() {
    SettableClock.at(SharedLots.FRIDAY_NOON);
  }

  private static void problem(ValidatableResponse answer, int status, String type) {
    answer.statusCode(status).body("type", equalTo("/problems/" + type));
  }

  private static String kind(Sharing lot, int days, int most) {
    return lot.offersPass("bao", days, most).statusCode(201).extract().path("id");
  }

  @SuppressWarnings("unchecked")
  private static int fee(String plate) {
    var fee = (Map<String, Object>) Eventually.first(() -> Camera.shown("ended", plate), "fee");
    return (int) fee.get("amountFen");
  }

  @Test
  void keeps_a_space_and_pays_for_the_hours_and_not_beyond() {
    var lot = new Sharing("pass-court");
    lot.isOpen("bao", 2, 2);
    var kind = kind(lot, 30, 1);
    given().get(lot.place("/pass-kinds")).then().body("name", hasItem("错时共享月卡"));
    String id =
        lot.sellsPass("bao", kind, "浙a·0p001", "slip-1")
            .statusCode(201)
            .body("plate", equalTo("浙A0P001"))
            .body("from", equalTo("2026-12-04"))
            .body("until", equalTo("2027-01-03"))
            .body("priceFen", equalTo(12_000))
            .extract()
            .path("id");
    lot.sellsPass("bao", kind, "浙A0P001", "slip-1").statusCode(201).body("id", equalTo(id));
    problem(lot.sellsPass("bao", kind, "浙A0P002", "slip-1"), 409, "reference-used");
    problem(lot.sellsPass("bao", kind, "浙A0P002", "slip-2"), 409, "passes-of-kind");

    SettableClock.at(EVENING);
    Sharing.comes("pass-edge", "浙A0G301", EVENING);
    lot.now().body("kept.forPasses", equalTo(1)).body("free", equalTo(0));
    lot.isRefused("浙A0G302", "FULL");
    lot.isGranted("浙A0P001");
    Sharing.comes("pass-edge", "浙A0P001", EVENING);
    lot.now().body("kept.forPasses", equalTo(0)).body("guestsInside", equalTo(2));

    SettableClock.at(EVENING.plusSeconds(3 * 3600));
    Sharing.goes("pass-edge", "浙A0P001", EVENING.plusSeconds(3 * 3600));
    assertThat(fee("浙A0P001")).as("covered").isZero();
    Sharing.goes("pass-edge", "浙A0G301", EVENING.plusSeconds(3 * 3600));
    assertThat(fee("浙A0G301")).as("an hour of the day and a night").isEqualTo(300);
  }

  @Test
  void pays_for_the_time_beyond_the_hours_apart() {
    var lot = new Sharing("late-court");
    lot.isOpen("bao", 2, 2);
    lot.sellsPass("bao", kind(lot, 30, 2), "浙A0P011", "slip-11").statusCode(201);
    var sunday = LATE.minusSeconds(12 * 3600);
    SettableClock.at(sunday);
    Sharing.comes("late-edge", "浙A0P011", sunday);
    SettableClock.at(LATE);
    Sharing.goes("late-edge", "浙A0P011", LATE);
    assertThat(fee("浙A0P011")).as("a started hour beyond").isEqualTo(1000);
  }

  @Test
  void is_offered_within_the_quota_and_for_a_right_that_the_tariff_knows() {
    var lot = new Sharing("kind-court");
    lot.isOpen("bao", 4, 3);
    problem(lot.offersPass("zhou", 30, 1), 403, "not-your-lots");
    problem(lot.offersPass("bao", 30, 4), 409, "quota");
    var kind = kind(lot, 30, 2);
    problem(lot.offersPass("bao", 30, 2), 409, "quota");
    lot.post(
            "bao",
            "/pass-kinds",
            Map.of(
                "name",
                "卡",
                "nameEn",
                "pass",
                "right",
                "moon",
                "priceFen",
                1,
                "days",
                1,
                "most",
                1))
        .statusCode(422)
        .body("type", equalTo("/problems/unknown-right"))
        .body("detail", containsString("[night-pass]"));
    lot.post("bao", "/pass-kinds/" + kind + "/end", Map.of()).statusCode(200);
    given().get(lot.place("/pass-kinds")).then().body("id", not(hasItem(kind)));
    problem(lot.sellsPass("bao", kind, "浙A0P021", "slip-21"), 409, "pass-kind-withdrawn");
    problem(lot.post("bao", "/pass-kinds/" + kind + "/end", Map.of()), 409, "pass-kind-withdrawn");
    kind(lot, 30, 3);
  }

  @Test
  void that_was_ended_gives_no_right_and_keeps_no_space() {
    var lot = new Sharing("end-court");
    lot.isOpen("bao", 2, 2);
    var kind = kind(lot, 30, 2);
    String id =
        lot.sellsPass("bao", kind, "浙A0P031", "slip-31").statusCode(201).extract().path("id");
    problem(lot.sellsPass("bao", kind, "浙A0P031", "slip-32"), 409, "permit-overlaps");
    problem(lot.post("bao", "/quotas", Map.of("cars", 0)), 409, "passes-sold");
    lot.post("bao", "/passes/" + id + "/end", Map.of("note", "moved away"))
        .statusCode(200)
        .body("ended.note", equalTo("moved away"));
    problem(
        lot.post("bao", "/passes/" + id + "/end", Map.of("note", "again")), 404, "unknown-pass");
    given()
        .queryParam("plate", "浙A0P031")
        .get("/api/v1/lots/end-court/permits")
        .then()
        .body("", hasSize(1))
        .body("[0].id", equalTo(id))
        .body("[0].kind", equalTo("RIGHT"))
        .body("[0].ended.by", equalTo("bao"));
    lot.post("bao", "/quotas", Map.of("cars", 0)).statusCode(201);
    lot.get("bao", "/passes").body("", hasSize(1));
    problem(Staff.nobody().get(lot.place("/passes")).then(), 401, "unauthorized");
  }
}
