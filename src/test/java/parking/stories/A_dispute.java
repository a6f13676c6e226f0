package parking.stories;

import static io.restassured.RestAssured.given;
import static org.assertj.core.api.Assertions.assertThat;
import static org.hamcrest.Matchers.containsString;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.greaterThan;
import static org.hamcrest.Matchers.hasItem;
import static org.hamcrest.Matchers.hasSize;
import static org.hamcrest.Matchers.matchesPattern;

import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.response.ValidatableResponse;
import java.awt.Color;
import java.awt.image.BufferedImage;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.time.Instant;
import java.util.Base64;
import java.util.HexFormat;
import java.util.LinkedHashMap;
import java.util.Map;
import javax.imageio.ImageIO;
import org.apache.pdfbox.Loader;
import org.apache.pdfbox.text.PDFTextStripper;
import org.junit.jupiter.api.DisplayNameGeneration;
import org.junit.jupiter.api.DisplayNameGenerator.ReplaceUnderscores;
import org.junit.jupiter.api.Test;

@QuarkusTest
@QuarkusTestResource(RunningDatabase.class)
@DisplayNameGeneration(ReplaceUnderscores.class)
class A_dispute {
  private static final Instant TEN = Instant.parse("2026-11-20T02:00:00Z");
  private static final String LOT = "/api/v1/lots/west-lake";

  private final Camera camera = new Camera("west-lake-edge");

  private static byte[] picture(String format, Color colour, int width) throws IOException {
    var image = new BufferedImage(width, width / 2, BufferedImage.TYPE_INT_RGB);
    var pen = image.createGraphics();
    pen.setColor(colour);
    pen.fillRect(0, 0, width, width / 2);
    pen.dispose();
    var bytes = new ByteArrayOutputStream();
    ImageIO.write(image, format, bytes);
    return bytes.toByteArray();
  }

  private static String sha256(byte[] bytes) {
    try {
      return HexFormat.of().formatHex(MessageDigest.getInstance("SHA-256").digest(bytes));
    } catch (NoSuchAlgorithmException e) {
      throw new IllegalStateException(e);
    }
  }

  private static String base64(byte[] bytes) {
    return Base64.getEncoder().encodeToString(bytes);
  }

  /** The session of a charged visit of an hour, with a picture of the car leaving. */
  private Object charged(String plate) throws IOException {
    camera.sees("entrance", plate, TEN);
    var jpeg = picture("jpeg", Color.GRAY, 1600);
    var evidence = Map.of("mediaType", "image/jpeg", "sha256", sha256(jpeg), "data", base64(jpeg));
    var exit = Camera.reading("exit", plate, TEN.plusSeconds(3600));
    camera.sends(Camera.with(exit, "picture", evidence)).statusCode(200);
    Eventually.isTrue(
        () -> given().get("/api/v1/plates/{plate}/dues", plate).path("amountFen").equals(1000));
    return Camera.shown("ended", plate).get(0).get("id");
  }

  private static ValidatableResponse post(String address, Object body) {
    return given().contentType("application/json").body(body).post(address).then();
  }

  private static Map<String, Object> wish(Object... more) {
    Map<String, Object> wish = new LinkedHashMap<>();
    wish.put("by", "OPERATOR");
    wish.put("reason", "NOT_MY_CAR");
    wish.put("words", "The driver says: 我当天在家 🚗");
    for (int i = 0; i < more.length; i += 2) {
      wish.put((String) more[i], more[i + 1]);
    }
    return wish;
  }

  private static String opened(Object session, Map<String, Object> wish) {
    return post(LOT + "/sessions/" + session + "/disputes", wish)
        .statusCode(201)
        .body("state", equalTo("OPENED"))
        .extract()
        .path("number");
  }

  private static final Map<String, Object> ACT =
      Map.of("why", "The plate on the picture is another one");

  @Test
  void is_opened_answered_and_decided_and_the_debt_is_gone() throws IOException {
    var session = charged("浙A0T141");
    var number = opened(session, wish());
    var dispute = LOT + "/disputes/" + number;
    post(LOT + "/sessions/" + session + "/disputes", wish())
        .statusCode(409)
        .body("type", equalTo("/problems/dispute-open"))
        .body("dispute", equalTo(number));
    given().get(LOT + "/disputes").then().body("number", hasItem(number));
    post(dispute + "/answer", ACT).statusCode(200).body("state", equalTo("ANSWERED"));
    var much = new LinkedHashMap<>(ACT);
    much.put("amountFen", 1001);
    much.put("wasWrong", true);
    post(dispute + "/refund", much).statusCode(422).body("type", equalTo("/problems/too-much"));
    much.remove("amountFen");
    post(dispute + "/refund", much)
        .statusCode(200)
        .body("state", equalTo("REFUNDED"))
        .body("refund.amountFen", equalTo(1000))
        .body("refund.wasWrong", equalTo(true))
        .body("steps", hasSize(3));
    assertThat(given().get("/api/v1/plates/浙A0T141/dues").<Integer>path("amountFen")).isZero();
    post(dispute + "/uphold", ACT).statusCode(409).body("type", equalTo("/problems/dispute-over"));
    given()
        .get(LOT + "/dispute-figures?from=2026-01-01&until=2026-12-31")
        .then()
        .statusCode(200)
        .body("wrongCharges", greaterThan(0));
    given()
        .get(LOT + "/sessions/" + session + "/disputes")
        .then()
        .body("number[0]", equalTo(number));
  }

