package parking.stories;

import static io.restassured.RestAssured.given;
import static org.assertj.core.api.Assertions.assertThat;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.hasSize;

import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.common.WithTestResource;
import io.quarkus.test.junit.QuarkusTest;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.HashMap;
import java.util.Map;
import java.util.UUID;
import java.util.zip.ZipInputStream;
import org.junit.jupiter.api.DisplayNameGeneration;
import org.junit.jupiter.api.DisplayNameGenerator.ReplaceUnderscores;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvFileSource;

@QuarkusTest
@QuarkusTestResource(RunningDatabase.class)
@WithTestResource(PlatformsPlayed.class)
@DisplayNameGeneration(ReplaceUnderscores.class)
class A_drivers_own_data {
  private static Map<String, String> files(byte[] zip) {
    Map<String, String> files = new HashMap<>();
    try (var in = new ZipInputStream(new ByteArrayInputStream(zip))) {
      for (var file = in.getNextEntry(); file != null; file = in.getNextEntry()) {
        files.put(file.getName(), new String(in.readAllBytes(), StandardCharsets.UTF_8));
      }
    } catch (IOException e) {
      throw new AssertionError(e);
    }
    return files;
  }

  @Test
  void can_be_taken_along_without_a_consent() {
    var driver = Pocket.atWeChat("d1");
    String id = driver.has("浙A0D001");
    driver.deletes("/me/plates/" + id);
    driver.deletes("/me/consent").statusCode(200);
    var files = files(driver.gets("/me/export").statusCode(200).extract().asByteArray());
    assertThat(files)
        .containsKeys(
            "driver.json",
            "log-in-ways.json",
            "consents.json",
            "plates.json",
            "passes.json",
            "visits.csv");
    assertThat(files.get("consents.json")).contains("\"isGiven\" : false");
    assertThat(files.get("log-in-ways.json")).contains("sandbox-d1");
  }

  @Test
  void are_forgotten_once_nothing_is_open() {
    var driver = Pocket.atWeChat("d2");
    driver.has("浙A0D002");
    new Camera("west-lake-edge").sees("entrance", "浙A0D002", Instant.now());
    Eventually.isTrue(
        () -> !driver.gets("/me/now").extract().<java.util.List<Object>>path("visits").isEmpty());
    var wish = Map.of("requestId", UUID.randomUUID());
    driver.sends("/me/erasure", wish).statusCode(409).body("type", equalTo("/problems/car-inside"));
    var other = Pocket.atWeChat("d3");
    other.has("浙A0D003");
    other.sends("/me/erasure", wish).statusCode(202).body("kept", hasSize(3));
    other.gets("/me/export").statusCode(401);
    Pocket.logsIn("wechat", "d3").body("isNew", equalTo(true));
    Pocket.atWeChat("d4").binds("浙A0D003").statusCode(201);
  }

  /** Without a token, and with one that is nobody's. */
  @ParameterizedTest
  @CsvFileSource(resources = "/parking/pocket-doors.txt", delimiter = ' ')
  void open_to_nobody_without_a_token(String method, String path) {
    given()
        .contentType("application/json")
        .body(body(path))
        .request(method, Pocket.DOOR + path.replace("{id}", UUID.randomUUID().toString()))
        .then()
        .statusCode(401);
    given()
        .header("Authorization", "Bearer drv_" + "A".repeat(43))
        .contentType("application/json")
        .body(body(path))
        .request(method, Pocket.DOOR + path.replace("{id}", UUID.randomUUID().toString()))
        .then()
        .statusCode(401);
  }

  /** A body that each door understands. */
  private static String body(String path) {
    var id = "\"requestId\":\"" + UUID.randomUUID() + "\"";
    return switch (path.replaceFirst(".*/(?=[a-z.-]+$)", "").replace("{id}", "")) {
      case "phone" -> "{\"phone\":\"13800001009\",\"code\":\"123456\"}";
      case "settings" -> "{\"language\":\"zh\",\"largeText\":false}";
      case "consent" -> "{\"version\":\"x\"}";
      case "plates" ->
          "{%s,\"plate\":\"浙A0D009\",\"colour\":\"blue\",\"nickname\":\"\"}".formatted(id);
      case "proofs" -> "{\"kind\":\"NOTICE_CODE\",\"code\":\"x\"}";
      case "payers" -> "{\"channels\":[]}";
      case "invitations" -> "{\"code\":\"x\"}";
      case "contests" ->
          "{%s,\"plate\":\"浙A0D009\",\"colour\":\"blue\",\"words\":\"x\"}".formatted(id);
      case "answers", "withdrawal" -> "{\"words\":\"x\"}";
      case "passes" ->
          ("{%s,\"kind\":\"%2$s\",\"plate\":\"%2$s\",\"from\":\"2026-12-01\","
                  + "\"channel\":\"wechat\",\"client\":\"h5\"}")
              .formatted(id, UUID.randomUUID());
      case "payments" -> "{%s,\"amountFen\":1,\"channel\":\"wechat\"}".formatted(id);
      case "confirmation" -> "{\"amountFen\":1}";
      case "not-me" -> "{%s,\"words\":\"x\"}".formatted(id);
      case "disputes" -> "{%s,\"reason\":\"OTHER\",\"words\":\"x\"}".formatted(id);
      case "invoice" -> "{\"buyer\":{\"name\":\"x\",\"email\":\"x@example.com\"}}";
      case "read" -> "{\"until\":\"2026-11-20T00:00:00Z\"}";
      case "notifications" ->
          "{\"channels\":[],\"kinds\":[],\"quiet\":{\"from\":\"22:00\",\"until\":\"07:00\"},"
              + "\"remindMinutes\":1}";
      case "erasure" -> "{" + id + "}";
      default -> "{\"nickname\":\"x\",\"isMain\":false}";
    };
  }
}
