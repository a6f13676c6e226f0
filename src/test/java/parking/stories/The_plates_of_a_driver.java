package parking.stories;

import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.hasSize;
import static org.hamcrest.Matchers.not;
import static org.hamcrest.Matchers.notNullValue;

import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.common.WithTestResource;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.response.ValidatableResponse;
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
class The_plates_of_a_driver {
  private static final Instant NOON =
      Instant.now().truncatedTo(ChronoUnit.DAYS).plus(Duration.ofHours(28));

  private final Camera camera = new Camera("west-lake-edge");

  private void parks(String plate, Instant from) {
    camera.sees("entrance", plate, from);
    camera.sees("exit", plate, from.plusSeconds(3600));
    Eventually.isTrue(
        () ->
            io.restassured.RestAssured.given()
                    .get("/api/v1/plates/{plate}/dues", plate)
                    .then()
                    .extract()
                    .<Integer>path("amountFen")
                > 0);
  }

  /** At noon by China's clock, so that an hour costs what it costs by day. */
  @BeforeEach
  void begins_at_noon() {
    SettableClock.at(NOON);
  }

  private static Instant yesterday() {
    return NOON.minus(Duration.ofHours(26));
  }

  @Test
  void are_bound_at_once_when_never_seen_and_once_only() {
    var driver = Pocket.atWeChat("p1");
    var wish =
        Map.of(
            "plate",
            "浙A·0P001",
            "colour",
            "blue",
            "nickname",
            "家用",
            "requestId",
            UUID.randomUUID());
    String id = driver.sends("/me/plates", wish).statusCode(201).extract().path("plate.id");
    driver.sends("/me/plates", wish).statusCode(201).body("plate.id", equalTo(id));
    driver
        .gets("/me/plates")
        .body("$", hasSize(1))
        .body("[0].plate", equalTo("浙A0P001"))
        .body("[0].role", equalTo("PAYER"))
        .body("[0].isMain", equalTo(true))
        .body("[0].channels", hasSize(0));
    driver.binds("浙A0P001").statusCode(409).body("type", equalTo("/problems/already-yours"));
    driver.binds("nonsense!").statusCode(422).body("type", equalTo("/problems/not-a-plate"));
    var other =
        Map.of(
            "plate",
            "浙A0P002",
            "colour",
            "blue",
            "nickname",
            "x",
            "requestId",
            wish.get("requestId"));
    driver
        .sends("/me/plates", other)
        .statusCode(409)
        .body("type", equalTo("/problems/request-misused"));
  }

  @Test
  void of_another_driver_cannot_be_bound_seen_or_changed() {
    var holder = Pocket.atWeChat("p2");
    String id = holder.has("浙A0P010");
    var stranger = Pocket.atWeChat("p3");
    stranger.binds("浙A0P010").statusCode(409).body("type", equalTo("/problems/bound-elsewhere"));
    stranger.puts("/me/plates/" + id, Map.of("nickname", "x", "isMain", true)).statusCode(404);
    stranger.puts("/me/plates/" + id + "/payers", Map.of("channels", List.of())).statusCode(404);
    stranger.deletes("/me/plates/" + id).statusCode(404);
    stranger.sends("/me/plates/" + id + "/invitations", Map.of()).statusCode(404);
    stranger.gets("/me/visits?plate=" + id).body("visits", hasSize(0));
  }

  @Test
  void that_have_parked_need_a_proof_which_cannot_be_guessed_for_long() {
    parks("浙A0P020", yesterday());
    var stranger = Pocket.atWeChat("p4");
    String id =
        stranger
            .binds("浙A0P020")
            .statusCode(202)
            .body("plate", not(notNullValue()))
            .body("binding.state", equalTo("OPEN"))
            .extract()
            .path("binding.id");
    for (int i = 0; i < 5; i++) {
      proves(stranger, id, Map.of("kind", "NOTICE_CODE", "code", "AAAA-AAAA-AAAA"))
          .statusCode(422)
          .body("type", equalTo("/problems/wrong-proof"))
          .body("triesLeft", equalTo(4 - i));
    }
    proves(stranger, id, Map.of("kind", "NOTICE_CODE", "code", "AAAA-AAAA-AAAA")).statusCode(429);
    proves(stranger, id, Map.of("kind", "A_PROMISE"))
        .statusCode(422)
        .body("type", equalTo("/problems/proof-not-offered"));
    Pocket.atWeChat("p5").gets("/me/bindings/" + id).statusCode(404);
  }

