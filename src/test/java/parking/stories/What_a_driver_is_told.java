package parking.stories;

import static io.restassured.RestAssured.given;
import static org.assertj.core.api.Assertions.assertThat;

import io.quarkus.test.junit.QuarkusTest;
import io.quarkus.test.junit.TestProfile;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.DisplayNameGeneration;
import org.junit.jupiter.api.DisplayNameGenerator.ReplaceUnderscores;
import org.junit.jupiter.api.Test;

/** Nobody looks at a visit in these stories: the service tells by itself. It is Friday noon. */
@QuarkusTest
@TestProfile(ToldDrivers.class)
@DisplayNameGeneration(ReplaceUnderscores.class)
class What_a_driver_is_told {
  private static final Instant NOON = SharedLots.FRIDAY_NOON;
  private static final Map<String, Object> NOON_QUIET =
      Map.of(
          "channels", List.of(),
          "kinds", List.of(),
          "quiet", Map.of("from", "11:00", "until", "15:00"),
          "remindMinutes", 15);

  @BeforeEach
  void isNoon() {
    SettableClock.at(NOON);
  }

  private static List<Map<String, Object>> told(Pocket driver, String kind) {
    List<Map<String, Object>> all =
        driver.gets("/me/inbox").statusCode(200).extract().path("messages");
    return all.stream().filter(it -> kind.equals(it.get("kind"))).toList();
  }

  private static Map<String, Object> isTold(Pocket driver, String kind) {
    Eventually.isTrue(() -> !told(driver, kind).isEmpty());
    return told(driver, kind).get(0);
  }

  private static List<String> byWeChat(String name, String title) {
    return PlatformsPlayed.subscribedTo(name).stream().filter(it -> it.contains(title)).toList();
  }

  /** Everything that was to be sent before was judged once this driver has a message. */
  private static void everythingIsJudged(String fence) {
    var driver = Pocket.atWeChat(fence);
    driver.has("浙A0F" + fence.substring(fence.length() - 3));
    Eventually.isTrue(() -> !byWeChat(fence, "车牌已绑定").isEmpty());
  }

  /**
   * An hour in the garage on the hill, for which nobody pays, until ten past twelve; answers the
   * visit.
   */
  private static String parks(Pocket driver, String plate) {
    var now = SettableClock.at(NOON.plusSeconds(600)).instant();
    Sharing.comes("hill-edge", plate, now.minus(Duration.ofHours(1)));
    isTold(driver, "ENTERED");
    Sharing.goes("hill-edge", plate, now);
    var page = (String) isTold(driver, "DEDUCTION_FAILED").get("page");
    return page.substring("pages/visit/visit?id=".length());
  }

  private static void hasPhone(Pocket driver, String phone) {
    Pocket.posts("/codes", Map.of("phone", phone)).statusCode(202);
    driver
        .sends("/me/ways/phone", Map.of("phone", phone, "code", Pocket.codeOf(phone)))
        .statusCode(200);
  }

  @Test
  void when_a_car_comes_in_and_when_its_fee_is_not_paid() {
    var driver = Pocket.atWeChat("t1");
    String plate = driver.has("浙A0T101");
    assertThat(isTold(driver, "PLATE")).containsEntry("page", "pages/plate/plate?id=" + plate);
    String id = parks(driver, "浙A0T101");
    Eventually.isTrue(() -> !byWeChat("t1", "扣费失败").isEmpty());
    assertThat(byWeChat("t1", "扣费失败"))
        .singleElement()
        .asString()
        .contains("pages/visit/visit?id=" + id, "template-of-visits", "浙A0T101");
    assertThat(byWeChat("t1", "已进场"))
        .singleElement()
        .asString()
        .contains("pages/now/now", "浙A0T101");
    assertThat(told(driver, "ENTERED"))
        .singleElement()
        .satisfies(it -> assertThat((String) it.get("body")).contains("浙A0T101 已进场"));
    assertThat(told(driver, "DEDUCTION_FAILED")).hasSize(1);
  }

  @Test
  void by_SMS_when_WeChat_may_not_tell_it_and_it_asks_something_of_the_driver() {
    var driver = Pocket.atWeChat("shy1");
    hasPhone(driver, "13800002001");
    driver.has("浙A0T102");
    String id = parks(driver, "浙A0T102");
    Eventually.isTrue(
        () -> PlatformsPlayed.textsTo("13800002001").stream().anyMatch(it -> it.contains("扣费失败")));
    assertThat(PlatformsPlayed.textsTo("13800002001"))
        .filteredOn(it -> !it.contains("验证码"))
        .singleElement()
        .asString()
        .contains("https://parking.example/m/#/pages/visit/visit?id=" + id)
        .doesNotContain("浙A0T102");
    assertThat(byWeChat("shy1", "")).isEmpty();
  }

