package parking.stories;

import static io.restassured.RestAssured.given;
import static org.assertj.core.api.Assertions.assertThat;
import static org.hamcrest.Matchers.aMapWithSize;
import static org.hamcrest.Matchers.containsString;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.hasItem;
import static org.hamcrest.Matchers.hasSize;
import static org.hamcrest.Matchers.nullValue;

import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.common.WithTestResource;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.response.ValidatableResponse;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneId;
import java.time.temporal.ChronoUnit;
import java.util.Map;
import java.util.regex.Pattern;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.DisplayNameGeneration;
import org.junit.jupiter.api.DisplayNameGenerator.ReplaceUnderscores;
import org.junit.jupiter.api.Test;

@QuarkusTest
@QuarkusTestResource(RunningDatabase.class)
@WithTestResource(SmsRecorder.class)
@DisplayNameGeneration(ReplaceUnderscores.class)
class A_debt_and_its_driver {
  private static final String LANES = "/api/v1/lots/west-lake/lanes/west-lake-edge/";
  private static final Pattern CODE = Pattern.compile("#([0-9A-Z-]{14})");

  private final Camera camera = new Camera("west-lake-edge");
  private final Instant now = Instant.now().truncatedTo(ChronoUnit.DAYS).plus(Duration.ofHours(28));

  /** At noon by China's clock, so that an hour costs what it costs by day. */
  @BeforeEach
  void begins_at_noon() {
    SettableClock.at(now);
  }

  private void comes(String plate) {
    camera.sees("entrance", plate, now.minus(Duration.ofHours(1)));
  }

  private void leavesUnpaid(String plate) {
    comes(plate);
    camera.sees("exit", plate, now);
    Eventually.isTrue(() -> owed(plate) > 0);
  }

  private static int owed(String plate) {
    return given().get("/api/v1/plates/{plate}/dues", plate).then().extract().path("amountFen");
  }

  private static ValidatableResponse asks(String plate) {
    return given().get("/api/v1/dues/{plate}", plate).then();
  }

  private static ValidatableResponse claims(String plate, Object proof) {
    return given()
        .contentType("application/json")
        .body(proof)
        .post("/api/v1/dues/{plate}/claims", plate)
        .then();
  }

  private static ValidatableResponse shows(String lane, String plate) {
    String key = given().get(LANES + lane + "/notice/key").then().extract().path("key");
    return given()
        .header("Lane-Key", key)
        .queryParam("plate", plate)
        .get(LANES + lane + "/notice")
        .then()
        .statusCode(200);
  }

  private static ValidatableResponse puts(String path, String plate, Object body) {
    return given()
        .contentType("application/json")
        .body(body)
        .put("/api/v1/plates/{plate}/" + path, plate)
        .then();
  }

  private static ValidatableResponse posts(String path, String plate, Object body) {
    return given()
        .contentType("application/json")
        .body(body)
        .post("/api/v1/plates/{plate}/" + path, plate)
        .then();
  }

  @Test
  void are_brought_together_by_a_reminder_with_a_code() {
    var plate = "浙A0T501";
    puts("arrears/contacts/sms", plate, Map.of("address", "13900000501")).statusCode(204);
    leavesUnpaid(plate);
    Eventually.isTrue(() -> !SmsRecorder.sentTo("13900000501").isEmpty());
    var text = SmsRecorder.sentTo("13900000501").get(0);
    assertThat(text).contains("浙A***01", "10.00").doesNotContain(plate);
    var code = CODE.matcher(text);
    assertThat(code.find()).isTrue();

    claims(plate, Map.of("code", code.group(1)))
        .statusCode(200)
        .body("unpaidVisits", equalTo(1))
        .body("visits", hasSize(1))
        .body("visits[0].lot", equalTo("west-lake"))
        .body("visits[0].amountFen", equalTo(1000));
    posts("payments", plate, Map.of("amountFen", 1000, "reference", "by-code-501"))
        .statusCode(200)
        .body("stillDueFen", equalTo(0));
    asks(plate).body("unpaidVisits", equalTo(0));
    claims(plate, Map.of("code", code.group(1))).statusCode(200).body("visits", hasSize(0));
    Eventually.isTrue(() -> outcome(plate).equals("DONE sms SENT"));
    assertThat(SmsRecorder.sentTo("13900000501")).hasSize(1);
  }

