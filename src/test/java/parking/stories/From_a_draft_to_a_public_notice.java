package parking.stories;

import static io.restassured.RestAssured.given;
import static org.assertj.core.api.Assertions.assertThat;
import static org.hamcrest.Matchers.containsString;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.greaterThan;
import static org.hamcrest.Matchers.hasItem;
import static org.hamcrest.Matchers.not;
import static org.hamcrest.Matchers.startsWith;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.response.ValidatableResponse;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.Set;
import java.util.function.Predicate;
import java.util.stream.LongStream;
import org.junit.jupiter.api.DisplayNameGeneration;
import org.junit.jupiter.api.DisplayNameGenerator.ReplaceUnderscores;
import org.junit.jupiter.api.Test;
import parking.testing.Contracts;

@QuarkusTest
@QuarkusTestResource(RunningDatabase.class)
@DisplayNameGeneration(ReplaceUnderscores.class)
class From_a_draft_to_a_public_notice {
  private static final ZoneId HANGZHOU = ZoneId.of("Asia/Shanghai");
  private static final Map<String, String> ROADS = Map.of("core", "hangzhou-road/core");
  private static final Set<String> WEST_LAKE = Set.of("west-lake");

  /** Eight o'clock in the morning of a day on which no other story plays. */
  private static final Instant EIGHT = Instant.parse("2026-11-12T00:00:00Z");

  private static LocalDate inDays(int days) {
    return LocalDate.now(HANGZHOU).plusDays(days);
  }

  private static String begun(String who, String family, int fen, String ceiling) {
    var document = Notices.street(family, inDays(9).toString(), fen, ceiling);
    return Notices.propose(who, WEST_LAKE, document).statusCode(201).extract().path("id");
  }

  private static ValidatableResponse problem(ValidatableResponse answer, int status, String type) {
    return answer
        .statusCode(status)
        .contentType("application/problem+json")
        .body("type", equalTo("/problems/" + type));
  }

  @Test
  void goes_through_two_pairs_of_eyes_and_is_public_with_its_board() {
    var id = begun("chen", "wulin-first", 250, "");
    Notices.get("lin", Notices.PLACE).body("id", hasItem(id));
    problem(Notices.step("chen", id, "submit"), 422, "not-simulated")
        .body("detail", startsWith("No simulation of the notice as it is written now"));
    Notices.simulate("chen", id, Notices.week(ROADS)).body("state", equalTo("DONE"));
    Notices.step("chen", id, "submit").statusCode(200).body("state", equalTo("SUBMITTED"));
    problem(Notices.step("chen", id, "approve"), 403, "role-missing");
    problem(Notices.step("chen", id, "publish"), 409, "notice-state");
    Notices.step("lin", id, "approve").statusCode(200).body("state", equalTo("APPROVED"));
    given().get("/api/v1/tariffs/wulin-first").then().statusCode(404);
    Notices.step("chen", id, "publish")
        .statusCode(200)
        .body("state", equalTo("PUBLISHED"))
        .body("steps.kind", equalTo(List.of("PROPOSED", "SUBMITTED", "APPROVED", "PUBLISHED")))
        .body("steps.who", equalTo(List.of("chen", "chen", "lin", "chen")));

    isPublic("wulin-first");
    Notices.get("chen", Notices.PLACE + "/" + id + "/board").statusCode(200);
    Notices.get("chen", Notices.PLACE + "/" + id + "/board.pdf").statusCode(200);
  }

  private static void isPublic(String family) {
    var place = "/api/v1/tariffs/" + family;
    given().get("/api/v1/tariffs").then().statusCode(200).body("family", hasItem(family));
    given().get(place).then().body("[0].state", equalTo("PUBLISHED"));
    var version = place + "/" + inDays(9);
    given()
        .get(version)
        .then()
        .statusCode(200)
        .body("notice.effective_from", equalTo(inDays(9).toString()))
        .body("zones.core.rates.small.days[0].periods[0].price.units.steps[0].fen", equalTo(250));
    assertThat(given().get(version + "/yaml").asString())
        .isEqualTo(Notices.street(family, inDays(9).toString(), 250, ""));
    given()
        .get(version + "/board")
        .then()
        .statusCode(200)
        .header("Content-Security-Policy", containsString("default-src 'none'; style-src"))
        .body(containsString("测试街"));
    given().get(version + "/board?lang=en").then().body(containsString("Parking prices"));
    for (var board : List.of(version + "/board.pdf", version + "/board.pdf?lang=en")) {
      var pdf = given().get(board).then().statusCode(200).contentType("application/pdf");
      assertThat(pdf.extract().asByteArray()).startsWith("%PDF-".getBytes(StandardCharsets.UTF_8));
    }
    given().get(place + "/2020-01-01/board.pdf").then().statusCode(404);
  }