  @Test
  void keeps_the_drivers_picture_beside_the_evidence() throws IOException {
    var png = picture("png", Color.BLUE, 300);
    var number = opened(charged("浙A0T142"), wish("picture", base64(png)));
    var address = LOT + "/disputes/" + number + "/pictures/";
    var shown = given().get(address + sha256(png)).then().statusCode(200).contentType("image/png");
    assertThat(shown.extract().asByteArray()).isEqualTo(png);
    given().get(address + "0".repeat(64)).then().statusCode(404);
    given().get(LOT + "/disputes/d" + "0".repeat(31)).then().statusCode(404);
    given().get("/api/v1/lots/river-street/disputes/" + number).then().statusCode(404);
  }

  @Test
  void shows_everything_that_is_known_of_the_visit() throws IOException {
    var png = picture("png", Color.BLUE, 300);
    var number = opened(charged("浙A0T143"), wish("picture", base64(png)));
    var evidence = LOT + "/disputes/" + number + "/evidence";
    given()
        .get(evidence)
        .then()
        .statusCode(200)
        .body("dispute.number", equalTo(number))
        .body("parking.session.car.plate.text", equalTo("浙A0T143"))
        .body("parking.readings", hasSize(2))
        .body("parking.readings[0].read.confidence", equalTo(0.995f))
        .body("parking.readings[0].clocks.seenAt", equalTo("2026-11-20T02:00:00Z"))
        .body("parking.readings[1].pictures.pictureSha256", matchesPattern("[0-9a-f]{64}"))
        .body("money.charges[0].lines[0].rule", containsString("hangzhou-road"))
        .body("money.postings[0].amountFen", equalTo(1000));
    var page =
        given()
            .get(evidence + "/page")
            .then()
            .statusCode(200)
            .header("Content-Security-Policy", containsString("img-src data:"))
            .extract()
            .asString();
    Files.writeString(Path.of("target/evidence.html"), page);
    assertThat(page)
        .contains("浙A0T143", "0.995", "摄像头时间", "🚗")
        .containsPattern("<img alt=\"车主提供\" src=\"data:image/jpeg;base64,");
    var pdf = given().get(evidence + "/pdf").then().statusCode(200).extract().asByteArray();
    Files.write(Path.of("target/evidence.pdf"), pdf);
    try (var paper = Loader.loadPDF(pdf)) {
      assertThat(new PDFTextStripper().getText(paper)).contains(number, "浙A0T143", "我当天在家 〓");
    }
  }

  @Test
  void can_be_opened_by_whoever_has_the_receipt() throws IOException {
    charged("浙A0T144");
    String page =
        post("/api/v1/plates/浙A0T144/payments", Map.of("amountFen", 1000, "reference", "desk-144"))
            .extract()
            .path("receiptPage");
    var address = page.replace("/page", "/disputes");
    var wish = Map.of("reason", "ALREADY_PAID", "words", "paid twice");
    given()
        .urlEncodingEnabled(false)
        .contentType("application/json")
        .body(wish)
        .post(address)
        .then()
        .statusCode(201)
        .body("steps[0].by.side", equalTo("DRIVER"))
        .body("steps[0].by.who", matchesPattern("receipt R.*"));
    post(address.split("\\?")[0], wish).statusCode(404);
  }

  @Test
  void says_what_is_wrong_with_a_wish() throws IOException {
    var session = charged("浙A0T145");
    var address = LOT + "/sessions/" + session + "/disputes";
    post(address, wish("reason", "BORED")).statusCode(400).body("detail", containsString("reason"));
    post(address, wish("words", " ")).statusCode(400).body("detail", containsString("words"));
    post(address, wish("by", "NOBODY")).statusCode(400).body("detail", containsString("by"));
    post(address, wish("picture", "???")).statusCode(400).body("detail", containsString("base64"));
    post(address, wish("picture", base64("GIF89a".getBytes())))
        .statusCode(400)
        .body("detail", containsString("neither a JPEG nor a PNG"));
    var large = new byte[3 * 1024 * 1024 + 1];
    large[0] = (byte) 0xFF;
    post(address, wish("picture", base64(large)))
        .statusCode(400)
        .body("detail", containsString("Send a smaller picture"));
    post(LOT + "/sessions/00000000-0000-0000-0000-000000000000/disputes", wish()).statusCode(404);
    var number = opened(session, wish());
    post(LOT + "/disputes/" + number + "/refund", ACT)
        .statusCode(400)
        .body("detail", containsString("wasWrong"));
    post(LOT + "/disputes/" + number + "/withdrawal", ACT).statusCode(400);
    var driver = new LinkedHashMap<>(ACT);
    driver.put("by", "DRIVER");
    post(LOT + "/disputes/" + number + "/withdrawal", driver)
        .statusCode(200)
        .body("state", equalTo("WITHDRAWN"));
    post(address, wish()).statusCode(201);
  }
}
