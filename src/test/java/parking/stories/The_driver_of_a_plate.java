package parking.stories;

import static io.restassured.RestAssured.given;
import static org.hamcrest.Matchers.aMapWithSize;
import static org.hamcrest.Matchers.containsString;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.notNullValue;

import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.response.ValidatableResponse;
import java.time.Instant;
import java.util.Map;
import org.junit.jupiter.api.DisplayNameGeneration;
import org.junit.jupiter.api.DisplayNameGenerator.ReplaceUnderscores;
import org.junit.jupiter.api.Test;

@QuarkusTest
@QuarkusTestResource(RunningDatabase.class)
@DisplayNameGeneration(ReplaceUnderscores.class)
class The_driver_of_a_plate {
  private static final Instant TEN = Instant.parse("2026-11-20T02:00:00Z");

  private final Camera camera = new Camera("west-lake-edge");

  private void owesTenYuan(String plate) {
    camera.sees("entrance", plate, TEN);
    camera.sees("exit", plate, TEN.plusSeconds(3600));
    Eventually.isTrue(() -> dues(plate) == 1000);
  }

  private static int dues(String plate) {
    return given().get("/api/v1/plates/{plate}/dues", plate).then().extract().path("amountFen");
  }

  private static ValidatableResponse pays(String plate, int fen, String reference) {
    return given()
        .contentType("application/json")
        .body(Map.of("amountFen", fen, "reference", reference))
        .post("/api/v1/plates/{plate}/payments", plate)
        .then();
  }

  private static ValidatableResponse binds(String plate, Object body) {
    return given()
        .contentType("application/json")
        .body(body)
        .put("/api/v1/plates/{plate}/payer", plate)
        .then();
  }

  @Test
  void is_told_only_the_sum() {
    owesTenYuan("浙A0T061");
    given()
        .get("/api/v1/plates/浙A·0T061/dues")
        .then()
        .statusCode(200)
        .body("$", aMapWithSize(1))
        .body("amountFen", equalTo(1000));
  }

  @Test
  void owes_nothing_when_never_seen() {
    org.assertj.core.api.Assertions.assertThat(dues("浙A0T062")).isZero();
  }

  @Test
  void pays_at_the_desk_once_per_reference() {
    owesTenYuan("浙A0T063");
    pays("浙A0T063", 1200, "desk-1").statusCode(422).body("type", equalTo("/problems/too-much"));
    String receipt =
        pays("浙A0T063", 400, "desk-2")
            .statusCode(200)
            .body("stillDueFen", equalTo(600))
            .extract()
            .path("receipt");
    pays("浙A0T063", 400, "desk-2").statusCode(200).body("receipt", equalTo(receipt));
    pays("浙A0T063", 500, "desk-2")
        .statusCode(409)
        .body("type", equalTo("/problems/reference-misused"));
    pays("浙A0T063", 600, "desk-3").body("stillDueFen", equalTo(0));
  }

  @Test
  void cannot_pay_nothing_or_without_a_reference() {
    pays("浙A0T064", 0, "desk-4").statusCode(400).body("detail", containsString("amountFen"));
    pays("浙A0T064", 1, " ").statusCode(400).body("detail", containsString("reference"));
    pays("浙A0T065", 1, "desk-5").statusCode(404);
  }

  @Test
  void binds_the_plate_to_a_payer_again_and_again() {
    var payer = Map.of("colour", "blue", "weChatOpenId", "open-id-of-nobody");
    String account =
        binds("浙A0T066", payer)
            .statusCode(200)
            .body("account", notNullValue())
            .extract()
            .path("account");
    binds("浙A·0t066", payer).body("account", equalTo(account));
  }

