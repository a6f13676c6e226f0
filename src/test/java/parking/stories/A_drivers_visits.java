package parking.stories;

import static io.restassured.RestAssured.given;
import static org.assertj.core.api.Assertions.assertThat;
import static org.hamcrest.Matchers.containsString;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.greaterThan;
import static org.hamcrest.Matchers.hasItem;
import static org.hamcrest.Matchers.hasSize;
import static org.hamcrest.Matchers.notNullValue;
import static org.hamcrest.Matchers.nullValue;

import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.common.WithTestResource;
import io.quarkus.test.junit.QuarkusTest;
import java.time.Duration;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.DisplayNameGeneration;
import org.junit.jupiter.api.DisplayNameGenerator.ReplaceUnderscores;
import org.junit.jupiter.api.Test;

@QuarkusTest
@QuarkusTestResource(RunningDatabase.class)
@WithTestResource(PlatformsPlayed.class)
@DisplayNameGeneration(ReplaceUnderscores.class)
class A_drivers_visits {
  private static final Instant NOON =
      Instant.now().truncatedTo(ChronoUnit.DAYS).plus(Duration.ofHours(28));

  private final Camera camera = new Camera("west-lake-edge");

  /** At noon by China's clock, so that an hour costs what it costs by day. */
  @BeforeEach
  void begins_at_noon() {
    SettableClock.at(NOON);
  }

  /** A visit of an hour that ends after the plate was bound; answers its id. */
  private String parks(Pocket driver, String plate) {
    var clock = SettableClock.at(NOON.plusSeconds(600));
    var now = clock.instant();
    camera.sees("entrance", plate, now.minus(Duration.ofHours(1)));
    camera.sees("exit", plate, now);
    Eventually.isTrue(() -> "RECEIVABLE".equals(state(driver)));
    return driver.gets("/me/visits").extract().path("visits[0].id");
  }

  private static String state(Pocket driver) {
    return driver.gets("/me/visits").statusCode(200).extract().path("visits[0].state");
  }

  @Test
  void that_go_on_show_the_fee_and_when_it_rises() {
    var driver = Pocket.atWeChat("v1");
    driver.has("浙A0V001");
    camera.sees("entrance", "浙A0V001", NOON.minus(Duration.ofMinutes(50)));
    Eventually.isTrue(
        () -> !driver.gets("/me/now").extract().<List<Object>>path("visits").isEmpty());
    var running = driver.gets("/me/now").statusCode(200);
    running
        .body("asOf", notNullValue())
        .body("visits[0].lot", equalTo("west-lake"))
        .body("visits[0].plate.plate", equalTo("浙A0V001"))
        .body("visits[0].fee.amountFen", greaterThan(0))
        .body("visits[0].fee.lines[0].rule", notNullValue())
        .body("visits[0].board", containsString("/api/v1/tariffs/"))
        .body("asks", hasSize(0));
    String id = running.extract().path("visits[0].id");
    driver.gets("/me/visits/" + id).statusCode(200).body("state", equalTo("RUNNING"));
    Pocket.atWeChat("v2").gets("/me/visits/" + id).statusCode(404);
    Pocket.atWeChat("v2").gets("/me/now").body("visits", hasSize(0));
    var words = Map.<String, Object>of("words", "不是我的车");
    Pocket.atWeChat("v2").requests("/me/visits/" + id + "/not-me", words).statusCode(404);
    driver.requests("/me/visits/" + id + "/not-me", words).statusCode(204);
    driver.gets("/me/now").body("visits[0].isDoubtful", equalTo(true));
    camera.sees("exit", "浙A0V001", SettableClock.at(NOON.plusSeconds(600)).instant());
    Eventually.isTrue(() -> "IN_REVIEW".equals(state(driver)));
  }

  @Test
  void that_are_over_can_be_searched_disputed_and_are_nobody_elses() {
    var driver = Pocket.atWeChat("v3");
    String plate = driver.has("浙A0V003");
    String id = parks(driver, "浙A0V003");
    driver.gets("/me/visits?q=西湖&plate=" + plate).body("visits", hasSize(1));
    driver.gets("/me/visits?q=nowhere").body("visits", hasSize(0));
    driver.gets("/me/visits?month=1999-01").body("visits", hasSize(0));
    driver.gets("/me/visits?month=x").statusCode(400);
    driver
        .gets("/me/visits/" + id)
        .statusCode(200)
        .body("amountFen", equalTo(1000))
        .body("detail.lines", notNullValue())
        .body("detail.mayDispute", equalTo(true));
    assertThat(driver.gets("/me/visits.csv").extract().asString()).contains("浙A0V003", "10.00");
    driver.gets("/me/visits/" + id + "/pictures/entry").statusCode(404);
    var objection = Map.<String, Object>of("reason", "WRONG_TIMES", "words", "早就走了");
    String number =
        driver
            .requests("/me/visits/" + id + "/disputes", objection)
            .statusCode(201)
            .body("state", equalTo("OPENED"))
            .extract()
            .path("number");
    driver
        .requests("/me/visits/" + id + "/disputes", objection)
        .statusCode(409)
        .body("type", equalTo("/problems/dispute-open"));
    areNobodyElses(id, number);
    driver.gets("/me/disputes").body("number", hasItem(number));
    driver
        .sends("/me/disputes/" + number + "/withdrawal", Map.of("words", "算了"))
        .statusCode(200)
        .body("state", equalTo("WITHDRAWN"));
  }

