package parking.stories;

import static io.restassured.RestAssured.given;
import static org.assertj.core.api.Assertions.assertThat;
import static org.hamcrest.Matchers.containsString;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.hasSize;
import static org.hamcrest.Matchers.notNullValue;
import static org.hamcrest.Matchers.nullValue;

import io.quarkus.test.junit.QuarkusTest;
import io.quarkus.test.junit.TestProfile;
import io.restassured.response.ValidatableResponse;
import java.time.Duration;
import java.time.Instant;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.Executor;
import java.util.stream.IntStream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.DisplayNameGeneration;
import org.junit.jupiter.api.DisplayNameGenerator.ReplaceUnderscores;
import org.junit.jupiter.api.Test;

/**
 * A unit shares spaces of its lot from an hour after work, 18:30, until an hour before work on the
 * next working day. Each test has a lot of its own.
 */
@QuarkusTest
@TestProfile(SharedLots.class)
@DisplayNameGeneration(ReplaceUnderscores.class)
class Spaces_that_a_unit_shares {
  private static final Instant NOON = SharedLots.FRIDAY_NOON;

  /** 19:00 of the Friday. */
  private static final Instant EVENING = NOON.plusSeconds(7 * 3600);

  private static final String MONDAY = "2026-12-07T00:00:00Z";

  private static final Executor ASKERS = task -> new Thread(task).start();

  private SettableClock clock;

  @BeforeEach
  void isNoon() {
    clock = SettableClock.at(NOON);
  }

  private static void problem(ValidatableResponse answer, int status, String type) {
    answer.statusCode(status).body("type", equalTo("/problems/" + type));
  }

  private static void permit(String lot, String plate, String kind) {
    given()
        .contentType("application/json")
        .body(Map.of("plate", plate, "kind", kind, "note", "test"))
        .post("/api/v1/lots/" + lot + "/permits")
        .then()
        .statusCode(201);
  }

  @Test
  void are_offered_by_the_operator_and_opened_by_the_officer_of_the_street() {
    var lot = new Sharing("west-lake");
    problem(Staff.nobody().get(lot.place("/offers")).then(), 401, "unauthorized");
    problem(lot.post("zhou", "/offers", Sharing.offer(6)), 403, "not-your-lots");
    String id =
        lot.post("wang", "/offers", Sharing.offer(6))
            .statusCode(201)
            .body("state", equalTo("OFFERED"))
            .body("from", equalTo("2026-12-04"))
            .body("until", nullValue())
            .body("offered.who", equalTo("wang"))
            .extract()
            .path("id");
    lot.now().body("open", equalTo(0)).body("quota", equalTo(0)).body("isOpen", equalTo(false));
    problem(lot.post("wang", "/offers/" + id + "/accept", Map.of()), 403, "role-missing");
    lot.post("chen", "/offers/" + id + "/accept", Map.of("note", "seen"))
        .statusCode(200)
        .body("state", equalTo("ACCEPTED"))
        .body("decided.who", equalTo("chen"))
        .body("decided.note", equalTo("seen"));
    problem(lot.post("chen", "/offers/" + id + "/decline", Map.of()), 409, "offer-state");
    lot.post("wang", "/offers", Sharing.offer(5))
        .statusCode(409)
        .body("type", equalTo("/problems/spaces-of-lot"))
        .body("day", equalTo("2026-12-04"))
        .body("wanted", equalTo(11))
        .body("there", equalTo(10));

    getsAQuota(lot);
    ends(lot, id);
  }

