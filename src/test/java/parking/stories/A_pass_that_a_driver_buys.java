package parking.stories;

import static io.restassured.RestAssured.given;
import static org.assertj.core.api.Assertions.assertThat;
import static org.hamcrest.Matchers.contains;
import static org.hamcrest.Matchers.containsString;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.hasItem;
import static org.hamcrest.Matchers.hasSize;
import static org.hamcrest.Matchers.notNullValue;
import static org.hamcrest.Matchers.nullValue;
import static org.hamcrest.Matchers.startsWith;

import io.quarkus.test.junit.QuarkusTest;
import io.quarkus.test.junit.TestProfile;
import io.restassured.response.ValidatableResponse;
import java.time.Duration;
import java.time.Instant;
import java.util.Map;
import java.util.UUID;
import java.util.concurrent.CompletableFuture;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.DisplayNameGeneration;
import org.junit.jupiter.api.DisplayNameGenerator.ReplaceUnderscores;
import org.junit.jupiter.api.Test;

/** In a court of 60 spaces of which 30 are shared, on a Friday noon. */
@QuarkusTest
@TestProfile(LotsWithAShop.class)
@DisplayNameGeneration(ReplaceUnderscores.class)
class A_pass_that_a_driver_buys {
  private static final Sharing LOT = new Sharing("shop-court");
  private static final String TODAY = "2026-12-04";
  private static final String TOMORROW = "2026-12-05";
  private static boolean isOpen;

  private SettableClock clock;

  @BeforeEach
  void isNoon() {
    if (!isOpen) {
      SettableClock.at(SharedLots.FRIDAY_NOON.minusSeconds(3600));
      LOT.isOpen("bao", 30, 30);
      isOpen = true;
    }
    clock = SettableClock.at(SharedLots.FRIDAY_NOON);
  }

  private static String kind(int most) {
    return LOT.offersPass("bao", 30, most).statusCode(201).extract().path("id");
  }

  /** A wish to buy one. */
  private record Wish(UUID requestId, String kind, String plate, String from, String client) {
    static Wish of(String kind, String plate, String from) {
      return new Wish(UUID.randomUUID(), kind, plate, from, "h5");
    }

    Wish in(String other) {
      return new Wish(requestId, kind, plate, from, other);
    }

    Wish on(String day) {
      return new Wish(requestId, kind, plate, day, client);
    }

    Map<String, Object> body(String channel) {
      return Map.of(
          "requestId",
          requestId,
          "kind",
          kind,
          "plate",
          plate,
          "from",
          from,
          "channel",
          channel,
          "client",
          client);
    }
  }

  private static ValidatableResponse buys(Pocket driver, Wish wish) {
    return driver.sends("/lots/shop-court/passes", wish.body("wechat"));
  }

  private static String id(ValidatableResponse bought) {
    return bought.statusCode(201).extract().path("id");
  }

  private static String number(ValidatableResponse bought) {
    String url = bought.statusCode(201).extract().path("pay.url");
    return url.substring(url.lastIndexOf('/') + 1);
  }

  private static String state(Pocket driver, String id) {
    return driver.gets("/me/passes/" + id).statusCode(200).extract().path("state");
  }

  private static void becomes(Pocket driver, String id, String state) {
    Eventually.isTrue(() -> state(driver, id).equals(state));
  }

  private static void problem(ValidatableResponse answer, int status, String type) {
    answer.statusCode(status).body("type", equalTo("/problems/" + type));
  }

  private static int left(String kind) {
    return given()
        .get(Pocket.DOOR + "/lots/shop-court/passes")
        .then()
        .statusCode(200)
        .extract()
        .path("find { it.kind == '%s' }.left".formatted(kind));
  }

