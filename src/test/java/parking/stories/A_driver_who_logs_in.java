package parking.stories;

import static io.restassured.RestAssured.given;
import static org.assertj.core.api.Assertions.assertThat;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.hasSize;
import static org.hamcrest.Matchers.notNullValue;
import static org.hamcrest.Matchers.startsWith;

import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.common.WithTestResource;
import io.quarkus.test.junit.QuarkusTest;
import java.time.Duration;
import java.util.Map;
import org.junit.jupiter.api.DisplayNameGeneration;
import org.junit.jupiter.api.DisplayNameGenerator.ReplaceUnderscores;
import org.junit.jupiter.api.Test;

@QuarkusTest
@QuarkusTestResource(RunningDatabase.class)
@WithTestResource(PlatformsPlayed.class)
@DisplayNameGeneration(ReplaceUnderscores.class)
class A_driver_who_logs_in {
  private static Map<String, String> phone(String number) {
    return Map.of("phone", number);
  }

  private static Map<String, String> code(String number, String code) {
    return Map.of("phone", number, "code", code);
  }

  private static String wrong(String code) {
    return code.equals("000000") ? "000001" : "000000";
  }

  @Test
  void is_the_same_one_at_wechat_again() {
    Pocket.logsIn("wechat", "anna")
        .statusCode(200)
        .body("token", startsWith("drv_"))
        .body("isNew", equalTo(true))
        .body("consentNeeded", equalTo(true));
    Pocket.logsIn("wechat", "anna").body("isNew", equalTo(false));
  }

  @Test
  void is_told_that_a_code_is_wrong_used_or_cannot_be_checked() {
    Pocket.posts("/log-ins/wechat", Map.of("code", "nonsense"))
        .statusCode(422)
        .body("type", equalTo("/problems/wrong-code"));
    Pocket.posts("/log-ins/wechat", Map.of("code", "code-of-bert-once")).statusCode(200);
    Pocket.posts("/log-ins/wechat", Map.of("code", "code-of-bert-once")).statusCode(422);
    Pocket.posts("/log-ins/wechat", Map.of("code", "code-of-trouble"))
        .statusCode(503)
        .body("type", equalTo("/problems/platform-silent"));
    Pocket.posts("/log-ins/wechat", Map.of()).statusCode(400);
  }

  @Test
  void may_come_from_alipay() {
    Pocket.logsIn("alipay", "carl").statusCode(200).body("isNew", equalTo(true));
    Pocket.logsIn("alipay", "carl").body("isNew", equalTo(false));
    Pocket.posts("/log-ins/alipay", Map.of("code", "nonsense"))
        .statusCode(422)
        .body("type", equalTo("/problems/wrong-code"));
  }

  @Test
  void is_sent_a_code_that_works_once() {
    Pocket.posts("/codes", phone("13800001001"))
        .statusCode(202)
        .body("sentTo", equalTo("138****1001"))
        .body("againAt", notNullValue());
    var digits = Pocket.codeOf("13800001001");
    Pocket.posts("/log-ins/phone", code("13800001001", wrong(digits)))
        .statusCode(422)
        .body("type", equalTo("/problems/wrong-code"))
        .body("triesLeft", equalTo(4));
    Pocket.posts("/log-ins/phone", code("13800001001", digits)).statusCode(200);
    Pocket.posts("/log-ins/phone", code("13800001001", digits)).statusCode(429);
  }

  @Test
  void cannot_guess_codes_or_have_many_sent() {
    SettableClock.ahead(Duration.ofDays(2));
    Pocket.posts("/codes", phone("13800001002")).statusCode(202);
    Pocket.posts("/codes", phone("13800001002"))
        .statusCode(429)
        .body("type", equalTo("/problems/too-many"))
        .header("Retry-After", notNullValue());
    var digits = Pocket.codeOf("13800001002");
    for (int i = 0; i < 5; i++) {
      Pocket.posts("/log-ins/phone", code("13800001002", wrong(digits))).statusCode(422);
    }
    Pocket.posts("/log-ins/phone", code("13800001002", digits))
        .statusCode(429)
        .body("type", equalTo("/problems/locked"));
    Pocket.posts("/codes", phone("12345")).statusCode(400);
  }

