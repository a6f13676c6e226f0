package parking.stories;

import static io.restassured.RestAssured.given;
import static org.hamcrest.Matchers.equalTo;

import io.restassured.response.ValidatableResponse;
import io.restassured.specification.RequestSpecification;
import java.util.HashMap;
import java.util.Map;
import java.util.UUID;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.regex.Pattern;

/** A driver with a program in the pocket. */
final class Pocket {
  static final String DOOR = "/api/v1/driver";

  private static final AtomicInteger CODES = new AtomicInteger();
  private static final Pattern DIGITS = Pattern.compile("([0-9]{6})，");

  private final String token;

  private Pocket(String token) {
    this.token = token;
  }

  /** Somebody who logs in at WeChat, and agrees. */
  static Pocket atWeChat(String name) {
    var pocket = new Pocket(logsIn("wechat", name).statusCode(200).extract().path("token"));
    pocket.agrees();
    return pocket;
  }

  /** Somebody who has a phone and no more, and agrees. */
  static Pocket byPhone(String number) {
    posts("/codes", Map.of("phone", number)).statusCode(202);
    var pocket =
        new Pocket(
            posts("/log-ins/phone", Map.of("phone", number, "code", codeOf(number)))
                .statusCode(200)
                .extract()
                .path("token"));
    pocket.agrees();
    return pocket;
  }

  /** Joins what the driver is at a platform. */
  ValidatableResponse joins(String platform, String name) {
    return sends(
        "/me/ways/" + platform,
        Map.of("code", "code-of-%s-%d".formatted(name, CODES.incrementAndGet())));
  }

  /** Wants to sign at a channel, in a browser. */
  ValidatableResponse signs(String channel, String plate) {
    return requests("/me/channels/" + channel + "/agreement", Map.of("plate", plate, "from", "h5"));
  }

  /** Signs on the channel's page. */
  void signed(String channel, String plate) {
    String url = signs(channel, plate).statusCode(200).extract().path("go.url");
    GatewaysPlayed.taps(url, "AGREE");
    var place = "plates.find { it.id == '%s' }.state".formatted(plate);
    gets("/me/channels/" + channel).statusCode(200).body(place, equalTo("SIGNED"));
  }

  /** Who somebody is at Alipay, as billing's sandbox of the platforms numbers its users. */
  static String alipayUser(String name) {
    return "2088%012d".formatted(Math.abs((long) name.hashCode()));
  }

  static ValidatableResponse logsIn(String platform, String name) {
    return posts(
        "/log-ins/" + platform,
        Map.of("code", "code-of-%s-%d".formatted(name, CODES.incrementAndGet())));
  }

  static Pocket with(String token) {
    return new Pocket(token);
  }

  /** The code that a phone was sent last. */
  static String codeOf(String phone) {
    return PlatformsPlayed.textsTo(phone).stream()
        .flatMap(it -> DIGITS.matcher(it).results())
        .reduce((older, newer) -> newer)
        .orElseThrow(() -> new AssertionError("no code was sent"))
        .group(1);
  }

  void agrees() {
    String version = given().get(DOOR + "/consents/current").then().extract().path("version");
    puts("/me/consent", Map.of("version", version)).statusCode(200);
  }

  RequestSpecification asks() {
    return given().header("Authorization", "Bearer " + token).contentType("application/json");
  }

  ValidatableResponse gets(String path) {
    return asks().get(DOOR + path).then();
  }

  ValidatableResponse puts(String path, Object body) {
    return asks().body(body).put(DOOR + path).then();
  }

  ValidatableResponse sends(String path, Object body) {
    return asks().body(body).post(DOOR + path).then();
  }

  ValidatableResponse deletes(String path) {
    return asks().delete(DOOR + path).then();
  }

  /** The same with a name for the request. */
  ValidatableResponse requests(String path, Map<String, Object> body) {
    var named = new HashMap<>(body);
    named.put("requestId", UUID.randomUUID());
    return sends(path, named);
  }

  ValidatableResponse binds(String plate) {
    return requests("/me/plates", Map.of("plate", plate, "colour", "blue", "nickname", "car"));
  }

  /** Binds a plate that nobody has; answers its id. */
  String has(String plate) {
    return binds(plate).statusCode(201).extract().path("plate.id");
  }

  static ValidatableResponse posts(String path, Object body) {
    return given().contentType("application/json").body(body).post(DOOR + path).then();
  }
}