  @Test
  void are_proven_by_an_earlier_stay_that_the_driver_knows() {
    var entered = yesterday();
    parks("浙A0P021", entered);
    var driver = Pocket.atWeChat("p6");
    var begun = driver.binds("浙A0P021").statusCode(202);
    String id = begun.extract().path("binding.id");
    var day = entered.atZone(java.time.ZoneId.of("Asia/Shanghai"));
    var place = "西湖示例停车场 " + day.toLocalDate();
    String where =
        begun
            .extract()
            .path(
                "binding.proofs.find { it.kind == 'EARLIER_STAY' }.choices.find { it.text == '"
                    + place
                    + "' }.id");
    proves(driver, id, Map.of("kind", "EARLIER_STAY", "answer", where))
        .statusCode(200)
        .body("state", equalTo("OPEN"));
    var when = String.valueOf((char) ('a' + day.getHour() / 3));
    proves(driver, id, Map.of("kind", "EARLIER_STAY", "answer", when))
        .statusCode(200)
        .body("state", equalTo("BOUND"))
        .body("boundAs", notNullValue());
    driver.gets("/me/plates").body("[0].provenBy", equalTo("EARLIER_STAY"));
    driver.gets("/me/visits").statusCode(200).body("visits", hasSize(0));
    driver
        .gets("/me/dues")
        .body("amountFen", equalTo(1000))
        .body("earlierFen", equalTo(1000))
        .body("visits", hasSize(0));
  }

  private static Map<String, String> licence(String picture) {
    return Map.of("kind", "LICENCE_PICTURE", "picture", picture);
  }

  @Test
  void are_proven_by_a_picture_of_the_vehicle_licence() {
    parks("浙A0P022", yesterday());
    var driver = Pocket.atWeChat("p22");
    String id =
        driver
            .binds("浙A0P022")
            .statusCode(202)
            .body("binding.proofs.find { it.kind == 'LICENCE_PICTURE' }.triesLeft", equalTo(5))
            .extract()
            .path("binding.id");
    proves(driver, id, licence("AAAA")).statusCode(400);
    proves(driver, id, licence("no base64")).statusCode(400);
    proves(driver, id, licence(LicencesPlayed.thatStopsTheReader()))
        .statusCode(503)
        .body("type", equalTo("/problems/licences-not-read"));
    proves(driver, id, licence(LicencesPlayed.of("")))
        .statusCode(422)
        .body("type", equalTo("/problems/unclear-picture"))
        .body("triesLeft", equalTo(4));
    proves(driver, id, licence(LicencesPlayed.of("浙A0P023")))
        .statusCode(422)
        .body("type", equalTo("/problems/wrong-proof"))
        .body("triesLeft", equalTo(3));
    proves(driver, id, licence(LicencesPlayed.of("浙A0P022")))
        .statusCode(200)
        .body("state", equalTo("BOUND"))
        .body("boundAs", notNullValue());
    driver.gets("/me/plates").body("[0].provenBy", equalTo("LICENCE_PICTURE"));
  }

  @Test
  void are_not_proven_by_sending_pictures_again_and_again() {
    parks("浙A0P024", yesterday());
    var stranger = Pocket.atWeChat("p24");
    String id = stranger.binds("浙A0P024").statusCode(202).extract().path("binding.id");
    for (int i = 0; i < 5; i++) {
      proves(stranger, id, licence(LicencesPlayed.of("浙A0P025"))).statusCode(422);
    }
    proves(stranger, id, licence(LicencesPlayed.of("浙A0P024")))
        .statusCode(422)
        .body("type", equalTo("/problems/proof-not-offered"));
    stranger.gets("/me/plates").body("$", hasSize(0));
  }

  private static ValidatableResponse proves(Pocket who, String id, Object proof) {
    return who.sends("/me/bindings/" + id + "/proofs", proof);
  }

  @Test
  void are_at_most_five() {
    var driver = Pocket.atWeChat("p7");
    for (int i = 0; i < 5; i++) {
      driver.has("浙A0P03" + i);
    }
    driver.binds("浙A0P035").statusCode(409).body("type", equalTo("/problems/too-many-plates"));
  }

