package parking.stories;

import static org.hamcrest.Matchers.containsString;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.greaterThan;
import static org.hamcrest.Matchers.hasItem;
import static org.hamcrest.Matchers.hasItems;
import static org.hamcrest.Matchers.hasSize;
import static org.hamcrest.Matchers.not;
import static org.hamcrest.Matchers.nullValue;

import io.quarkus.test.junit.QuarkusTest;
import io.quarkus.test.junit.TestProfile;
import io.restassured.response.ValidatableResponse;
import java.time.Instant;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.DisplayNameGeneration;
import org.junit.jupiter.api.DisplayNameGenerator.ReplaceUnderscores;
import org.junit.jupiter.api.Test;

/** What Hangzhou's notice of 2025-12-31 asks for, as a street office sees it. */
@QuarkusTest
@TestProfile(SharedLots.class)
@DisplayNameGeneration(ReplaceUnderscores.class)
class The_rules_for_shared_spaces {
  private static final Instant EVENING = SharedLots.FRIDAY_NOON.plusSeconds(7 * 3600);
  private static final Map<String, String> ROADS = Map.of("core", "hangzhou-road/core");

  @BeforeEach
  void isNoon() {
    SettableClock.at(SharedLots.FRIDAY_NOON);
  }

  private static void problem(ValidatableResponse answer, int status, String type) {
    answer.statusCode(status).body("type", equalTo("/problems/" + type));
  }

  private static ValidatableResponse lists(Sharing lot, String who, Object... fields) {
    Map<String, Object> wish = new HashMap<>();
    for (int i = 0; i < fields.length; i += 2) {
      wish.put((String) fields[i], fields[i + 1]);
    }
    return lot.post(who, "/surroundings", wish);
  }

  @Test
  void know_the_lots_around_as_the_office_lists_them() {
    var lot = new Sharing("west-lake");
    lot.get("chen", "/surroundings/proposals")
        .statusCode(200)
        .body("[0].lot", equalTo("north-court"))
        .body("[0].metres", equalTo(100))
        .body("[0].governmentPriced", equalTo(false))
        .body("[1].lot", equalTo("hill-garage"))
        .body("[1].metres", equalTo(300))
        .body("[1].governmentPriced", equalTo(true))
        .body("find { it.lot == 'river-street' }.metres", nullValue());
    areListed(lot);
    areNotListed(lot);
  }

  private static void areListed(Sharing lot) {
    problem(lists(lot, "wang", "around", "hill-garage", "metres", 350), 403, "role-missing");
    lists(lot, "chen", "around", "hill-garage", "metres", 350, "onFoot", true)
        .statusCode(201)
        .body("name", equalTo("山坡示例车库"))
        .body("tariff", equalTo("hangzhou-road/second"))
        .body("governmentPriced", equalTo(true))
        .body("saidByOffice", equalTo(false));
    problem(lists(lot, "chen", "around", "hill-garage", "metres", 1), 409, "around-already");
    lists(lot, "chen", "around", "north-court", "metres", 100).statusCode(201);
    String outside =
        lists(
                lot,
                "chen",
                "name",
                "隔壁路段",
                "tariff",
                "hangzhou-road/core",
                "metres",
                80,
                "governmentPriced",
                false)
            .statusCode(201)
            .body("saidByOffice", equalTo(true))
            .extract()
            .path("id");
    lot.get("lin", "/surroundings")
        .body("name", equalTo(List.of("隔壁路段", "北示例院落", "山坡示例车库")))
        .body("governmentPriced", equalTo(List.of(false, false, true)));
    lot.post("chen", "/surroundings/" + outside + "/remove", Map.of("note", "too far"))
        .statusCode(200);
    lot.get("lin", "/surroundings").body("name", not(hasItem("隔壁路段")));
  }

  private static void areNotListed(Sharing lot) {
    problem(
        lists(lot, "chen", "name", "x", "tariff", "moon/core", "metres", 1), 422, "unknown-tariff");
    problem(lists(lot, "chen", "around", "west-lake", "metres", 1), 400, "malformed-request");
    problem(lists(lot, "chen", "metres", 1), 400, "malformed-request");
    problem(lists(lot, "chen", "around", "moon", "metres", 1), 404, "unknown-lot");
  }

  @Test
  void keep_a_notice_from_being_approved_that_costs_more_than_around() {
    var garage = new Sharing("hill-garage");
    lists(garage, "chen", "around", "river-street", "metres", 500).statusCode(201);
    var dear = begun("hill-dear", 1200);
    Notices.step("lin", dear, "approve")
        .statusCode(422)
        .body("type", equalTo("/problems/notice-ceiling"))
        .body("breaches[0].ceiling", equalTo("hangzhou-road/first"))
        .body("breaches[0].zone", equalTo("core"));
    Notices.get("lin", Notices.PLACE + "/" + dear + "/ceilings").body("", hasSize(greaterThan(0)));

    var free = begun("hill-cheap", 2);
    Notices.get("lin", Notices.PLACE + "/" + free + "/ceilings").body("", hasSize(0));
    Notices.step("lin", free, "approve").statusCode(200).body("state", equalTo("APPROVED"));
  }

