package parking.stories;

import static io.restassured.RestAssured.given;
import static org.assertj.core.api.Assertions.assertThat;
import static org.hamcrest.Matchers.equalTo;

import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.RestAssured;
import jakarta.inject.Inject;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import org.junit.jupiter.api.DisplayNameGeneration;
import org.junit.jupiter.api.DisplayNameGenerator.ReplaceUnderscores;
import org.junit.jupiter.api.Test;
import parking.issuer.StaffIssuer;
import parking.streetoffices.Member;
import parking.streetoffices.Role;
import parking.streetoffices.StaffAct;
import parking.streetoffices.StaffBook;

/** Asks every door of the service as everybody, and holds the answers against the table. */
@QuarkusTest
@QuarkusTestResource(RunningDatabase.class)
@DisplayNameGeneration(ReplaceUnderscores.class)
class Every_door_and_everybody {
  private static final Path TABLE = Path.of("main/resources/parking/access/doors.txt");
  private static final Instant NOON = Instant.parse("2026-11-20T04:00:00Z");
  private static final String OK = "may come in";

  @Inject StaffBook book;
  @Inject StaffIssuer issuer;

  private final HttpClient client = HttpClient.newHttpClient();

  /** A line of the table, read by other code than the service's. */
  private record Line(
      String method, String path, Set<String> who, String scope, Optional<Set<String>> whole) {
    static Line of(String text) {
      var parts = text.split(" *\\| *");
      var door = parts[0].split(" +");
      return new Line(
          door[0],
          door[1],
          Set.of(parts[1].split(" +")),
          parts[2].strip(),
          parts.length == 3
              ? Optional.empty()
              : Optional.of(Set.of(parts[3].replaceFirst(".*: *", "").strip().split(" +"))));
    }

    String name() {
      return method + " " + path;
    }

    /** Devices' and gateways' signatures are looked at by the doors themselves. */
    boolean isPublic() {
      return !isStaffs() && !who.contains("driver");
    }

    boolean isStaffs() {
      return !scope.equals("-");
    }
  }

  private static List<Line> table() throws IOException {
    return Files.readAllLines(TABLE).stream()
        .filter(line -> !line.isBlank() && !line.startsWith("#"))
        .map(Line::of)
        .toList();
  }

  /** Where somebody has a role. */
  private enum Place {
    CITY("city", Optional.empty()),
    HERE("wulin", Optional.of("west-lake")),
    ELSEWHERE("tianshui", Optional.of("river-street"));

    private final String office;
    private final Optional<String> lot;

    Place(String office, Optional<String> lot) {
      this.office = office;
      this.lot = lot;
    }

    Member.Reach reach(Role role) {
      return role.isOfOffice()
          ? StaffOfTheTests.office(office)
          : lot.map(StaffOfTheTests::lots).orElse(Member.Reach.ofCity());
    }
  }

  private String somebody(Role role, Place place) {
    return somebody("", role, place);
  }

  private String somebody(String kind, Role role, Place place) {
    var id = kind + role.code() + "-" + place.name().toLowerCase(java.util.Locale.ROOT);
    if (book.find(id).await().indefinitely().isEmpty()) {
      var member =
          new Member(
              id,
              id,
              Set.of(role),
              place.reach(role),
              new Member.Identity(issuer.name(), id),
              Instant.EPOCH,
              Optional.empty());
      var act = new StaffAct(Instant.EPOCH, StaffAct.SERVICE, StaffAct.Kind.CREATED, "test");
      book.create(member, act).await().indefinitely();
    }
    return id;
  }

  @Test
  void stand_in_the_table_all_and_nothing_else_does() throws IOException {
    Map<String, Map<String, Object>> paths =
        given().accept("application/json").get("/q/openapi?format=json").path("paths");
    Set<String> doors = new TreeSet<>();
    paths.forEach(
        (path, ways) -> {
          for (var method : List.of("get", "post", "put", "delete", "patch")) {
            if (ways.containsKey(method) && !path.startsWith("/test/")) {
              doors.add(method.toUpperCase(java.util.Locale.ROOT) + " " + path);
            }
          }
        });
    Set<String> known = new TreeSet<>();
    table().forEach(line -> known.add(line.name()));
    assertThat(doors).isEqualTo(known);
  }

  @Test
  void are_listed_for_the_staff_only() {
    Staff.nobody().get("/q/openapi").then().statusCode(401);
    Staff.bearing("drv_somebody").get("/q/openapi").then().statusCode(401);
  }

  @Test
  void let_in_whom_the_table_says_and_nobody_else() throws Exception {
    List<String> wrong = new ArrayList<>();
    for (var line : table()) {
      // Who has logged out everywhere is known no more; others are still needed.
      var kind = line.name().equals("DELETE /api/v1/me/sessions") ? "leaving-" : "";
      check(line, "nobody", line.isPublic() ? OK : "unauthorized", wrong);
      for (var role : line.isStaffs() ? Role.values() : new Role[] {Role.AUDITOR}) {
        for (var place : Place.values()) {
          check(line, somebody(kind, role, place), expected(line, role, place), wrong);
        }
      }
    }
    assertThat(wrong).isEmpty();
  }

  private static String expected(Line line, Role role, Place place) {
    if (!line.isStaffs()) {
      return line.isPublic() ? OK : "unauthorized";
    }
    if (!line.who().contains(role.code()) && !line.who().contains("staff")) {
      return "role-missing";
    }
    return switch (line.scope()) {
      case "lot" -> place == Place.ELSEWHERE ? "not-your-lots" : OK;
      case "city" -> place == Place.CITY ? OK : "not-the-citys";
      default -> OK;
    };
  }