  private static String outcome(String plate) {
    return given()
        .get("/api/v1/plates/{plate}/arrears/steps", plate)
        .then()
        .statusCode(200)
        .extract()
        .path("find { it.step == 'REMINDER_0' }.outcome");
  }

  @Test
  void are_brought_together_at_the_exit() {
    var plate = "浙A0T502";
    leavesUnpaid(plate);
    String code =
        shows("exit", plate)
            .body("textZh", equalTo("请扫码缴费"))
            .body("unpaidVisits", equalTo(1))
            .extract()
            .path("code");
    claims(plate, Map.of("code", code)).statusCode(200).body("visits", hasSize(1));
    claims("浙A0T503", Map.of("code", code)).statusCode(403);
  }

  @Test
  void are_told_of_each_other_at_the_next_entrance_without_place_or_amount() {
    var plate = "浙A0T504";
    leavesUnpaid(plate);
    shows("entrance", plate)
        .body("$", aMapWithSize(3))
        .body("unpaidVisits", equalTo(1))
        .body("text", equalTo("1 visit unpaid"))
        .body("textZh", equalTo("您有1次停车未缴费"));
    shows("entrance", "浙A0T505").body("textZh", equalTo("欢迎光临"));
  }

  @Test
  void need_no_code_where_somebody_pays_anyway_or_nobody_has_left() {
    var plate = "浙A0T506";
    comes(plate);
    shows("exit", plate).body("code", nullValue()).body("textZh", equalTo("祝您一路顺风"));
    puts("payer", plate, Map.of("colour", "blue", "weChatOpenId", "open-id-506")).statusCode(200);
    camera.sees("exit", plate, now);
    Eventually.isTrue(() -> owed(plate) > 0);
    shows("exit", plate).body("code", nullValue());
  }

  @Test
  void are_shown_by_the_display_of_the_lane_only() {
    for (var wrong : new String[] {"", "AAAA"}) {
      given()
          .header("Lane-Key", wrong)
          .queryParam("plate", "浙A0T507")
          .get(LANES + "exit/notice")
          .then()
          .statusCode(403)
          .body("type", equalTo("/problems/wrong-key"));
    }
    given().get(LANES + "exit/notice").then().statusCode(403);
    given().get(LANES + "moon/notice/key").then().statusCode(404);
  }

  @Test
  void show_who_has_no_proof_only_how_many_and_how_much() {
    leavesUnpaid("浙A0T508");
    asks("浙A0T508")
        .statusCode(200)
        .body("$", aMapWithSize(3))
        .body("unpaidVisits", equalTo(1))
        .body("amountFen", equalTo(1000))
        .body("payLater", equalTo(true));
    asks("浙A0T509")
        .statusCode(200)
        .body("$", aMapWithSize(3))
        .body("unpaidVisits", equalTo(0))
        .body("amountFen", equalTo(0));
    claims("浙A0T508", Map.of("code", "2222-2222-2222"))
        .statusCode(403)
        .body("type", equalTo("/problems/wrong-proof"));
    claims("浙A0T508", Map.of()).statusCode(400).body("detail", containsString("code"));
  }

  @Test
  void cannot_be_asked_about_or_guessed_too_often() {
    SettableClock.at(now.plus(Duration.ofHours(2)));
    for (int i = 0; i < 12; i++) {
      asks("浙A0T510").statusCode(200);
    }
    asks("浙A0T510").statusCode(429).body("type", equalTo("/problems/too-often"));
    var clock = SettableClock.at(now.plus(Duration.ofHours(3)));
    for (int i = 0; i < 10; i++) {
      claims("浙A0T510", Map.of("code", "wrong " + i)).statusCode(403);
    }
    claims("浙A0T510", Map.of("code", "wrong again")).statusCode(429);
    for (int i = 0; i < 19; i++) {
      asks("浙A0T5" + (20 + i)).statusCode(200);
    }
    asks("浙A0T540").statusCode(429);
    clock.passes(Duration.ofMinutes(61));
    claims("浙A0T510", Map.of("code", "wrong once more")).statusCode(403);
  }

