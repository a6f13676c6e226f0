package parking.stories;

import static org.assertj.core.api.Assertions.assertThat;
import static org.hamcrest.Matchers.contains;
import static org.hamcrest.Matchers.empty;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.hasSize;
import static org.hamcrest.Matchers.notNullValue;
import static org.hamcrest.Matchers.nullValue;

import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.common.WithTestResource;
import io.quarkus.test.junit.QuarkusTest;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.DisplayNameGeneration;
import org.junit.jupiter.api.DisplayNameGenerator.ReplaceUnderscores;
import org.junit.jupiter.api.Test;

@QuarkusTest
@QuarkusTestResource(RunningDatabase.class)
@WithTestResource(PlatformsPlayed.class)
@WithTestResource(GatewaysPlayed.class)
@DisplayNameGeneration(ReplaceUnderscores.class)
class An_agreement_with_a_channel {
  private final Parking parking = new Parking();

  @BeforeEach
  void begins_at_noon() {
    parking.begins();
  }

  @Test
  void is_signed_on_the_channels_page_by_who_has_joined_the_channel() {
    var driver = Pocket.byPhone("13800003001");
    String plate = driver.has("浙A0G001");
    driver
        .gets("/me/channels")
        .body("channel", contains("wechat", "alipay"))
        .body("[0].state", equalTo("NONE"))
        .body("[0].isLoggedInBy", equalTo(false))
        .body("[0].plates", hasSize(1));
    driver
        .signs("wechat", plate)
        .statusCode(422)
        .body("type", equalTo("/problems/not-logged-in-by"));
    driver.joins("wechat", "g1").statusCode(200).body("ways.way", contains("phone", "wechat"));
    String url = driver.signs("wechat", plate).statusCode(200).extract().path("go.url");
    driver.gets("/me/channels").body("[0].state", equalTo("ASKED"));
    assertThat(GatewaysPlayed.page(url)).contains("浙A0G001", "AGREE", "viewport");
    assertThat(GatewaysPlayed.taps(url, "AGREE"))
        .isEqualTo(GatewaysPlayed.service() + "/m/#/pages/channels/channels?returned=wechat");
    driver
        .gets("/me/channels/wechat")
        .statusCode(200)
        .body("state", equalTo("SIGNED"))
        .body("plates[0].id", equalTo(plate))
        .body("plates[0].signedAt", notNullValue());
    driver.gets("/me/plates").body("[0].channels", contains("wechat"));
    driver.signs("wechat", plate).statusCode(409).body("type", equalTo("/problems/signed"));
    parking.parks(driver, "浙A0G001", "PAID");
  }

  @Test
  void is_signed_in_WeChats_own_program_and_in_no_other() {
    var driver = Pocket.atWeChat("g2");
    String plate = driver.has("浙A0G002");
    driver
        .requests(
            "/me/channels/wechat/agreement",
            Map.<String, Object>of("plate", plate, "from", "wechat"))
        .statusCode(200)
        .body("state", equalTo("ASKED"))
        .body("go.kind", equalTo("MINI_PROGRAM"))
        .body("go.appId", equalTo("wxbcad394b3d99dac9"))
        .body("go.path", equalTo("pages/auth-creditpay/auth-creditpay"))
        .body("go.extraData.plate_number", equalTo("浙A0G002"))
        .body("go.extraData.openid", equalTo("sandbox-g2"))
        .body("go.extraData.trade_scene", equalTo("PARKING"));
    driver
        .requests(
            "/me/channels/wechat/agreement",
            Map.<String, Object>of("plate", plate, "from", "alipay"))
        .statusCode(422)
        .body("type", equalTo("/problems/not-from-here"));
    driver
        .requests(
            "/me/channels/etc/agreement", Map.<String, Object>of("plate", plate, "from", "h5"))
        .statusCode(404)
        .body("type", equalTo("/problems/unknown-channel"));
  }

  @Test
  void is_none_when_the_driver_has_refused() {
    var driver = Pocket.atWeChat("g3");
    String plate = driver.has("浙A0G003");
    String url = driver.signs("wechat", plate).extract().path("go.url");
    GatewaysPlayed.taps(url, "REFUSE");
    driver.gets("/me/channels/wechat").body("state", equalTo("NONE"));
    driver.gets("/me/plates").body("[0].channels", empty());
    driver
        .puts("/me/plates/" + plate + "/payers", Map.of("channels", List.of("wechat")))
        .statusCode(422)
        .body("type", equalTo("/problems/not-signed"));
    parking.parks(driver, "浙A0G003", "RECEIVABLE");
  }

  @Test
  void is_known_from_the_first_moment_when_the_driver_has_signed_elsewhere() {
    GatewaysPlayed.weChat("浙A0G004", "{\"plate_color\":\"BLUE\",\"openid\":\"sandbox-g4\"}");
    var driver = Pocket.atWeChat("g4");
    String plate =
        driver
            .binds("浙A0G004")
            .statusCode(201)
            .body("plate.channels", contains("wechat"))
            .extract()
            .path("plate.id");
    driver.gets("/me/channels").body("[0].state", equalTo("SIGNED"));
    driver.puts("/me/plates/" + plate + "/payers", Map.of("channels", List.of())).statusCode(200);
    driver.gets("/me/channels/wechat").body("state", equalTo("SIGNED"));
    driver.gets("/me/plates").body("[0].channels", empty());
  }