  @Test
  void is_approved_by_nobody_who_has_written_it_whatever_roles_they_have() {
    var id = begun("sun", "wulin-alone", 250, "");
    Notices.simulate("sun", id, Notices.week(ROADS));
    Notices.step("sun", id, "submit").statusCode(200);
    problem(Notices.step("sun", id, "approve"), 403, "second-person-needed");
    Notices.step("qian", id, "approve").statusCode(200).body("state", equalTo("APPROVED"));
  }

  @Test
  void is_not_approved_while_it_exceeds_its_ceiling_and_the_lines_say_where() {
    var id = begun("chen", "wulin-dear", 1200, "hangzhou-road/core");
    Notices.simulate("chen", id, Notices.week(ROADS));
    Notices.step("chen", id, "submit").statusCode(200);
    problem(Notices.step("lin", id, "approve"), 422, "notice-ceiling")
        .body("detail", containsString("in zone core against hangzhou-road/core"))
        .body("breaches[0].ceiling", equalTo("hangzhou-road/core"))
        .body("breaches[0].stay.priceFen", greaterThan(0))
        .body("breaches[0].stay.lines[0].rule", containsString("zones.core.rates."));
    Notices.get("lin", Notices.PLACE + "/" + id).body("state", equalTo("SUBMITTED"));
    Notices.get("lin", Notices.PLACE + "/" + id + "/ceilings")
        .statusCode(200)
        .body("[0].stay.mostFen", greaterThan(-1));
    problem(Notices.step("lin", id, "return"), 400, "malformed-request");
    Notices.step("lin", id, "return", "Nights are dearer than at the kerb.")
        .body("state", equalTo("DRAFT"))
        .body("steps[2].note", equalTo("Nights are dearer than at the kerb."));
  }

  /** A car's visit, and what it cost. */
  private record Visit(int minutes, int hour, long fen) {}

  /** A visit whose price is asked for when more cars have come. */
  private record Drive(String plate, int minutes, int hour) {
    Visit priced() {
      @SuppressWarnings("unchecked")
      var fee = (Map<String, Object>) Eventually.first(() -> Camera.shown("ended", plate), "fee");
      return new Visit(minutes, hour, ((Number) fee.get("amountFen")).longValue());
    }
  }

  private static List<Visit> drive() {
    var camera = new Camera("west-lake-edge");
    var random = new Random(5);
    List<Visit> visits = new ArrayList<>();
    List<Drive> drives = new ArrayList<>();
    for (int i = 0; i < 24; i++) {
      var plate = "浙A5T%03d".formatted(i);
      int after = random.nextInt(240);
      int minutes = 16 + random.nextInt(470);
      var entered = EIGHT.plus(Duration.ofMinutes(after));
      camera.sees("entrance", plate, entered);
      camera.sees("exit", plate, entered.plus(Duration.ofMinutes(minutes)));
      drives.add(new Drive(plate, minutes, 8 + after / 60));
      // The list shows the latest only.
      if (drives.size() == 8) {
        drives.stream().map(Drive::priced).forEach(visits::add);
        drives.clear();
      }
    }
    return visits;
  }

  @Test
  void is_simulated_with_what_cars_truly_paid() throws JsonProcessingException {
    var visits = drive();
    var id = begun("chen", "wulin-history", 300, "");
    var asked =
        Map.of(
            "from", EIGHT.toString(),
            "until", EIGHT.plus(Duration.ofHours(12)).toString(),
            "against", ROADS);
    var ended = Notices.simulate("chen", id, asked).body("state", equalTo("DONE"));
    ended.body("done", equalTo(24)).body("total", equalTo(24));
    ended.body("asked.against.core", equalTo("hangzhou-road/core"));

    var after = visits.stream().mapToLong(it -> draft(it.minutes())).toArray();
    var before = visits.stream().mapToLong(Visit::fen).toArray();
    long dearer = 0;
    for (int i = 0; i < before.length; i++) {
      dearer += Math.max(0, after[i] - before[i]);
    }
    long now = LongStream.of(before).sum();
    long then = LongStream.of(after).sum();
    ended
        .body("outcome.all.stays.stays", equalTo(24))
        .body("outcome.all.stays.before", equalTo((int) now))
        .body("outcome.all.stays.after", equalTo((int) then))
        .body("outcome.all.dearer.fen", equalTo((int) dearer))
        .body("outcome.all.cheaper.fen", equalTo((int) (now + dearer - then)))
        .body("outcome.all.free.after", equalTo(count(visits, it -> it.minutes() <= 30)))
        .body("outcome.all.byHour[8].stays", equalTo(count(visits, it -> it.hour() == 8)));
    var outcome = new ObjectMapper().readTree(ended.extract().asString()).get("outcome");
    assertThat(Contracts.faults("simulation.v1", outcome)).isEmpty();
  }

