package parking.stories;

import static io.restassured.RestAssured.given;
import static org.assertj.core.api.Assertions.assertThat;
import static org.hamcrest.Matchers.containsString;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.hasSize;
import static org.hamcrest.Matchers.nullValue;

import io.quarkus.test.junit.QuarkusTest;
import io.quarkus.test.junit.TestProfile;
import io.restassured.response.ValidatableResponse;
import java.time.Duration;
import java.time.Instant;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.DisplayNameGeneration;
import org.junit.jupiter.api.DisplayNameGenerator.ReplaceUnderscores;
import org.junit.jupiter.api.Test;

/** He Ping runs River Street, whose street office is Zhou Ning's; Bao Ning works for the city. */
@QuarkusTest
@TestProfile(SharedLots.class)
@DisplayNameGeneration(ReplaceUnderscores.class)
class The_money_of_an_operator {
  private static final String SETTLEMENTS = "/api/v1/settlements";

  private static void problem(ValidatableResponse answer, int status, String type) {
    answer.statusCode(status).body("type", equalTo("/problems/" + type));
  }

  private static ValidatableResponse post(String who, String path, Map<String, ?> body) {
    return Staff.as(who).contentType("application/json").body(body).post(path).then();
  }

  private static Map<String, Object> wish(String from, String until) {
    Map<String, Object> wish = new HashMap<>();
    wish.put("kind", "OPERATOR");
    wish.put("party", "riverside");
    wish.put("from", from);
    wish.put("until", until);
    return wish;
  }

  /** Two hours of Monday: the first hour costs six yuan, each half hour after it four. */
  private static void paysAtTheDesk(String plate, Instant entered) {
    SettableClock.at(entered);
    Sharing.comes("river-edge", plate, entered);
    var left = entered.plus(Duration.ofHours(2));
    SettableClock.at(left);
    Sharing.goes("river-edge", plate, left);
    Eventually.isTrue(() -> due(plate) == 1400);
    given()
        .contentType("application/json")
        .body(Map.of("amountFen", 1400, "reference", "desk-" + plate))
        .post("/api/v1/plates/{plate}/payments", plate)
        .then()
        .statusCode(200);
  }

  private static int due(String plate) {
    return given()
        .get("/api/v1/plates/{plate}/dues", plate)
        .then()
        .extract()
        .<Integer>path("amountFen");
  }

  @Test
  void is_stated_closed_and_paid_out_and_can_be_followed_to_the_car() {
    var morning = SharedLots.FRIDAY_NOON.plus(Duration.ofDays(3)).minus(Duration.ofHours(2));
    paysAtTheDesk("浙A0M001", morning);
    String number =
        post("he", SETTLEMENTS, wish("2026-12-07", "2026-12-08"))
            .statusCode(201)
            .body("party.account", nullValue())
            .body("party.accountReference", equalTo("0000-0001"))
            .body("sumsFen.share", equalTo(1400))
            .body("paymentFen.payout", equalTo(1400))
            .body("state", equalTo("PROPOSED"))
            .extract()
            .path("number");
    var place = SETTLEMENTS + "/" + number;
    problem(post("he", place + "/close", Map.of()), 409, "not-over");
    problem(post("he", place + "/payout", Map.of("bankReference", "b-1")), 409, "not-closed");
    SettableClock.at(morning.plus(Duration.ofDays(1)));
    problem(post("zhou", place + "/close", Map.of()), 403, "role-missing");
    problem(post("wang", place + "/close", Map.of()), 404, "unknown-statement");
    post("he", place + "/close", Map.of()).statusCode(200).body("state", equalTo("CLOSED"));
    post("he", place + "/close", Map.of()).statusCode(200).body("steps", hasSize(2));
    Staff.as("zhou").get(place).then().statusCode(200).body("state", equalTo("CLOSED"));
    assertThat(text("zhou", place + "/statement.csv"))
        .contains("滨江示例停车公司", "desk-浙A0M001", "14.00");
    assertThat(text("he", SETTLEMENTS + "/payouts.csv?party=operator-riverside"))
        .contains("滨江示例停车公司,0000-0001,14.00," + number);
    Staff.as("he").get(place + "/statement.xlsx").then().statusCode(200);
    Staff.as("he").get(place + "/statement.pdf").then().statusCode(200);
    post("he", place + "/payout", Map.of("bankReference", "b-1"))
        .statusCode(200)
        .body("state", equalTo("PAID_OUT"))
        .body("steps[2].note", equalTo("b-1"));
    problem(post("he", SETTLEMENTS, wish("2026-12-07", "2026-12-08")), 422, "not-to-be-settled");
    Staff.as("he")
        .get(SETTLEMENTS + "?party=operator-riverside")
        .then()
        .body("number", equalTo(List.of(number)));
    funnel();
  }

  private static String text(String who, String path) {
    return Staff.as(who).get(path).then().statusCode(200).extract().asString();
  }

  private static void funnel() {
    var query = "/api/v1/figures/collection?lot=river-street&from=2026-12-07&until=2026-12-08";
    Staff.as("he")
        .get(query)
        .then()
        .statusCode(200)
        .body("lots[0].lot", equalTo("river-street"))
        .body("lots[0].read.perTenThousand", equalTo(10_000))
        .body("lots[0].billed.count", equalTo(1))
        .body("lots[0].billedFen", equalTo(1400))
        .body("lots[0].of.paid24Hours.perTenThousand", equalTo(10_000))
        .body("lots[0].of.reachable.count", equalTo(0))
        .body("lots[0].of.wrong.count", equalTo(0));
    problem(Staff.as("wang").get(query).then(), 403, "not-your-lots");
    Staff.as("he")
        .get("/api/v1/figures/collection")
        .then()
        .statusCode(400)
        .body("detail", containsString("lot"));
  }

  @Test
  void is_not_made_of_nothing() {
    problem(Staff.nobody().get(SETTLEMENTS + "?party=x").then(), 401, "unauthorized");
    Map<String, Object> nobody = wish("2026-12-01", "2026-12-02");
    nobody.put("party", "nobody");
    problem(post("he", SETTLEMENTS, nobody), 404, "unknown-operator");
    Map<String, Object> owner = wish("2026-12-01", "2026-12-02");
    owner.put("kind", "OWNER");
    problem(post("he", SETTLEMENTS, owner), 422, "nothing-to-settle");
    problem(post("wang", SETTLEMENTS, wish("2026-12-01", "2026-12-02")), 403, "not-your-lots");
    problem(post("he", SETTLEMENTS, wish("2026-12-02", "2026-12-02")), 400, "malformed-request");
  }

  @Test
  void is_held_against_the_gateways_bills_by_the_staff_of_all_lots() {
    Staff.as("jin").get("/api/v1/reconciliation/differences").then().statusCode(200);
    Staff.as("jin").get("/api/v1/reconciliation/days").then().statusCode(200);
    problem(Staff.as("he").get("/api/v1/reconciliation/differences").then(), 403, "not-the-citys");
    problem(
        post("jin", "/api/v1/reconciliation/runs", Map.of("gateway", "none", "day", "2026-12-01")),
        404,
        "unknown-gateway");
    problem(
        post(
            "bao",
            "/api/v1/reconciliation/differences/00000000-0000-0000-0000-000000000001/resolution",
            Map.of("how", "ACCEPTED", "why", "seen")),
        403,
        "role-missing");
  }
}