  @Test
  void binds_the_plate_to_several_payers_in_order() {
    var wechat = Map.of("gateway", "wechat", "identity", "open-id-of-nobody");
    var other = Map.of("gateway", "alipay", "identity", "2088000000000001");
    String account = bindsAll(wechat, other).statusCode(200).extract().path("account");
    bindsAll(other, wechat).statusCode(200).body("account", equalTo(account));
    bindsAll().statusCode(200).body("account", equalTo(account));
    bindsAll(wechat, wechat).statusCode(400).body("detail", containsString("twice"));
    bindsAll(Map.of("gateway", "WeChat", "identity", "x"))
        .statusCode(400)
        .body("detail", containsString("gateway"));
    bindsAll(Map.of("gateway", "alipay", "identity", "a b"))
        .statusCode(400)
        .body("detail", containsString("identity"));
  }

  private static ValidatableResponse bindsAll(Object... payers) {
    return given()
        .contentType("application/json")
        .body(Map.of("colour", "blue", "payers", java.util.List.of(payers)))
        .put("/api/v1/plates/{plate}/payers", "浙A0T068")
        .then();
  }

  @Test
  void pays_by_bank_too_and_is_told_what_was_given_back_and_what_is_to_confirm() {
    owesTenYuan("浙A0T069");
    var byBank = Map.of("amountFen", 400, "reference", "bank-1", "kind", "TRANSFER");
    posts("浙A0T069", "payments", byBank).statusCode(200).body("stillDueFen", equalTo(600));
    pays("浙A0T069", 400, "bank-1").statusCode(409);
    posts("浙A0T069", "payments", Map.of("amountFen", 1, "reference", "x", "kind", "GOLD"))
        .statusCode(400)
        .body("detail", containsString("TRANSFER"));
    given()
        .get("/api/v1/plates/{plate}/refunds", "浙A0T069")
        .then()
        .statusCode(200)
        .body("surplus.size()", equalTo(0))
        .body("refunds.size()", equalTo(0));
    given()
        .get("/api/v1/plates/{plate}/confirmations", "浙A0T069")
        .then()
        .statusCode(200)
        .body("size()", equalTo(0));
    given().get("/api/v1/payments/notifications").then().statusCode(200);
    given().get("/api/v1/payments/notifications?since=today").then().statusCode(400);
  }

  @Test
  void gets_nothing_back_and_confirms_nothing_where_there_is_nothing() {
    owesTenYuan("浙A0T070");
    var stay = java.util.UUID.randomUUID().toString();
    var wish = Map.of("stay", stay, "amountFen", 5, "reason", "多收");
    posts("浙A0T070", "refunds", wish).statusCode(422).body("type", equalTo("/problems/too-much"));
    posts("浙A0T070", "refunds", Map.of("stay", stay, "amountFen", 5))
        .statusCode(400)
        .body("detail", containsString("reason"));
    var given = Map.of("stay", stay, "amountFen", 5, "kind", "CASH", "reference", "back-1");
    posts("浙A0T070", "given-back", given).statusCode(422);
    var yes = Map.of("stay", stay, "amountFen", 5);
    posts("浙A0T070", "confirmations", yes)
        .statusCode(422)
        .body("type", equalTo("/problems/nothing-asked"));
    posts("浙A0T070", "confirmations", Map.of("amountFen", 5))
        .statusCode(400)
        .body("detail", containsString("stay"));
    posts("浙A0T071", "confirmations", yes).statusCode(404);
  }

  private static ValidatableResponse posts(String plate, String door, Object body) {
    return given()
        .contentType("application/json")
        .body(body)
        .post("/api/v1/plates/{plate}/" + door, plate)
        .then();
  }

  @Test
  void is_told_what_is_wrong_with_a_binding() {
    binds("浙A0T067", Map.of("colour", "pink", "weChatOpenId", "x"))
        .statusCode(400)
        .contentType("application/problem+json")
        .body("detail", containsString("pink"));
    binds("浙A0T067", Map.of("colour", "blue"))
        .statusCode(400)
        .body("detail", containsString("weChatOpenId"));
    binds("浙A0T067", "{\"colour\":").statusCode(400).contentType("application/problem+json");
    binds("浙A0T067", Map.of("color", "blue")).statusCode(400);
  }
}