  private static void getsAQuota(Sharing lot) {
    problem(lot.post("wang", "/quotas", Map.of("cars", 5)), 403, "role-missing");
    problem(lot.post("chen", "/quotas", Map.of("cars", 7)), 409, "spaces-offered");
    lot.post("chen", "/quotas", Map.of("cars", 5)).statusCode(201).body("cars", equalTo(5));
    lot.post("chen", "/quotas", Map.of("cars", 6, "from", "2026-12-05T00:00:00Z")).statusCode(201);
    lot.get("lin", "/quotas").statusCode(200).body("cars", equalTo(List.of(5, 6)));
    lot.now()
        .body("open", equalTo(6))
        .body("quota", equalTo(5))
        .body("isOpen", equalTo(false))
        .body("until", equalTo("2026-12-04T10:30:00Z"));
    SettableClock.at(NOON.plusSeconds(20 * 3600));
    lot.now()
        .body("quota", equalTo(6))
        .body("isOpen", equalTo(true))
        .body("until", equalTo(MONDAY));
  }

  private static void ends(Sharing lot, String id) {
    problem(
        lot.post("chen", "/offers/" + id + "/end", Map.of("from", "2026-12-03")),
        422,
        "day-is-past");
    lot.post("chen", "/offers/" + id + "/end", Map.of("from", "2026-12-07", "note", "rebuilt"))
        .statusCode(200)
        .body("state", equalTo("ACCEPTED"))
        .body("ends", equalTo("2026-12-07"))
        .body("ended.who", equalTo("chen"));
    problem(lot.post("chen", "/offers/" + id + "/end", Map.of()), 409, "offer-state");
    SettableClock.at(Instant.parse(MONDAY).minusSeconds(60));
    lot.now().body("open", equalTo(0)).body("isOpen", equalTo(false));
    lot.get("chen", "/offers").body("", hasSize(1)).body("[0].state", equalTo("ENDED"));
  }

  @Test
  void are_told_to_whoever_asks_and_never_promised_twice() {
    var lot = new Sharing("south-court");
    lot.isOpen("bao", 3, 3);
    clock = SettableClock.at(EVENING);
    permit("south-court", "浙A0W001", "STAFF");
    permit("south-court", "浙A0B001", "BLOCKED");
    Sharing.comes("south-edge", "浙A0W001", EVENING);
    lot.now()
        .body("isOpen", equalTo(true))
        .body("guestsInside", equalTo(0))
        .body("kept.forOwners", equalTo(6))
        .body("free", equalTo(3))
        .body("withheldBecause", nullValue());

    lot.isRefused("浙A0B001", "BLOCKED");
    lot.asks("浙a·0g001")
        .statusCode(200)
        .body("answer", equalTo("GRANTED"))
        .body("heldUntil", notNullValue())
        .body("until", equalTo(MONDAY));
    lot.now().body("free", equalTo(2)).body("kept.forRequests", equalTo(1));
    lot.isGranted("浙A0G001");
    lot.now().body("free", equalTo(2));
    Sharing.comes("south-edge", "浙A0G001", EVENING);
    lot.now().body("free", equalTo(2)).body("guestsInside", equalTo(1));

    lot.isGranted("浙A0G002");
    lot.isGranted("浙A0G003");
    lot.isRefused("浙A0G004", "FULL");
    areFreeAgainWhenNobodyCame(lot);
  }

  private void areFreeAgainWhenNobodyCame(Sharing lot) {
    clock.passes(Duration.ofMinutes(16));
    Sharing.comes("south-edge", "浙A0W002", EVENING.plusSeconds(960));
    lot.now().body("kept.forRequests", equalTo(0)).body("guestsInside", equalTo(2));
    lot.isGranted("浙A0G004");

    areTheOwnersFirst(lot);
  }

  private static void areTheOwnersFirst(Sharing lot) {
    for (int i = 3; i < 10; i++) {
      permit("south-court", "浙A0W00" + i, "RESIDENT");
      Sharing.comes("south-edge", "浙A0W00" + i, EVENING.plusSeconds(970));
    }
    lot.now().body("free", equalTo(0)).body("kept.forOwners", equalTo(0));
    lot.isRefused("浙A0G005", "FULL");

    SettableClock.at(NOON.plusSeconds(3600));
    lot.isRefused("浙A0G005", "NOT_OPEN");
  }