  @Test
  void has_a_code_for_five_minutes() {
    var clock = SettableClock.ahead(Duration.ofDays(3));
    Pocket.posts("/codes", phone("13800001003")).statusCode(202);
    clock.passes(Duration.ofMinutes(5));
    Pocket.posts("/log-ins/phone", code("13800001003", Pocket.codeOf("13800001003")))
        .statusCode(429);
  }

  @Test
  void sees_and_ends_log_ins() {
    var first = Pocket.atWeChat("dora");
    String token = Pocket.logsIn("wechat", "dora").extract().path("token");
    var second = Pocket.with(token);
    String other =
        first
            .gets("/sessions")
            .statusCode(200)
            .body("$", hasSize(2))
            .extract()
            .path("find { !it.isThis }.id");
    first.deletes("/sessions/" + other).statusCode(204);
    second.gets("/me").statusCode(401).body("type", equalTo("/problems/unauthorized"));
    Pocket.atWeChat("emil").deletes("/sessions/" + other).statusCode(404);
    first.deletes("/session").statusCode(204);
    first.gets("/me").statusCode(401);
  }

  @Test
  void is_forgotten_after_thirty_days_without_a_question() {
    var clock = SettableClock.ahead(Duration.ofDays(1));
    var driver = Pocket.atWeChat("finn");
    clock.passes(Duration.ofDays(20));
    driver.gets("/me").statusCode(200);
    clock.passes(Duration.ofDays(20));
    driver.gets("/me").statusCode(200);
    clock.passes(Duration.ofDays(31));
    driver.gets("/me").statusCode(401);
  }

  @Test
  void agrees_before_anything_else_and_may_take_it_back() {
    var driver = Pocket.with(Pocket.logsIn("wechat", "gina").extract().path("token"));
    driver.gets("/me").statusCode(403).body("type", equalTo("/problems/consent-needed"));
    driver
        .puts("/me/consent", Map.of("version", "1999-01-01"))
        .statusCode(409)
        .body("type", equalTo("/problems/consent-changed"));
    driver.agrees();
    driver
        .gets("/me")
        .statusCode(200)
        .body("consent.version", notNullValue())
        .body("ways[0].way", equalTo("wechat"))
        .body("ways[0].shown", startsWith("****"));
    driver.deletes("/me/consent").statusCode(200).body("withdrawnAt", notNullValue());
    driver.gets("/me").statusCode(403);
    driver.agrees();
    driver.gets("/me").statusCode(200);
  }

  @Test
  void reads_the_consent_in_both_languages() {
    String zh = given().get(Pocket.DOOR + "/consents/current").then().extract().path("title");
    String en =
        given().get(Pocket.DOOR + "/consents/current?lang=en").then().extract().path("title");
    assertThat(zh).isEqualTo("个人信息处理同意书");
    assertThat(en).startsWith("Consent");
  }

  @Test
  void adds_a_phone_that_nobody_has() {
    SettableClock.ahead(Duration.ofDays(5));
    var driver = Pocket.atWeChat("hans");
    Pocket.posts("/codes", phone("13800001004")).statusCode(202);
    driver
        .sends("/me/ways/phone", code("13800001004", Pocket.codeOf("13800001004")))
        .statusCode(200)
        .body("ways", hasSize(2))
        .body("ways[1].shown", equalTo("138****1004"));
    SettableClock.ahead(Duration.ofDays(6));
    Pocket.posts("/codes", phone("13800001004")).statusCode(202);
    Pocket.atWeChat("inga")
        .sends("/me/ways/phone", code("13800001004", Pocket.codeOf("13800001004")))
        .statusCode(409)
        .body("type", equalTo("/problems/way-taken"));
  }

  @Test
  void is_no_member_of_staff_and_no_member_of_staff_is_a_driver() {
    var driver = Pocket.atWeChat("jana");
    driver.asks().get("/api/v1/office").then().statusCode(org.hamcrest.Matchers.not(200));
    driver.asks().get("/api/v1/me").then().statusCode(401);
    Staff.as("chen").get(Pocket.DOOR + "/me").then().statusCode(401);
    Staff.nobody().get(Pocket.DOOR + "/me").then().statusCode(401);
  }
}
