package parking.stories;

import static org.assertj.core.api.Assertions.assertThat;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.hasSize;

import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.common.WithTestResource;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.path.json.JsonPath;
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
@WithTestResource(GatewaysPlayed.class)
@DisplayNameGeneration(ReplaceUnderscores.class)
class A_driver_who_pays_later {
  private final Parking parking = new Parking();

  @BeforeEach
  void begins_at_noon() {
    parking.begins();
  }

  private static void weChatEndsWith(String plate, String name, String outcome) {
    GatewaysPlayed.weChat(
        plate,
        "{\"plate_color\":\"BLUE\",\"openid\":\"sandbox-%s\",\"outcome\":\"%s\"}"
            .formatted(name, outcome));
  }

  private static int countAlipay(String plate) {
    return JsonPath.from(GatewaysPlayed.book("/sandbox/alipay/trades"))
        .<Object>getList("findAll { it.request.car_number == '%s' }".formatted(plate))
        .size();
  }

  @Test
  void is_asked_above_an_amount_that_the_driver_has_said() {
    var driver = Pocket.atWeChat("h1");
    String plate = driver.has("浙A0H001");
    driver.signed("wechat", plate);
    driver
        .puts(
            "/me/plates/" + plate + "/payers",
            Map.of("channels", List.of("wechat"), "askAboveFen", 999))
        .statusCode(200);
    String visit = parking.parks(driver, "浙A0H001", "AWAITING_CONFIRMATION");
    driver
        .gets("/me/now")
        .body("asks", hasSize(1))
        .body("asks[0].visit", equalTo(visit))
        .body("asks[0].amountFen", equalTo(1000));
    driver.sends("/me/visits/" + visit + "/confirmation", Map.of("amountFen", 1000));
    Eventually.isTrue(() -> "PAID".equals(Parking.state(driver)));
    driver.gets("/me/now").body("asks", hasSize(0));
  }

  @Test
  void is_not_asked_about_what_costs_no_more() {
    var driver = Pocket.atWeChat("h2");
    String plate = driver.has("浙A0H002");
    driver.signed("wechat", plate);
    driver.puts(
        "/me/plates/" + plate + "/payers",
        Map.of("channels", List.of("wechat"), "askAboveFen", 1000));
    parking.parks(driver, "浙A0H002", "PAID");
  }

  @Test
  void is_charged_by_the_second_channel_when_the_first_refuses() {
    var driver = Pocket.atWeChat("h3");
    driver.joins("alipay", "h3").statusCode(200);
    String plate = driver.has("浙A0H003");
    driver.signed("wechat", plate);
    driver.signed("alipay", plate);
    driver.gets("/me/plates").body("[0].channels", equalTo(List.of("wechat", "alipay")));
    weChatEndsWith("浙A0H003", "h3", "PAY_FAIL");
    parking.parks(driver, "浙A0H003", "PAID");
    assertThat(countAlipay("浙A0H003")).isPositive();
  }

  @Test
  void is_told_the_end_of_a_payment_when_it_is_asked_for_again() {
    var driver = Pocket.atWeChat("h4");
    driver.joins("alipay", "h4").statusCode(200);
    String plate = driver.has("浙A0H004");
    driver.signed("alipay", plate);
    var payer = "{\"plate_color\":\"BLUE\",\"user\":\"%s\",\"outcome\":\"%s\"}";
    var user = Pocket.alipayUser("h4");
    GatewaysPlayed.alipay("浙A0H004", payer.formatted(user, "NO_MONEY"));
    parking.parks(driver, "浙A0H004", "RECEIVABLE");
    GatewaysPlayed.alipay("浙A0H004", payer.formatted(user, "SUCCESS"));
    var wish = Map.of("requestId", UUID.randomUUID(), "amountFen", 1000, "channel", "alipay");
    driver.sends("/me/dues/payments", wish).statusCode(200).body("amountFen", equalTo(1000));
    Eventually.isTrue(
        () ->
            "PAID".equals(driver.sends("/me/dues/payments", wish).extract().<String>path("state")));
    driver.sends("/me/dues/payments", wish).body("receipts", hasSize(1));
    driver.gets("/me/dues").body("amountFen", equalTo(0));
    assertThat(countAlipay("浙A0H004")).isEqualTo(1);
    var other = Map.of("requestId", wish.get("requestId"), "amountFen", 1, "channel", "alipay");
    driver
        .sends("/me/dues/payments", other)
        .statusCode(409)
        .body("type", equalTo("/problems/request-misused"));
  }

  @Test
  void has_the_chosen_channel_asked_before_the_first_one() {
    var driver = Pocket.atWeChat("h5");
    driver.joins("alipay", "h5").statusCode(200);
    String plate = driver.has("浙A0H005");
    driver.signed("wechat", plate);
    driver.puts(
        "/me/plates/" + plate + "/payers", Map.of("channels", List.of("wechat"), "askAboveFen", 0));
    parking.parks(driver, "浙A0H005", "AWAITING_CONFIRMATION");
    driver
        .requests("/me/dues/payments", Map.of("amountFen", 1000, "channel", "alipay"))
        .statusCode(422)
        .body("type", equalTo("/problems/not-signed"));
    driver.signed("alipay", plate);
    driver.gets("/me/plates").body("[0].channels", equalTo(List.of("wechat", "alipay")));
    Parking.isToldOn();
    Eventually.isTrue(() -> "AWAITING_CONFIRMATION".equals(Parking.state(driver)));
    driver
        .requests("/me/dues/payments", Map.of("amountFen", 1000, "channel", "alipay"))
        .statusCode(200);
    Eventually.isTrue(() -> "PAID".equals(Parking.state(driver)));
    assertThat(countAlipay("浙A0H005")).isPositive();
    assertThat(GatewaysPlayed.book("/sandbox/orders")).doesNotContain("浙A0H005");
  }
}