  private static int count(List<Visit> visits, Predicate<Visit> which) {
    return (int) visits.stream().filter(which).count();
  }

  /** The draft by hand: half an hour free, then three yuan for each started half hour. */
  private static long draft(int minutes) {
    return minutes <= 30 ? 0 : (minutes + 29) / 30 * 300L;
  }

  @Test
  void is_not_simulated_over_nothing() {
    var id = begun("chen", "wulin-nothing", 300, "");
    var place = Notices.PLACE + "/" + id + "/simulations";
    var wish =
        Map.of("from", "2020-01-01T00:00:00Z", "until", "2020-02-01T00:00:00Z", "against", ROADS);
    problem(Notices.post("chen", place, wish), 422, "no-stays")
        .body("detail", containsString("Choose another time, or a synthetic week."));
    problem(
        Notices.post("chen", place, Map.of("from", "2020-01-01T00:00:00Z")),
        400,
        "malformed-request");
  }

  @Test
  void is_the_affair_of_its_own_street_only() {
    var id = begun("wang", "wulin-operator", 300, "");
    Notices.get("chen", Notices.PLACE + "/" + id).body("office", equalTo("wulin"));
    problem(Notices.step("wang", id, "submit"), 403, "role-missing");
    problem(Notices.get("zhou", Notices.PLACE + "/" + id), 404, "unknown-notice");
    Notices.get("zhou", Notices.PLACE).statusCode(200).body("id", not(hasItem(id)));
    problem(Staff.nobody().get(Notices.PLACE).then(), 401, "unauthorized");
    problem(Staff.nobody().get(Notices.PLACE + "/" + id).then(), 401, "unauthorized");

    var street = Notices.street("wulin-operator-2", inDays(9).toString(), 300, "");
    problem(Notices.propose("zhou", WEST_LAKE, street), 403, "not-your-lots");
    problem(Notices.propose("chen", Set.of(), street), 403, "not-your-lots");
    var citys = Notices.street("hangzhou-road", inDays(9).toString(), 300, "");
    problem(Notices.propose("chen", WEST_LAKE, citys), 403, "family-of-others");
    var others = Notices.street("wulin-operator", inDays(9).toString(), 300, "");
    problem(Notices.propose("zhou", Set.of("river-street"), others), 403, "family-of-others");
  }

  @Test
  void is_not_begun_with_a_document_that_is_not_in_order() {
    var gap =
        Notices.street("wulin-gap", inDays(9).toString(), 300, "").replaceFirst("20:00", "19:00");
    problem(Notices.propose("chen", WEST_LAKE, gap), 422, "notice-document")
        .body("detail", containsString("they must tile the day"))
        .body("detail", containsString("line "));
    var negative = Notices.street("wulin-negative", inDays(9).toString(), -300, "");
    problem(Notices.propose("chen", WEST_LAKE, negative), 422, "notice-document")
        .body("detail", containsString("steps[0].fen"));
  }

  @Test
  void of_the_city_changes_what_cars_pay_from_its_first_day_on() {
    var built = "/api/v1/tariffs/hangzhou-road/2014-12-31/yaml";
    var first = inDays(9);
    var next =
        given()
            .get(built)
            .asString()
            .replaceFirst("effective_from: 2014-12-31", "effective_from: " + first)
            .replaceFirst("form: ", "proposer: 示例市停车管理处\n  form: ")
            .replaceFirst("form: ", "approver: 示例市人民政府\n  form: ")
            .replaceFirst("times: 2, fen: 500", "times: 2, fen: 450");
    var roads =
        Map.of(
            "core", "hangzhou-road/core",
            "first", "hangzhou-road/first",
            "second", "hangzhou-road/second");
    Notices.publish(
        Map.of("officer", "bao", "approver", "qian"),
        Set.of("phone-garage"),
        new Notices.Document(next, roads));
    SettableClock.ahead(Duration.ofDays(10));
    given()
        .get("/api/v1/tariffs/hangzhou-road")
        .then()
        .body("state", equalTo(List.of("IN_FORCE", "SUPERSEDED")));

    var nine = first.atTime(9, 0).atZone(HANGZHOU).toInstant();
    assertThat(paidForAnHour("浙A5T101", nine.minus(Duration.ofDays(1)))).isEqualTo(1000);
    assertThat(paidForAnHour("浙A5T102", nine)).isEqualTo(900);
  }

  private static long paidForAnHour(String plate, Instant entered) {
    var camera = new Camera("west-lake-edge");
    camera.sees("entrance", plate, entered);
    camera.sees("exit", plate, entered.plus(Duration.ofHours(1)));
    @SuppressWarnings("unchecked")
    var fee = (Map<String, Object>) Eventually.first(() -> Camera.shown("ended", plate), "fee");
    return ((Number) fee.get("amountFen")).longValue();
  }
}