  @Test
  void are_withheld_while_nobody_knows_how_full_the_lot_is() {
    var lot = new Sharing("north-court");
    lot.isOpen("bao", 2, 2);
    SettableClock.at(EVENING);
    lot.now()
        .body("isOpen", equalTo(true))
        .body("quota", equalTo(2))
        .body("free", nullValue())
        .body("guestsInside", nullValue())
        .body("withheldBecause", equalTo("LANE_SILENT"));
    lot.isRefused("浙A0G101", "UNKNOWN");
    Sharing.comes("north-edge", "浙A0G102", EVENING);
    lot.now().body("free", equalTo(1)).body("withheldBecause", nullValue());
    SettableClock.at(EVENING.plusSeconds(3600));
    lot.now().body("free", nullValue()).body("withheldBecause", equalTo("LANE_SILENT"));
    lot.isRefused("浙A0G101", "UNKNOWN");
  }

  @Test
  void are_none_of_a_lot_that_nobody_knows_or_that_shares_nothing() {
    given().get(new Sharing("moon").place("")).then().statusCode(404);
    problem(new Sharing("moon").asks("浙A0G201"), 404, "unknown-lot");
    var road = new Sharing("river-street");
    road.now().body("isOpen", equalTo(false)).body("quota", equalTo(0));
    road.isRefused("浙A0G201", "NOT_OPEN");
    problem(road.asks(""), 400, "malformed-request");
    assertThat(
            given()
                .contentType("application/json")
                .body(Map.of("plate", "浙A0G201", "colour", "pink"))
                .post(road.place("/requests"))
                .then()
                .statusCode(400)
                .extract()
                .<String>path("detail"))
        .contains("pink");
  }

  @Test
  void are_promised_once_to_drivers_who_ask_at_the_same_moment() {
    var lot = new Sharing("last-court");
    lot.isOpen("bao", 3, 3);
    SettableClock.at(EVENING);
    Sharing.comes("last-edge", "浙A0G600", EVENING);
    var answers =
        IntStream.range(601, 613)
            .mapToObj(i -> CompletableFuture.supplyAsync(() -> lot.asks("浙A0G" + i), ASKERS))
            .toList()
            .stream()
            .map(asking -> asking.join().statusCode(200).extract().<String>path("answer"))
            .toList();
    assertThat(answers).filteredOn("GRANTED"::equals).hasSize(2);
    lot.now().body("free", equalTo(0)).body("kept.forRequests", equalTo(2));
  }

  @Test
  void are_asked_for_so_often_in_a_minute_and_no_more() {
    var lot = new Sharing("busy-court");
    for (int i = 0; i < 60; i++) {
      lot.isRefused("浙A0G5%02d".formatted(i), "NOT_OPEN");
    }
    problem(lot.asks("浙A0G560"), 429, "too-often");
    clock.passes(Duration.ofMinutes(2));
    lot.isRefused("浙A0G560", "NOT_OPEN");
  }

  @Test
  void are_described_by_words_that_name_what_is_missing() {
    var lot = new Sharing("west-lake");
    lot.post("wang", "/offers", Map.of("spaces", 3))
        .statusCode(400)
        .body("detail", containsString("owner"));
    lot.post("wang", "/offers", Map.of("owner", Map.of("kind", "CITY", "name", "x"), "spaces", 3))
        .statusCode(400)
        .body("detail", containsString("[UNIT, RESIDENT, PROPERTY_COMPANY]"));
    lot.post("wang", "/offers", Sharing.offer(0)).statusCode(400);
    var past = new HashMap<>(Sharing.offer(1));
    past.put("from", "2026-12-01");
    problem(lot.post("wang", "/offers", past), 422, "day-is-past");
    past.put("from", "tomorrow");
    lot.post("wang", "/offers", past).statusCode(400).body("detail", containsString("tomorrow"));
    problem(
        lot.post("chen", "/quotas", Map.of("cars", 0, "from", "2026-12-01T00:00:00Z")),
        422,
        "time-is-past");
    problem(
        lot.post("chen", "/offers/00000000-0000-0000-0000-000000000000/accept", Map.of()),
        404,
        "unknown-offer");
  }
}