  private static void areNobodyElses(String id, String number) {
    var stranger = Pocket.atWeChat("v4");
    for (var path : List.of("", "/pictures/entry", "/invoice")) {
      stranger.gets("/me/visits/" + id + path).statusCode(404);
    }
    var objection = Map.<String, Object>of("reason", "WRONG_TIMES", "words", "x");
    stranger.requests("/me/visits/" + id + "/disputes", objection).statusCode(404);
    stranger.gets("/me/disputes/" + number).statusCode(404);
    stranger.sends("/me/disputes/" + number + "/withdrawal", Map.of("words", "x")).statusCode(404);
  }

  @Test
  void that_are_unpaid_are_owed_by_who_pays_for_the_plate() {
    var driver = Pocket.atWeChat("v5");
    driver.has("浙A0V005");
    parks(driver, "浙A0V005");
    driver
        .gets("/me/dues")
        .body("amountFen", equalTo(1000))
        .body("earlierFen", equalTo(0))
        .body("visits", hasSize(1));
    driver
        .requests("/me/dues/payments", Map.of("amountFen", 999, "channel", "wechat"))
        .statusCode(409)
        .body("type", equalTo("/problems/amount-changed"))
        .body("amountFen", equalTo(1000));
    driver
        .requests("/me/dues/payments", Map.of("amountFen", 1000, "channel", "wechat"))
        .statusCode(422)
        .body("type", equalTo("/problems/not-signed"));
    driver.gets("/me/dues/payments/" + UUID.randomUUID()).statusCode(404);
    Pocket.atWeChat("v6").gets("/me/dues").body("amountFen", equalTo(0));
  }

  @Test
  void of_an_earlier_holder_are_not_the_next_ones() {
    var first = Pocket.atWeChat("v7");
    String plate = first.has("浙A0V007");
    String id = parks(first, "浙A0V007");
    given()
        .contentType("application/json")
        .body(Map.of("amountFen", 1000, "reference", "desk-v7"))
        .post("/api/v1/plates/{plate}/payments", "浙A0V007")
        .then()
        .statusCode(200);
    first.gets("/me/visits/" + id).body("state", equalTo("PAID"));
    first.gets("/me/visits/" + id).body("detail.receipts", hasSize(1));
    first.deletes("/me/plates/" + plate).statusCode(204);
    first.gets("/me/visits/" + id).statusCode(404);
    var next = Pocket.atWeChat("v8");
    next.binds("浙A0V007").statusCode(202).body("binding.proofs", hasSize(2));
    next.gets("/me/visits/" + id).statusCode(404);
  }

  @Test
  void begin_with_finding_a_lot() {
    given()
        .get(Pocket.DOOR + "/lots?stay=PT2H&lat=30.25&lon=120.15")
        .then()
        .statusCode(200)
        .body("find { it.id == 'west-lake' }.name", equalTo("西湖示例停车场"))
        .body("find { it.id == 'west-lake' }.planned.amountFen", greaterThan(0))
        .body("find { it.id == 'west-lake' }.board", notNullValue());
    given().get(Pocket.DOOR + "/lots/west-lake").then().statusCode(200);
    given().get(Pocket.DOOR + "/lots/west-lake/passes").then().statusCode(200);
    given().get(Pocket.DOOR + "/lots/moon").then().statusCode(404);
    given().get(Pocket.DOOR + "/lots?stay=long").then().statusCode(400);
    given().get(Pocket.DOOR + "/lots?plate=" + UUID.randomUUID()).then().statusCode(401);
  }

  @Test
  void are_told_of_as_the_driver_wants() {
    var driver = Pocket.atWeChat("v9");
    driver.gets("/me/notifications").body("quiet.from", equalTo("22:00"));
    var wishes =
        Map.of(
            "channels", List.of(Map.of("channel", "inbox", "isOn", true)),
            "kinds", List.of(Map.of("kind", "ENTERED", "isOn", false)),
            "quiet", Map.of("from", "21:00", "until", "08:00"),
            "remindMinutes", 10);
    driver.puts("/me/notifications", wishes).statusCode(200);
    driver
        .gets("/me/notifications")
        .body("kinds.find { it.kind == 'ENTERED' }.isOn", equalTo(false))
        .body("kinds.find { it.kind == 'CONTEST' }.mayBeOff", equalTo(false))
        .body("channels.find { it.channel == 'wechat' }.isPossible", equalTo(true))
        .body("channels.find { it.channel == 'sms' }.isPossible", equalTo(false))
        .body("templates.wechat", hasItem("template-of-visits"))
        .body("remindMinutes", equalTo(10));
    driver.gets("/me/inbox").body("unread", equalTo(0)).body("next", nullValue());
  }

  @Test
  void are_told_of_in_any_case_where_that_matters() {
    var driver = Pocket.atWeChat("v10");
    var wishes =
        Map.of(
            "channels", List.of(Map.of("channel", "inbox", "isOn", false)),
            "kinds", List.of(Map.of("kind", "CONTEST", "isOn", false)),
            "remindMinutes", 0);
    driver
        .puts("/me/notifications", wishes)
        .statusCode(200)
        .body("channels.find { it.channel == 'inbox' }.isOn", equalTo(true))
        .body("kinds.find { it.kind == 'CONTEST' }.isOn", equalTo(true))
        .body("quiet", nullValue());
    driver
        .puts("/me/notifications", driver.gets("/me/notifications").extract().as(Map.class))
        .statusCode(200);
    var unknown = Map.of("kind", "WEATHER", "isOn", true);
    driver
        .puts(
            "/me/notifications",
            Map.of("channels", List.of(), "kinds", List.of(unknown), "remindMinutes", 0))
        .statusCode(400);
  }
}