  @Test
  void of_a_car_without_a_plate_are_brought_together_by_the_phone() {
    var lane = "/api/v1/lots/phone-garage/lanes/phone-edge/";
    var clock = SettableClock.at(now.plus(Duration.ofHours(5)));
    var came = scans(lane + "entrance", Map.of("code", code(lane + "entrance")));
    String token = came.extract().path("token");
    String plate = came.extract().path("plate");
    clock.passes(Duration.ofHours(1));
    scans(lane + "exit", Map.of("code", code(lane + "exit"), "token", token));
    Eventually.isTrue(() -> owed(plate) > 0);
    claims(plate, Map.of("lot", "phone-garage", "token", token))
        .statusCode(200)
        .body("visits", hasSize(1));
    claims(plate, Map.of("lot", "phone-garage", "token", "AAAAAAAAAAAAAAAAAAAAAA")).statusCode(403);
    claims("浙A0T511", Map.of("lot", "phone-garage", "token", token)).statusCode(403);
  }

  private static String code(String lane) {
    String text = given().get(lane + "/code").then().extract().path("text");
    return text.substring(text.lastIndexOf("code=") + "code=".length());
  }

  private static ValidatableResponse scans(String lane, Object scan) {
    return given()
        .contentType("application/json")
        .body(scan)
        .post(lane + "/scans")
        .then()
        .statusCode(200);
  }

  @Test
  void part_with_leaving_first_when_too_much_is_unpaid() {
    var plate = "浙A0T512";
    camera.sees("entrance", plate, now.minus(Duration.ofHours(4)));
    camera.sees("exit", plate, now.minus(Duration.ofHours(3)));
    Eventually.isTrue(() -> owed(plate) == 1000);
    given()
        .get("/api/v1/plates/{plate}/arrears/pay-later", plate)
        .then()
        .body("payLater", equalTo(true))
        .body("unpaidVisits", equalTo(1));
    comes(plate);
    camera.sees("exit", plate, now);
    Eventually.isTrue(() -> owed(plate) == 2000);
    asks(plate).body("payLater", equalTo(false));
    given()
        .get("/api/v1/plates/{plate}/arrears/pay-later", plate)
        .then()
        .body("payLater", equalTo(false))
        .body("amountFen", equalTo(2000));
  }

  @Test
  void are_reported_where_the_policy_says_so_and_given_up_late_only() {
    var plate = "浙A0T513";
    leavesUnpaid(plate);
    Eventually.isTrue(() -> report().contains(plate));
    String visit =
        given()
            .get("/api/v1/plates/{plate}/arrears/steps", plate)
            .then()
            .extract()
            .path("[0].visit");
    var deed = Map.of("visit", visit, "why", "no reason");
    posts("arrears/write-offs", plate, deed)
        .statusCode(422)
        .body("type", equalTo("/problems/too-early"));
    posts("arrears/revivals", plate, deed)
        .statusCode(422)
        .body("type", equalTo("/problems/nothing-there"));
    posts("arrears/write-offs", plate, Map.of("visit", visit))
        .statusCode(400)
        .body("detail", containsString("why"));
    SettableClock.at(now.plus(Duration.ofDays(31)));
    posts("arrears/write-offs", plate, deed).statusCode(200).body("amountFen", equalTo(1000));
    asks(plate).body("unpaidVisits", equalTo(0));
    posts("arrears/revivals", plate, deed).statusCode(200).body("amountFen", equalTo(1000));
    asks(plate).body("unpaidVisits", equalTo(1));
  }

  private String report() {
    var day = LocalDate.ofInstant(now, ZoneId.of("Asia/Shanghai"));
    return given()
        .get("/api/v1/arrears/reports/" + day)
        .then()
        .statusCode(200)
        .contentType("text/csv")
        .extract()
        .asString();
  }

  @Test
  void may_be_strangers_again() {
    var plate = "浙A0T514";
    puts("arrears/contacts/sms", plate, Map.of("address", "call me"))
        .statusCode(400)
        .body("detail", containsString("a phone number"));
    puts("arrears/contacts/email", plate, Map.of("address", "d@mail.example")).statusCode(204);
    given()
        .get("/api/v1/plates/{plate}/arrears/contacts", plate)
        .then()
        .body("channel", hasItem("email"))
        .body("[0]", aMapWithSize(2));
    given().delete("/api/v1/plates/{plate}/arrears/contacts/email", plate).then().statusCode(204);
    given().get("/api/v1/plates/{plate}/arrears/contacts", plate).then().body("", hasSize(0));
    given().get("/api/v1/plates/{plate}/arrears/steps", "浙A0T515").then().statusCode(404);
  }
}