  @Test
  void gives_the_car_its_hours_once_it_is_paid_on_the_page() {
    var driver = Pocket.atWeChat("buyer1");
    var plate = driver.has("浙A0B001");
    var kind = kind(1);
    assertThat(left(kind)).isEqualTo(1);
    var bought = buys(driver, Wish.of(kind, plate, TODAY));
    bought
        .statusCode(201)
        .body("state", equalTo("AWAITING_PAYMENT"))
        .body("payUntil", startsWith("2026-12-04T04:1"))
        .body("pay.kind", equalTo("URL"))
        .body("validUntil", equalTo("2027-01-03"))
        .body("lotName", equalTo("购买示例院落"))
        .body("plate.plate", equalTo("浙A0B001"))
        .body("plate.nickname", equalTo("car"))
        .body("receipt", nullValue());
    assertThat(left(kind)).isZero();
    String url = bought.extract().path("pay.url");
    assertThat(GatewaysPlayed.page(url)).contains("购买示例院落 错时共享月卡", "¥120.00");
    GatewaysPlayed.presses(url, "do=refuse");
    assertThat(state(driver, id(bought))).isEqualTo("AWAITING_PAYMENT");
    GatewaysPlayed.presses(url, "do=pay");
    becomes(driver, id(bought), "VALID");
    var pass = driver.gets("/me/passes/" + id(bought)).body("pay", nullValue());
    String page = pass.extract().path("receipt.page");
    given().get(page).then().statusCode(200).body(containsString("错时共享月卡"));
    driver.gets("/me/passes").body("id", hasItem(id(bought)));
    LOT.get("bao", "/passes").body("id", hasItem(id(bought)));
    parksForNothing("浙A0B001");
  }

  private static void parksForNothing(String plate) {
    var evening = SharedLots.FRIDAY_NOON.plusSeconds(7 * 3600);
    SettableClock.at(evening);
    Sharing.comes("shop-edge", plate, evening);
    Instant later = evening.plusSeconds(3 * 3600);
    SettableClock.at(later);
    Sharing.goes("shop-edge", plate, later);
    @SuppressWarnings("unchecked")
    var fee = (Map<String, Object>) Eventually.first(() -> Camera.shown("ended", plate), "fee");
    assertThat(fee).containsEntry("amountFen", 0);
  }

  @Test
  void is_paid_in_the_program_of_the_channel() {
    var driver = Pocket.atWeChat("buyer2");
    var wish = Wish.of(kind(1), driver.has("浙A0B002"), TOMORROW).in("wechat");
    var bought = buys(driver, wish);
    String prepay =
        bought
            .statusCode(201)
            .body("pay.kind", equalTo("WECHAT_PAY"))
            .body("pay.signType", equalTo("RSA"))
            .body("pay.paySign", notNullValue())
            .body("pay.url", nullValue())
            .extract()
            .path("pay.package");
    GatewaysPlayed.pays(prepay.replace("prepay_id=wx", ""));
    becomes(driver, id(bought), "COMING");
    buys(driver, wish).statusCode(201).body("id", equalTo(id(bought)));
  }

  @Test
  void is_paid_at_Alipay_and_goes_back_there() {
    var driver = Pocket.atWeChat("buyer30");
    var wish = Wish.of(kind(1), driver.has("浙A0B030"), TOMORROW);
    var bought = driver.sends("/lots/shop-court/passes", wish.body("alipay"));
    String url = bought.statusCode(201).body("pay.kind", equalTo("URL")).extract().path("pay.url");
    GatewaysPlayed.paysAtAlipay(url);
    becomes(driver, id(bought), "COMING");
    driver.deletes("/me/passes/" + id(bought)).body("state", equalTo("REFUNDED"));
    Eventually.isTrue(() -> GatewaysPlayed.book("/sandbox/alipay/refunds").contains("SUCCESS"));
  }

