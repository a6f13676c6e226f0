package parking.stories;

import static io.restassured.RestAssured.given;
import static org.hamcrest.Matchers.containsString;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.hasSize;
import static org.hamcrest.Matchers.nullValue;

import io.quarkus.test.junit.QuarkusTest;
import io.quarkus.test.junit.TestProfile;
import io.restassured.response.ValidatableResponse;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.DisplayNameGeneration;
import org.junit.jupiter.api.DisplayNameGenerator.ReplaceUnderscores;
import org.junit.jupiter.api.Test;

@QuarkusTest
@TestProfile(SharedLots.class)
@DisplayNameGeneration(ReplaceUnderscores.class)
class The_money_of_shared_spaces {
  private static final Instant EVENING = SharedLots.FRIDAY_NOON.plusSeconds(7 * 3600);

  private static Map<String, Object> party(String kind, String name, int weight) {
    return Map.of("kind", kind, "name", name, "weight", weight);
  }

  private static ValidatableResponse records(
      Sharing lot, String who, String from, Object... parties) {
    return lot.post(who, "/contracts", Map.of("from", from, "parties", List.of(parties)));
  }

  private static void problem(ValidatableResponse answer, int status, String type) {
    answer.statusCode(status).body("type", equalTo("/problems/" + type));
  }

  /** A guest who stays two hours of the evening, and pays at the desk: an hour and a night. */
  private static void pays(String plate, Instant entered, String reference) {
    SettableClock.at(entered);
    Sharing.comes("money-edge", plate, entered);
    SettableClock.at(entered.plus(Duration.ofHours(2)));
    Sharing.goes("money-edge", plate, entered.plus(Duration.ofHours(2)));
    Eventually.isTrue(
        () ->
            given()
                    .get("/api/v1/plates/{plate}/dues", plate)
                    .then()
                    .extract()
                    .<Integer>path("amountFen")
                == 300);
    given()
        .contentType("application/json")
        .body(Map.of("amountFen", 300, "reference", reference))
        .post("/api/v1/plates/{plate}/payments", plate)
        .then()
        .statusCode(200);
  }

  @Test
  void is_split_by_the_contract_of_the_day_to_the_fen() {
    SettableClock.at(SharedLots.FRIDAY_NOON);
    var lot = new Sharing("money-court");
    lot.isOpen("bao", 4, 4);
    records(
            lot,
            "bao",
            "2026-12-04",
            party("OWNER", "示例机关", 1),
            party("PROPERTY_COMPANY", "示例物业", 1),
            party("PLATFORM", "一张网", 1))
        .statusCode(201);
    records(lot, "bao", "2026-12-06", party("OWNER", "示例机关", 9), party("STREET_OFFICE", "街道", 1))
        .statusCode(201);
    String kind = lot.offersPass("bao", 30, 2).statusCode(201).extract().path("id");
    lot.sellsPass("bao", kind, "浙A0P501", "slip-501").statusCode(201);
    pays("浙A0G501", EVENING, "desk-501");
    pays("浙A0G502", EVENING.plus(Duration.ofDays(2)), "desk-502");
    pays("浙A0G503", EVENING.plus(Duration.ofDays(2)), "desk-503");

    lot.get("lin", "/revenue").statusCode(403);
    lot.get("bao", "/revenue?from=2026-12-03&until=2026-12-10")
        .statusCode(200)
        .body("receivedFen", equalTo(12_900))
        .body("refundedFen", equalTo(0))
        .body("parts", hasSize(3))
        .body("parts[0].contract", nullValue())
        .body("parts[0].until", equalTo("2026-12-04"))
        .body("parts[1].staysFen", equalTo(300))
        .body("parts[1].refundedFen", equalTo(0))
        .body("parts[1].passesFen", equalTo(12_000))
        .body("parts[1].portions.fen", equalTo(List.of(4100, 4100, 4100)))
        .body("parts[2].staysFen", equalTo(600))
        .body("parts[2].portions.fen", equalTo(List.of(540, 60)))
        .body("remainder", containsString("those who lost most by rounding"));
    lot.get("bao", "/revenue?from=2026-12-04&until=2026-12-05")
        .body("receivedFen", equalTo(12_300));
  }

  @Test
  void follows_contracts_that_are_written_down_and_never_changed() {
    SettableClock.at(SharedLots.FRIDAY_NOON);
    var lot = new Sharing("west-lake");
    problem(Staff.nobody().get(lot.place("/contracts")).then(), 401, "unauthorized");
    problem(records(lot, "wang", "2026-12-04", party("OWNER", "a", 1)), 403, "role-missing");
    records(lot, "chen", "2026-11-01", party("OWNER", "a", 1)).statusCode(201);
    problem(records(lot, "chen", "2026-12-03", party("OWNER", "a", 1)), 422, "day-is-past");
    records(lot, "chen", "2026-12-04", party("OWNER", "a", 2)).statusCode(201);
    lot.get("wang", "/contracts")
        .statusCode(200)
        .body("from", equalTo(List.of("2026-11-01", "2026-12-04")))
        .body("[1].parties[0].weight", equalTo(2))
        .body("[1].recorded.who", equalTo("chen"));
    problem(records(lot, "chen", "2026-12-04"), 400, "malformed-request");
    problem(records(lot, "chen", "2026-12-04", party("CITY", "a", 1)), 400, "malformed-request");
    problem(records(lot, "chen", "2026-12-04", party("OWNER", "a", 0)), 400, "malformed-request");
    records(lot, "chen", "2026-12-04", party("OWNER", "a", 1), party("PLATFORM", "a", 1))
        .statusCode(400)
        .body("detail", containsString("names a twice"));
  }
}
