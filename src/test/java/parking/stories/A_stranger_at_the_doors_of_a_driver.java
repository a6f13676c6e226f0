package parking.stories;

import static io.restassured.RestAssured.given;
import static org.assertj.core.api.Assertions.assertThat;

import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.common.WithTestResource;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.response.ValidatableResponse;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.UUID;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.DisplayNameGeneration;
import org.junit.jupiter.api.DisplayNameGenerator.ReplaceUnderscores;
import org.junit.jupiter.api.Test;

/** Walks every door that drivers have, as a driver who knows the names of another one's things. */
@QuarkusTest
@QuarkusTestResource(RunningDatabase.class)
@WithTestResource(PlatformsPlayed.class)
@WithTestResource(GatewaysPlayed.class)
@DisplayNameGeneration(ReplaceUnderscores.class)
class A_stranger_at_the_doors_of_a_driver {
  private static final Path DOORS = Path.of("main/resources/parking/access/doors.txt");
  private static final Path NAMED = Path.of("test/resources/parking/access/strangers-doors.txt");
  private static final Instant NOON =
      Instant.now().truncatedTo(ChronoUnit.DAYS).plus(Duration.ofHours(28));

  private final Camera camera = new Camera("west-lake-edge");
  private final Map<String, String> things = new LinkedHashMap<>();

  /** What is asked at a door, and how the things are called that it names. */
  private record Line(String method, String path, List<String> names, String body) {
    static Line of(String text) {
      var parts = text.split("\\|", 3);
      var door = parts[0].strip().split(" +");
      var names = List.of(parts[1].strip().split(", "));
      return new Line(door[0], door[1], names, parts[2].strip());
    }

    String door() {
      return method + " " + path.replaceFirst("\\?.*", "");
    }

    boolean isNobodys() {
      return names.equals(List.of("nobody"));
    }

    boolean isAskedHere() {
      return !isNobodys() && !names.equals(List.of("own story"));
    }
  }

  private static Stream<String> lines(Path file) throws IOException {
    return Files.readAllLines(file).stream().filter(it -> !it.isBlank() && !it.startsWith("#"));
  }

  private static List<String> doorsOfDrivers() throws IOException {
    return lines(DOORS)
        .filter(line -> line.split("\\|")[1].strip().equals("driver"))
        .map(line -> String.join(" ", line.split("\\|")[0].strip().split(" +")))
        .toList();
  }

  @BeforeEach
  void begins_at_noon() {
    SettableClock.at(NOON);
  }

  @Test
  void has_a_line_for_each_that_names_a_thing() throws IOException {
    Set<String> named = new TreeSet<>();
    doorsOfDrivers().stream().filter(it -> it.contains("{")).forEach(named::add);
    Set<String> asked = new TreeSet<>();
    lines(NAMED).map(Line::of).map(Line::door).forEach(asked::add);
    assertThat(asked).isEqualTo(named);
  }

  @Test
  void is_told_that_there_is_no_such_thing_and_changes_nothing() throws IOException {
    var driver = driver(1);
    var stranger = Pocket.atWeChat("w31");
    stranger.has("浙A0W103");
    var before = shown(driver);
    List<String> wrong = new ArrayList<>();
    for (var line : lines(NAMED).map(Line::of).filter(Line::isAskedHere).toList()) {
      var status = asks(stranger, line);
      if (status != 404) {
        wrong.add(line.door() + " answered " + status);
      }
    }
    assertThat(wrong).isEmpty();
    assertThat(shown(driver)).isEqualTo(before);
  }

  @Test
  void is_shown_nothing_by_the_others() throws IOException {
    driver(2);
    List.of("end", "channel").forEach(things::remove);
    var stranger = Pocket.atWeChat("w32");
    List<String> wrong = new ArrayList<>();
    for (var path : paths()) {
      var answer = stranger.asks().get(path);
      assertThat(answer.statusCode()).as(path).isEqualTo(200);
      var text = answer.asString();
      things.values().stream()
          .filter(text::contains)
          .forEach(it -> wrong.add(path + " shows " + it));
    }
    assertThat(wrong).isEmpty();
  }

  /** What can be looked at without naming anything of one's own. */
  private static List<String> paths() throws IOException {
    var nobodys = lines(NAMED).map(Line::of).filter(Line::isNobodys).map(Line::door);
    return Stream.concat(doorsOfDrivers().stream().filter(it -> !it.contains("{")), nobodys)
        .filter(it -> it.startsWith("GET "))
        .map(it -> it.substring(4).replace("{channel}", "wechat"))
        .toList();
  }