  @Test
  void is_not_there_where_the_plate_is_another_users() {
    GatewaysPlayed.weChat("浙A0G005", "{\"plate_color\":\"BLUE\",\"openid\":\"somebody\"}");
    GatewaysPlayed.alipay("浙A0G005", "{\"plate_color\":\"BLUE\",\"user\":\"somebody\"}");
    var driver = Pocket.atWeChat("g5");
    driver.joins("alipay", "g5").statusCode(200);
    String plate = driver.has("浙A0G005");
    driver.signs("alipay", plate).statusCode(409).body("type", equalTo("/problems/other-user"));
    String url = driver.signs("wechat", plate).statusCode(200).extract().path("go.url");
    assertThat(GatewaysPlayed.page(url)).contains("another user").doesNotContain("AGREE");
    GatewaysPlayed.taps(url, "AGREE");
    driver.gets("/me/channels/wechat").body("state", equalTo("NONE"));
  }

  @Test
  void is_shown_as_the_channel_has_it() {
    var driver = Pocket.atWeChat("g6");
    driver.signed("wechat", driver.has("浙A0G006"));
    GatewaysPlayed.weChat(
        "浙A0G006", "{\"plate_color\":\"BLUE\",\"openid\":\"sandbox-g6\",\"state\":\"PAUSE\"}");
    driver.gets("/me/channels/wechat").body("state", equalTo("PAUSED"));
    driver.gets("/me/plates").body("[0].channels", contains("wechat"));
    GatewaysPlayed.weChat("浙A0G006", "{\"plate_color\":\"BLUE\",\"openid\":\"sandbox-g6\"}");
    driver.gets("/me/channels/wechat").body("state", equalTo("SIGNED"));
    parking.enters(driver, "浙A0G006");
    GatewaysPlayed.weChat(
        "浙A0G006",
        "{\"plate_color\":\"BLUE\",\"openid\":\"sandbox-g6\",\"state\":\"OUT_SERVICE\"}");
    driver.gets("/me/channels/wechat").body("state", equalTo("ENDED"));
    driver.gets("/me/plates").body("[0].channels", empty());
  }

  @Test
  void is_ended_on_the_channels_page_too() {
    var driver = Pocket.atWeChat("g7");
    driver.joins("alipay", "g7").statusCode(200);
    String plate = driver.has("浙A0G007");
    driver.signed("alipay", plate);
    var ended = driver.deletes("/me/channels/alipay/agreement?from=h5&plate=" + plate);
    String url =
        ended
            .statusCode(200)
            .body("state", equalTo("ENDED"))
            .body("owedFen", nullValue())
            .extract()
            .path("go.url");
    assertThat(GatewaysPlayed.page(url)).contains("END");
    GatewaysPlayed.taps(url, "END");
    driver.gets("/me/channels/alipay").body("state", equalTo("ENDED"));
    driver
        .deletes("/me/channels/alipay/agreement?plate=" + plate)
        .statusCode(422)
        .body("type", equalTo("/problems/not-signed"));
    driver.signs("alipay", plate).body("state", equalTo("ASKED")).body("go.kind", equalTo("URL"));
  }

  @Test
  void is_not_cancelled_while_a_car_inside_relies_on_it_and_never_loses_a_debt() {
    var driver = Pocket.atWeChat("g8");
    String plate = driver.has("浙A0G008");
    driver.signed("wechat", plate);
    GatewaysPlayed.weChat(
        "浙A0G008", "{\"plate_color\":\"BLUE\",\"openid\":\"sandbox-g8\",\"outcome\":\"PAY_FAIL\"}");
    parking.enters(driver, "浙A0G008");
    var door = "/me/channels/wechat/agreement?plate=" + plate;
    driver.deletes(door).statusCode(409).body("type", equalTo("/problems/car-inside"));
    parking.leaves(driver, "浙A0G008", "RECEIVABLE");
    driver
        .deletes(door)
        .statusCode(200)
        .body("state", equalTo("ENDED"))
        .body("owedFen", equalTo(1000));
    driver.gets("/me/dues").body("amountFen", equalTo(1000));
    driver.gets("/me/channels/wechat").body("state", equalTo("ENDED"));
    driver.gets("/me/plates").body("[0].channels", empty());
    driver.signs("wechat", plate).body("state", equalTo("SIGNED")).body("go", nullValue());
    driver.gets("/me/plates").body("[0].channels", contains("wechat"));
  }

  @Test
  void is_nobodys_business_but_the_payers() {
    var payer = Pocket.atWeChat("g9");
    String plate = payer.has("浙A0G009");
    String code =
        payer.sends("/me/plates/" + plate + "/invitations", Map.of()).extract().path("code");
    var user = Pocket.atWeChat("g10");
    String own = user.sends("/me/invitations", Map.of("code", code)).extract().path("id");
    user.signs("wechat", own).statusCode(403).body("type", equalTo("/problems/not-the-payer"));
    user.signs("wechat", plate).statusCode(404);
    user.gets("/me/channels").body("[0].plates", empty());
    user.deletes("/me/channels/wechat/agreement?plate=" + own).statusCode(403);
    Pocket.byPhone("13800003009").joins("wechat", "g9").statusCode(409);
  }
}