  @Test
  void are_used_by_others_who_are_invited_once() {
    var payer = Pocket.atWeChat("p8");
    String id = payer.has("浙A0P040");
    String code =
        payer
            .sends("/me/plates/" + id + "/invitations", Map.of())
            .statusCode(201)
            .extract()
            .path("code");
    var user = Pocket.atWeChat("p9");
    String own =
        user.sends("/me/invitations", Map.of("code", code))
            .statusCode(201)
            .body("role", equalTo("CO_USER"))
            .extract()
            .path("id");
    Pocket.atWeChat("p10").sends("/me/invitations", Map.of("code", code)).statusCode(422);
    payer.gets("/me/plates").body("[0].coUsers", hasSize(1));
    user.puts("/me/plates/" + own + "/payers", Map.of("channels", List.of("wechat")))
        .statusCode(403);
    payer.deletes("/me/plates/" + id + "/co-users/" + own).statusCode(204);
    user.gets("/me/plates").body("$", hasSize(0));
  }

  @Test
  void are_contested_and_go_to_the_challenger_when_a_reviewer_says_so() {
    var holder = Pocket.atWeChat("p11");
    holder.has("浙A0P050");
    var challenger = Pocket.atWeChat("p12");
    var wish = Map.<String, Object>of("plate", "浙A0P050", "colour", "blue", "words", "我的车");
    String id =
        challenger
            .requests("/me/contests", wish)
            .statusCode(201)
            .body("side", equalTo("CHALLENGER"))
            .body("state", equalTo("OPEN"))
            .extract()
            .path("id");
    challenger.sends("/me/contests/" + id + "/answers", Map.of("words", "x")).statusCode(404);
    holder
        .sends("/me/contests/" + id + "/answers", Map.of("words", "是我的"))
        .statusCode(200)
        .body("side", equalTo("HOLDER"))
        .body("steps", hasSize(2));
    Staff.as(Staff.EVERYTHING)
        .contentType("application/json")
        .body(Map.of("forChallenger", true, "why", "行驶证相符"))
        .post("/api/v1/plate-contests/" + id + "/decision")
        .then()
        .statusCode(200)
        .body("state", equalTo("WON"));
    holder.gets("/me/plates").body("$", hasSize(0));
    holder.gets("/me/contests").body("[0].state", equalTo("LOST"));
    challenger.gets("/me/plates").body("[0].provenBy", equalTo("CONTEST"));
    challenger
        .requests("/me/contests", Map.of("plate", "浙A0P051", "colour", "blue", "words", "我的车"))
        .statusCode(422)
        .body("type", equalTo("/problems/nothing-to-contest"));
  }

  @Test
  void are_unbound_when_nothing_is_open() {
    var driver = Pocket.atWeChat("p13");
    String id = driver.has("浙A0P060");
    driver.deletes("/me/consent").statusCode(409).body("type", equalTo("/problems/plates-bound"));
    camera.sees("entrance", "浙A0P060", NOON);
    Eventually.isTrue(
        () -> !driver.gets("/me/now").extract().<List<Object>>path("visits").isEmpty());
    driver
        .deletes("/me/plates/" + id)
        .statusCode(409)
        .body("type", equalTo("/problems/car-inside"));
    String other = driver.has("浙A0P061");
    driver.deletes("/me/plates/" + other).statusCode(204);
    driver.gets("/me/plates").body("$", hasSize(1));
  }

  @Test
  void are_paid_for_by_no_channel_that_is_not_signed() {
    var driver = Pocket.atWeChat("p14");
    String id = driver.has("浙A0P070");
    driver
        .puts("/me/plates/" + id + "/payers", Map.of("channels", List.of("wechat")))
        .statusCode(422)
        .body("type", equalTo("/problems/not-signed"));
    driver
        .puts("/me/plates/" + id + "/payers", Map.of("channels", List.of(), "askAboveFen", 5000))
        .statusCode(200)
        .body("askAboveFen", equalTo(5000));
    driver.gets("/me/channels").statusCode(200).body("$", hasSize(0));
    driver.gets("/me/channels/wechat").statusCode(404);
  }
}