  /**
   * A notice for the garage that has been submitted; a night's hour costs as much as half a day's.
   */
  private static String begun(String family, int fen) {
    var document =
        Notices.street(family, "2026-12-20", fen, "").replace("fen: 100 }", "fen: " + fen + " }");
    String id =
        Notices.propose("chen", Set.of("hill-garage"), document)
            .statusCode(201)
            .extract()
            .path("id");
    Notices.simulate("chen", id, Notices.week(ROADS));
    Notices.step("chen", id, "submit").statusCode(200);
    return id;
  }

  @Test
  void are_shown_as_kept_or_broken_with_figures_and_words() {
    var lot = new Sharing("rule-court");
    lot.isOpen("bao", 2, 2);
    lot.get("bao", "/compliance")
        .statusCode(200)
        .body("isKept", equalTo(false))
        .body("findings[0].rule", equalTo("SHARE_OPEN"))
        .body("findings[0].verdict", equalTo("BROKEN"))
        .body("findings[0].figures.needed", equalTo(3))
        .body("findings[0].figures.basisPoints", equalTo(2500))
        .body("findings[0].wordsZh", containsString("应开放至少3个（30%）"))
        .body("findings[1].verdict", equalTo("KEPT"))
        .body("findings[2].verdict", equalTo("UNKNOWN"));
    lot.isOpen("bao", 1, 3);
    lists(lot, "bao", "around", "hill-garage", "metres", 200).statusCode(201);
    SettableClock.at(EVENING);
    Sharing.comes("rule-edge", "浙A0G401", EVENING);
    lot.isGranted("浙A0G402");
    lot.get("bao", "/compliance")
        .body("isKept", equalTo(true))
        .body("findings.verdict", equalTo(List.of("KEPT", "KEPT", "KEPT")))
        .body("findings[2].words", containsString("hangzhou-road/second"));
    refuses(lot);
    lot.get("bao", "/compliance?from=2026-12-05&until=2026-12-06")
        .body("findings[1].figures.refused", equalTo(0));
  }

  private static void refuses(Sharing lot) {
    problem(lot.post("zhou", "/refusals", Map.of("why", "no reason")), 403, "not-your-lots");
    problem(lot.post("bao", "/refusals", Map.of()), 400, "malformed-request");
    lot.post("bao", "/refusals", Map.of("why", "guard did not know", "plate", "浙A0G403"))
        .statusCode(201)
        .body("free", equalTo(1));
    lot.isGranted("浙A0G404");
    lot.isRefused("浙A0G405", "FULL");
    lot.post("bao", "/refusals", Map.of("why", "full")).statusCode(201);
    lot.get("bao", "/compliance")
        .body("isKept", equalTo(false))
        .body("findings[1].verdict", equalTo("BROKEN"))
        .body("findings[1].figures.refused", equalTo(3))
        .body("findings[1].figures.whileFree", equalTo(1))
        .body("findings[1].figures.byReason.FULL", equalTo(1))
        .body("findings[1].words", containsString("1 of them while one was free"));
    lot.get("bao", "/refusals")
        .body("why", equalTo(List.of("TURNED_AWAY", "FULL", "TURNED_AWAY")))
        .body("wasFree", equalTo(List.of(true, false, false)))
        .body("[0].turnedAwayBy", equalTo("bao"))
        .body("[0].note", equalTo("guard did not know"));
    problem(Staff.nobody().get(lot.place("/refusals")).then(), 401, "unauthorized");
  }

  @Test
  void are_broken_by_a_price_in_force_that_is_above_those_around() {
    var lot = new Sharing("dear-court");
    lot.isOpen("bao", 2, 2);
    lists(
            lot,
            "bao",
            "name",
            "对面",
            "tariff",
            "hangzhou-road/second",
            "metres",
            50,
            "governmentPriced",
            true)
        .statusCode(201);
    lot.get("bao", "/compliance")
        .body("findings[2].rule", equalTo("PRICE"))
        .body("findings[2].verdict", equalTo("BROKEN"))
        .body("findings[2].words", containsString("around"))
        .body("findings[2].wordsZh", containsString("高于周边hangzhou-road/second的"))
        .body("breaches[0].ceiling", equalTo("hangzhou-road/second"))
        .body("breaches[0].stay.priceFen", greaterThan(0));
  }

  @Test
  void are_shown_for_all_lots_of_an_office_to_its_own_people() {
    var place = "/api/v1/street-offices/wulin/compliance";
    problem(Staff.nobody().get(place).then(), 401, "unauthorized");
    problem(Staff.as("zhou").get(place).then(), 403, "not-your-lots");
    problem(Staff.as("wang").get(place).then(), 403, "not-your-lots");
    problem(
        Staff.as("chen").get("/api/v1/street-offices/moon/compliance").then(),
        404,
        "unknown-office");
    Staff.as("bao")
        .get("/api/v1/street-offices/city/compliance")
        .then()
        .statusCode(200)
        .body("notSharing", hasItems("quiet-court"));
    new Sharing("west-lake").post("chen", "/quotas", Map.of("cars", 0)).statusCode(201);
    Staff.as("lin")
        .get(place + "?from=2026-12-01&until=2026-12-31")
        .then()
        .statusCode(200)
        .body("office", equalTo("wulin"))
        .body("lots.lot", hasItem("west-lake"))
        .body("lots.find { it.lot == 'west-lake' }.from", equalTo("2026-12-01"));
    problem(
        Staff.as("lin").get(place + "?from=2026-12-01&until=2026-12-01").then(),
        400,
        "malformed-request");
  }
}