  @Test
  void is_cancelled_when_nobody_pays_in_time_and_somebody_else_gets_it() {
    var driver = Pocket.atWeChat("buyer3");
    var kind = kind(1);
    var bought = buys(driver, Wish.of(kind, driver.has("浙A0B003"), TODAY));
    String url = bought.statusCode(201).extract().path("pay.url");
    var other = Pocket.atWeChat("buyer4");
    var wish = Wish.of(kind, other.has("浙A0B004"), TODAY);
    problem(buys(other, wish), 409, "sold-out");
    clock.passes(Duration.ofMinutes(15));
    becomes(driver, id(bought), "CANCELLED");
    assertThat(GatewaysPlayed.page(url)).contains("订单已关闭");
    buys(other, wish).statusCode(201).body("state", equalTo("AWAITING_PAYMENT"));
  }

  @Test
  void is_given_back_when_it_is_paid_too_late() {
    var driver = Pocket.atWeChat("buyer5");
    var bought = buys(driver, Wish.of(kind(1), driver.has("浙A0B005"), TODAY));
    clock.passes(Duration.ofMinutes(16));
    becomes(driver, id(bought), "CANCELLED");
    GatewaysPlayed.pays(number(bought));
    becomes(driver, id(bought), "REFUNDED");
    Eventually.isTrue(() -> GatewaysPlayed.book("/sandbox/refunds").contains(number(bought)));
  }

  @Test
  void is_sold_once_when_many_want_the_last_one() {
    var kind = kind(1);
    var answers =
        Stream.of("浙A0B011", "浙A0B012", "浙A0B013", "浙A0B014")
            .map(plate -> sent(Pocket.atWeChat("many" + plate.substring(4)), kind, plate))
            .toList();
    assertThat(answers.stream().map(CompletableFuture::join))
        .containsExactlyInAnyOrder(201, 409, 409, 409);
    assertThat(left(kind)).isZero();
  }

  private static CompletableFuture<Integer> sent(Pocket driver, String kind, String plate) {
    var wish = Wish.of(kind, driver.has(plate), TODAY);
    return CompletableFuture.supplyAsync(() -> buys(driver, wish).extract().statusCode());
  }

  @Test
  void can_be_given_back_until_it_begins() {
    var driver = Pocket.atWeChat("buyer6");
    var kind = kind(2);
    var coming = buys(driver, Wish.of(kind, driver.has("浙A0B006"), TOMORROW));
    GatewaysPlayed.pays(number(coming));
    becomes(driver, id(coming), "COMING");
    var valid = buys(driver, Wish.of(kind, driver.has("浙A0B007"), TODAY));
    GatewaysPlayed.pays(number(valid));
    becomes(driver, id(valid), "VALID");
    assertThat(left(kind)).isZero();
    problem(driver.deletes("/me/passes/" + id(valid)), 409, "pass-begun");
    driver.deletes("/me/passes/" + id(coming)).statusCode(200).body("state", equalTo("REFUNDED"));
    driver.deletes("/me/passes/" + id(coming)).statusCode(200);
    Eventually.isTrue(() -> GatewaysPlayed.book("/sandbox/refunds").contains(number(coming)));
    assertThat(left(kind)).isEqualTo(1);
    given()
        .queryParam("plate", "浙A0B006")
        .get("/api/v1/lots/shop-court/permits")
        .then()
        .body("[0].ended.by", equalTo("driver"));
  }

  @Test
  void is_cancelled_by_whoever_has_not_paid_it() {
    var driver = Pocket.atWeChat("buyer8");
    var bought = buys(driver, Wish.of(kind(1), driver.has("浙A0B008"), TODAY));
    String url = bought.statusCode(201).extract().path("pay.url");
    driver
        .deletes("/me/passes/" + id(bought))
        .statusCode(200)
        .body("state", equalTo("CANCELLED"))
        .body("payUntil", nullValue());
    assertThat(GatewaysPlayed.page(url)).contains("订单已关闭");
    var other = Pocket.atWeChat("buyer9");
    problem(other.gets("/me/passes/" + id(bought)), 404, "unknown-pass");
    problem(other.deletes("/me/passes/" + id(bought)), 404, "unknown-pass");
  }