  @Test
  void after_the_quiet_hours_when_it_can_wait() {
    var driver = Pocket.atWeChat("t3");
    driver.puts("/me/notifications", NOON_QUIET).statusCode(200);
    driver.has("浙A0T103");
    parks(driver, "浙A0T103");
    everythingIsJudged("f301");
    assertThat(byWeChat("t3", "")).isEmpty();
    SettableClock.at(NOON.plus(Duration.ofHours(3)));
    Eventually.isTrue(() -> !byWeChat("t3", "扣费失败").isEmpty());
    assertThat(byWeChat("t3", "扣费失败")).hasSize(1);
  }

  @Test
  void before_the_fee_rises() {
    var driver = Pocket.atWeChat("t4");
    driver.has("浙A0T104");
    Sharing.comes("hill-edge", "浙A0T104", NOON);
    isTold(driver, "ENTERED");
    var step =
        Instant.parse(driver.gets("/me/now").extract().path("visits[0].nextStep.at").toString());
    assertThat(told(driver, "STEP_SOON")).isEmpty();
    SettableClock.at(step.minus(Duration.ofMinutes(14)));
    var message = isTold(driver, "STEP_SOON");
    assertThat(message).containsEntry("page", "pages/now/now");
    assertThat((String) message.get("body")).contains("浙A0T104");
    Eventually.isTrue(() -> !byWeChat("t4", "即将").isEmpty());
    SettableClock.at(step.minus(Duration.ofMinutes(2)));
    everythingIsJudged("f401");
    assertThat(told(driver, "STEP_SOON")).hasSize(1);
  }

  @Test
  void in_the_inbox_alone_when_it_would_come_too_late_after_the_quiet_hours() {
    var driver = Pocket.atWeChat("t5");
    driver.puts("/me/notifications", NOON_QUIET).statusCode(200);
    driver.has("浙A0T105");
    Sharing.comes("hill-edge", "浙A0T105", NOON);
    isTold(driver, "ENTERED");
    var step =
        Instant.parse(driver.gets("/me/now").extract().path("visits[0].nextStep.at").toString());
    SettableClock.at(step.minus(Duration.ofMinutes(14)));
    isTold(driver, "STEP_SOON");
    everythingIsJudged("f501");
    SettableClock.at(NOON.plus(Duration.ofHours(3)));
    Eventually.isTrue(() -> !byWeChat("t5", "已进场").isEmpty());
    everythingIsJudged("f502");
    assertThat(byWeChat("t5", "即将")).isEmpty();
  }

  /** On Monday the spaces close at eight. */
  @Test
  void before_shared_spaces_close() {
    SettableClock.at(NOON.plus(Duration.ofHours(7)));
    var driver = Pocket.atWeChat("t6");
    driver.has("浙A0T106");
    Sharing.comes("west-lake-edge", "浙A0T106", NOON.plus(Duration.ofHours(7)));
    isTold(driver, "ENTERED");
    SettableClock.at(Instant.parse("2026-12-06T23:46:00Z"));
    var message = isTold(driver, "WINDOW_CLOSES");
    assertThat((String) message.get("body")).contains("08:00", "浙A0T106", "西湖示例机关停车场");
    assertThat(message).containsEntry("page", "pages/now/now");
  }

  @Test
  void not_at_all_when_the_driver_does_not_want_to_know() {
    var driver = Pocket.atWeChat("t7");
    var wishes =
        Map.of(
            "channels", List.of(Map.of("channel", "wechat", "isOn", false)),
            "kinds", List.of(Map.of("kind", "ENTERED", "isOn", false)),
            "remindMinutes", 0);
    driver.puts("/me/notifications", wishes).statusCode(200);
    driver.has("浙A0T107");
    var now = SettableClock.at(NOON.plusSeconds(600)).instant();
    Sharing.comes("hill-edge", "浙A0T107", now.minus(Duration.ofHours(1)));
    Sharing.goes("hill-edge", "浙A0T107", now);
    isTold(driver, "DEDUCTION_FAILED");
    everythingIsJudged("f701");
    assertThat(told(driver, "ENTERED")).isEmpty();
    assertThat(byWeChat("t7", "")).isEmpty();
  }

  @Test
  void no_more_when_the_consent_was_withdrawn() {
    var driver = Pocket.atWeChat("t8");
    driver.puts("/me/notifications", NOON_QUIET).statusCode(200);
    String plate = driver.has("浙A0T108");
    everythingIsJudged("f801");
    driver.deletes("/me/plates/" + plate).statusCode(204);
    driver.deletes("/me/consent").statusCode(200);
    everythingIsJudged("f802");
    SettableClock.at(NOON.plus(Duration.ofHours(3)));
    everythingIsJudged("f803");
    assertThat(byWeChat("t8", "")).isEmpty();
  }