  private void check(Line line, String who, String expected, List<String> wrong)
      throws IOException, InterruptedException {
    var found = ask(line, who);
    // A door that looks at things itself may refuse them, in words of its own.
    var isFine =
        found.equals(expected)
            || line.scope().equals("own") && expected.equals(OK) && found.equals("not-your-lots");
    if (!isFine) {
      wrong.add("%s as %s: %s, and not %s".formatted(line.name(), who, found, expected));
    }
  }

  private static final Map<String, String> PARTS =
      Map.of(
          "lot", "west-lake",
          "device", "west-lake-edge",
          "lane", "entrance",
          "plate", "%E6%B5%99A0D001",
          "day", "2026-11-20",
          "id", "00000000-0000-7000-8000-000000000000",
          "notice", "00000000-0000-7000-8000-000000000000",
          "office", "wulin",
          "channel", "sms");

  private static String filled(String path) {
    var filled = path;
    for (var part : PARTS.entrySet()) {
      filled = filled.replace("{" + part.getKey() + "}", part.getValue());
    }
    return filled.replaceAll("\\{[a-z0-9A-Z]+}", "none");
  }

  /** The guard's refusal, or that there was none. */
  private String ask(Line line, String who) throws IOException, InterruptedException {
    var request =
        HttpRequest.newBuilder(
                URI.create("http://localhost:" + RestAssured.port + filled(line.path())))
            .timeout(Duration.ofSeconds(60))
            .method(
                line.method(),
                line.method().equals("GET")
                    ? BodyPublishers.noBody()
                    : BodyPublishers.ofString("{}"));
    if (!line.method().equals("GET")) {
      request.header("Content-Type", "application/json");
    }
    if (!who.equals("nobody")) {
      request.header("Authorization", "Bearer " + Staff.token(who));
    }
    var answer = client.send(request.build(), BodyHandlers.ofInputStream());
    try (var body = answer.body()) {
      return answer.statusCode() == 401 || answer.statusCode() == 403
          ? refusal(new String(body.readAllBytes(), StandardCharsets.UTF_8))
          : OK;
    }
  }

  private static String refusal(String body) {
    return List.of("unauthorized", "role-missing", "not-your-lots", "not-the-citys", "shut")
        .stream()
        .filter(type -> body.contains("/problems/" + type + "\""))
        .findFirst()
        .orElse(OK);
  }

  @Test
  void are_shut_when_nobody_has_said_whose_they_are() {
    given().get("/test/forgotten").then().statusCode(403).body("type", equalTo("/problems/shut"));
  }

  private static Map<String, Object> shown(String list, String plate) {
    Map<String, Object> found =
        given().get("/api/v1/overview").path(list + ".find { it.plate == '" + plate + "' }");
    assertThat(found).isNotNull();
    return found;
  }

  @Test
  void show_no_thing_of_another_lot_to_who_knows_its_name() {
    var plate = "浙A0D777";
    new Camera("river-edge-2").sees("entrance", plate, NOON);
    new Camera("river-edge-2").sees("exit", "浙A0D778", NOON);
    var visit = (String) shown("open", plate).get("id");
    var passage = (String) shown("passages", plate).get("id");
    var here = somebody(Role.REVIEWER, Place.HERE);
    var doors = new LinkedHashMap<String, String>();
    doors.put("/sessions/{id}", visit);
    doors.put("/sessions/{id}/unseen-exit", visit);
    doors.put("/sessions/{id}/receipts", visit);
    doors.put("/sessions/{id}/disputes", visit);
    doors.put("/passages/{id}", passage);
    doors.put("/passages/{id}/picture", passage);
    doors.forEach(
        (door, id) -> {
          Staff.as(here).get("/api/v1/lots/west-lake" + door, id).then().statusCode(404);
          Staff.as(here).get("/api/v1/lots/river-street" + door, id).then().statusCode(403);
        });
    Staff.as(here)
        .contentType("application/json")
        .body(Map.of("why", "x"))
        .post("/api/v1/lots/west-lake/sessions/{id}/dismissal", visit)
        .then()
        .statusCode(404);
    given().get("/api/v1/lots/river-street/sessions/{id}", visit).then().statusCode(200);
  }

  @Test
  void show_lists_of_all_lots_without_those_of_others() {
    var plate = "浙A0D888";
    new Camera("river-edge-2").sees("entrance", plate, NOON);
    shown("open", plate);
    Map<String, List<Map<String, Object>>> seen =
        Staff.as(somebody(Role.REVIEWER, Place.HERE)).get("/api/v1/overview").path("");
    for (var list : List.of("passages", "open", "ended", "review", "alarms")) {
      assertThat(seen.get(list)).allMatch(it -> it.get("lot").equals("west-lake"));
    }
    assertThat(seen.get("lots")).extracting(it -> it.get("id")).containsExactly("west-lake");
    for (var list : List.of("/api/v1/devices", "/api/v1/alarms")) {
      List<String> lots = Staff.as(somebody(Role.OPERATOR, Place.HERE)).get(list).path("lot");
      assertThat(lots).allMatch("west-lake"::equals);
      List<String> all = Staff.as(somebody(Role.OPERATOR, Place.CITY)).get(list).path("lot");
      assertThat(all).containsAll(lots);
    }
  }
}