  @Test
  void waits_when_the_channel_is_not_heard_and_is_one_order_nevertheless() {
    var driver = Pocket.atWeChat("buyer10");
    GatewaysPlayed.fault(
        "{\"call\":\"checkout\",\"kind\":\"silent-after-taking-effect\",\"ms\":0}");
    var wish = Wish.of(kind(1), driver.has("浙A0B010"), TODAY);
    var bought = buys(driver, wish);
    bought.statusCode(201).body("state", equalTo("AWAITING_PAYMENT")).body("pay", nullValue());
    clock.passes(Duration.ofSeconds(5));
    String url = driver.gets("/me/passes/" + id(bought)).extract().path("pay.url");
    GatewaysPlayed.presses(url, "do=pay");
    becomes(driver, id(bought), "VALID");
  }

  @Test
  void is_refused_with_a_reason() {
    var driver = Pocket.atWeChat("buyer20");
    var plate = driver.has("浙A0B020");
    var kind = kind(3);
    var wish = Wish.of(kind, plate, TODAY);
    problem(
        driver.sends("/lots/shop-court/passes", wish.in("alipay").body("alipay")),
        422,
        "not-a-payer");
    problem(buys(driver, wish.in("alipay")), 422, "not-offered");
    problem(buys(driver, wish.on("2026-12-03")), 422, "day-is-past");
    problem(buys(driver, Wish.of(kind, UUID.randomUUID().toString(), TODAY)), 404, "unknown-plate");
    problem(
        buys(driver, Wish.of(UUID.randomUUID().toString(), plate, TODAY)),
        404,
        "unknown-pass-kind");
    buys(driver, wish).statusCode(201);
    problem(buys(driver, wish.on(TOMORROW)), 409, "request-misused");
    problem(buys(driver, Wish.of(kind, plate, TOMORROW)), 409, "has-pass");
    driver.gets("/me/passes").body("state", contains("AWAITING_PAYMENT"));
  }

  @Test
  void is_told_with_its_hours_and_where_the_lot_is() {
    var kind = kind(1);
    given()
        .get(Pocket.DOOR + "/lots/shop-court/passes")
        .then()
        .body("find { it.kind == '%s' }.nameEn".formatted(kind), equalTo("pass for a month"))
        .body("find { it.kind == '%s' }.windows.from".formatted(kind), hasItem("18:30"));
    given()
        .get(Pocket.DOOR + "/lots/west-lake")
        .then()
        .body("address", equalTo("示例区湖滨路1号"))
        .body("addressEn", equalTo("1 Lakeside Road, Sample District"))
        .body("shared.windows.days.flatten()", hasItem("working_day"));
  }

  @Test
  void stands_beside_one_that_the_office_has_sold_since_the_driver_has_the_car() {
    var kind = kind(3);
    LOT.sellsPass("bao", kind, "浙A0B090", "desk-1").statusCode(201);
    var driver = Pocket.atWeChat("buyer90");
    driver.has("浙A0B090");
    var plate = driver.has("浙A0B091");
    LOT.sellsPass("bao", kind, "浙A0B091", "desk-2").statusCode(201);
    buys(driver, Wish.of(kind, plate, "2027-02-01")).statusCode(201);
    driver
        .gets("/me/passes")
        .statusCode(200)
        .body("plate.plate", contains("浙A0B091", "浙A0B091"))
        .body("seller", contains("PROGRAM", "DESK"))
        .body("[1].state", equalTo("VALID"))
        .body("[1].lotName", equalTo("购买示例院落"))
        .body("[1].plate.nickname", equalTo("car"));
    String sold = driver.gets("/me/passes").extract().path("[1].id");
    driver.gets("/me/passes/" + sold).statusCode(404);
    driver.deletes("/me/passes/" + sold).statusCode(404);
    Pocket.atWeChat("stranger90").gets("/me/passes").body("$", hasSize(0));
  }
}