  @Test
  void of_a_review_a_payment_at_the_desk_and_a_dispute() {
    var driver = Pocket.atWeChat("t9");
    driver.has("浙A0T109");
    String id = parks(driver, "浙A0T109");
    String number =
        driver
            .requests(
                "/me/visits/" + id + "/disputes", Map.of("reason", "WRONG_TIMES", "words", "早就走了"))
            .statusCode(201)
            .extract()
            .path("number");
    given()
        .contentType("application/json")
        .body(Map.of("why", "按照片收费"))
        .post("/api/v1/lots/hill-garage/disputes/" + number + "/uphold")
        .then()
        .statusCode(200);
    assertThat(isTold(driver, "DISPUTE"))
        .containsEntry("page", "pages/dispute/dispute?number=" + number)
        .containsEntry("title", "申诉未通过");
    int owed = driver.gets("/me/dues").extract().path("amountFen");
    given()
        .contentType("application/json")
        .body(Map.of("amountFen", owed, "reference", "desk-t9"))
        .post("/api/v1/plates/{plate}/payments", "浙A0T109")
        .then()
        .statusCode(200);
    assertThat(isTold(driver, "CHARGED")).containsEntry("page", "pages/visit/visit?id=" + id);
    var again = SettableClock.at(NOON.plusSeconds(1200)).instant();
    Sharing.comes("hill-edge", "浙A0T109", again);
    Eventually.isTrue(() -> told(driver, "ENTERED").size() == 2);
    String second = driver.gets("/me/now").extract().path("visits[0].id");
    driver.requests("/me/visits/" + second + "/not-me", Map.of("words", "不是我的车")).statusCode(204);
    Sharing.goes("hill-edge", "浙A0T109", SettableClock.at(NOON.plusSeconds(5000)).instant());
    assertThat(isTold(driver, "IN_REVIEW")).containsEntry("page", "pages/visit/visit?id=" + second);
  }

  @Test
  void of_what_happens_to_a_plate() {
    var holder = Pocket.atWeChat("t10");
    String plate = holder.has("浙A0T110");
    String code =
        holder.sends("/me/plates/" + plate + "/invitations", Map.of()).extract().path("code");
    var user = Pocket.atWeChat("t11");
    user.sends("/me/invitations", Map.of("code", code)).statusCode(201);
    assertThat(told(holder, "PLATE")).extracting("title").contains("有人开始共用您的车牌");
    var challenger = Pocket.atWeChat("t12");
    String id =
        challenger
            .requests("/me/contests", Map.of("plate", "浙A0T110", "colour", "blue", "words", "我的车"))
            .statusCode(201)
            .extract()
            .path("id");
    assertThat(told(holder, "CONTEST"))
        .singleElement()
        .satisfies(it -> assertThat((String) it.get("body")).contains("浙A0T110", "2026-12-11"));
    holder.sends("/me/contests/" + id + "/answers", Map.of("words", "是我的")).statusCode(200);
    assertThat(told(challenger, "CONTEST")).extracting("title").containsExactly("对方已答复车牌争议");
    Staff.as(Staff.EVERYTHING)
        .contentType("application/json")
        .body(Map.of("forChallenger", false, "why", "行驶证相符"))
        .post("/api/v1/plate-contests/" + id + "/decision")
        .then()
        .statusCode(200);
    assertThat(told(challenger, "CONTEST").get(0)).containsEntry("body", "浙A0T110 归对方绑定。");
    assertThat(told(holder, "CONTEST").get(0)).containsEntry("body", "浙A0T110 归您绑定。");
    holder.deletes("/me/plates/" + plate).statusCode(204);
    assertThat(told(holder, "PLATE").get(0)).containsEntry("page", "pages/plates/plates");
    assertThat(told(user, "PLATE").get(0)).containsEntry("body", "浙A0T110 不再属于您的车牌。");
  }

  @Test
  void that_a_debt_was_reminded_of_once_for_each_reminder() {
    var driver = Pocket.atWeChat("t13");
    driver.has("浙A0T113");
    parks(driver, "浙A0T113");
    Staff.as(Staff.EVERYTHING)
        .contentType("application/json")
        .body(Map.of("address", "13900000113"))
        .put("/api/v1/plates/浙A0T113/arrears/contacts/sms")
        .then()
        .statusCode(204);
    SettableClock.at(NOON.plus(Duration.ofHours(5)));
    assertThat(isTold(driver, "DUES")).containsEntry("page", "pages/dues/dues");
    Eventually.isTrue(() -> !PlatformsPlayed.textsTo("13900000113").isEmpty());
    assertThat(told(driver, "DUES")).hasSize(1);
  }
}