  private int asks(Pocket stranger, Line line) {
    var path = line.path();
    for (var name : line.names()) {
      path = path.replaceFirst("\\{[a-z]+}", things.get(name));
    }
    var request = stranger.asks();
    if (!line.body().isEmpty()) {
      request.body(
          line.body()
              .replace("REQUEST", UUID.randomUUID().toString())
              .replace("PLATE", things.get("plate")));
    }
    return request.request(line.method(), path).statusCode();
  }

  /** What the owner sees of the things. */
  private List<String> shown(Pocket driver) {
    return Stream.of(
            "/me/plates",
            "/me/visits",
            "/me/disputes",
            "/me/contests",
            "/me/dues",
            "/me/visits/" + things.get("visit"),
            "/me/dues/payments/" + things.get("payment"))
        .map(path -> driver.gets(path).statusCode(200).extract().asString())
        .toList();
  }

  /** A driver with one of each thing; plates and other people are numbered. */
  private Pocket driver(int number) {
    var driver = Pocket.atWeChat("w" + number);
    var plate = "浙A0W%d01".formatted(number);
    things.put("text", plate);
    things.put("plate", driver.has(plate));
    driver.signed("wechat", things.get("plate"));
    var payer = "{\"plate_color\":\"BLUE\",\"openid\":\"sandbox-w%d\",\"outcome\":\"PAY_FAIL\"}";
    GatewaysPlayed.weChat(plate, payer.formatted(number));
    things.put("co-user", joins(driver, Pocket.atWeChat("w1" + number)));
    things.put("visit", parks(driver, plate));
    things.put("payment", pays(driver));
    var objection = Map.<String, Object>of("reason", "WRONG_TIMES", "words", "早就走了");
    var disputes = "/me/visits/" + things.get("visit") + "/disputes";
    things.put("dispute", name(driver.requests(disputes, objection), 201, "number"));
    var claim = Map.<String, Object>of("plate", plate, "colour", "blue", "words", "我的车");
    var challenger = Pocket.atWeChat("w2" + number);
    things.put("contest", name(challenger.requests("/me/contests", claim), 201, "id"));
    things.put("binding", begins(driver, "浙A0W%d02".formatted(number)));
    things.put("session", name(driver.gets("/sessions"), 200, "[0].id"));
    things.put("end", "entry");
    things.put("channel", "wechat");
    return driver;
  }

  /** A wish to pay what is owed, which is refused, too. */
  private static String pays(Pocket driver) {
    var wish = Map.<String, Object>of("amountFen", 1000, "channel", "wechat");
    var request = name(driver.requests("/me/dues/payments", wish), 200, "requestId");
    SettableClock.at(NOON.plusSeconds(700));
    var payment = "/me/dues/payments/" + request;
    Eventually.isTrue(
        () -> "DECLINED".equals(driver.gets(payment).extract().<String>path("state")));
    return request;
  }

  private static String name(ValidatableResponse answer, int status, String path) {
    return answer.statusCode(status).extract().path(path);
  }

  private String joins(Pocket payer, Pocket user) {
    var invitation = "/me/plates/" + things.get("plate") + "/invitations";
    var code = name(payer.sends(invitation, Map.of()), 201, "code");
    return name(user.sends("/me/invitations", Map.of("code", code)), 201, "id");
  }

  /**
   * A visit of an hour that ends after the plate was bound, and that the channel refuses to pay.
   */
  private String parks(Pocket driver, String plate) {
    var now = SettableClock.at(NOON.plusSeconds(600)).instant();
    camera.sees("entrance", plate, now.minus(Duration.ofHours(1)));
    camera.sees("exit", plate, now);
    Eventually.isTrue(
        () -> !driver.gets("/me/visits").extract().<List<Object>>path("visits").isEmpty());
    Eventually.isTrue(() -> GatewaysPlayed.book("/sandbox/orders").contains(plate));
    Eventually.isTrue(() -> "RECEIVABLE".equals(Parking.state(driver)));
    return name(driver.gets("/me/visits"), 200, "visits[0].id");
  }

  /** The binding of a plate that has parked before, which waits for a proof. */
  private String begins(Pocket driver, String plate) {
    var yesterday = NOON.minus(Duration.ofHours(26));
    camera.sees("entrance", plate, yesterday);
    camera.sees("exit", plate, yesterday.plusSeconds(3600));
    var dues = "/api/v1/plates/" + plate + "/dues";
    Eventually.isTrue(() -> given().get(dues).then().extract().<Integer>path("amountFen") > 0);
    return name(driver.binds(plate), 202, "binding.id");
  }
}
