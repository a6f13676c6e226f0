package parking.stories;

import static io.restassured.RestAssured.given;
import static org.assertj.core.api.Assertions.assertThat;

import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.response.ValidatableResponse;
import jakarta.inject.Inject;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Pattern;
import org.junit.jupiter.api.DisplayNameGeneration;
import org.junit.jupiter.api.DisplayNameGenerator.ReplaceUnderscores;
import org.junit.jupiter.api.Test;
import parking.issuer.StaffIssuer;
import parking.looks.Door;
import parking.looks.Looks;
import parking.plates.Plate;
import parking.streetoffices.Member;
import parking.streetoffices.Role;
import parking.streetoffices.StaffAct;
import parking.streetoffices.StaffBook;

/** Asks every door that shows plates as every role, and holds what they see against the table. */
@QuarkusTest
@QuarkusTestResource(RunningDatabase.class)
@DisplayNameGeneration(ReplaceUnderscores.class)
class Who_sees_whole_plates {
  private static final Path TABLE = Path.of("main/resources/parking/access/doors.txt");
  private static final Instant CAME = Instant.parse("2026-11-20T02:00:00Z");
  private static final String PLATE = "浙A0T931";
  private static final String MASKED = "浙A•••31";
  private static final String LOT = "/api/v1/lots/west-lake";

  /** Fields that say who somebody is, or where they are reached. */
  private static final Pattern PERSONAL =
      Pattern.compile("plate|phone|address|openId|weChatOpenId|identity|payers?", 2);

  /** Of no driver: where devices and lots are, and who of the staff. */
  private static final Set<String> OF_NOBODY =
      Set.of(
          "GET /api/v1/staff",
          "POST /api/v1/staff",
          "GET /api/v1/staff/{id}",
          "PUT /api/v1/staff/{id}");

  @Inject StaffBook book;
  @Inject StaffIssuer issuer;
  @Inject Looks looks;

  private final Camera camera = new Camera("west-lake-edge");
  private String visit;
  private String passage;
  private String dispute;

  /** A line of the table, read by other code than the service's. */
  private record Line(String name, Set<String> who, String scope, Optional<Set<String>> whole) {
    static Line of(String text) {
      var parts = text.split(" *\\| *");
      return new Line(
          parts[0].replaceAll(" +", " "),
          Set.of(parts[1].split(" +")),
          parts[2].strip(),
          parts.length == 3
              ? Optional.empty()
              : Optional.of(Set.of(parts[3].replaceFirst(".*: *", "").strip().split(" +"))));
    }

    boolean isStaffs() {
      return !scope.equals("-");
    }

    String path() {
      return name.substring(name.indexOf(' ') + 1);
    }

    /** Shows plates as text, and does not know them from the question. */
    boolean isToBeRead() {
      return whole.isPresent()
          && name.startsWith("GET")
          && !path().contains("/plates/")
          && !path().matches(".*(/live|picture|cut-out|pdf|\\{sha256}).*");
    }
  }

  private static List<Line> table() throws IOException {
    return Files.readAllLines(TABLE).stream()
        .filter(line -> !line.isBlank() && !line.startsWith("#"))
        .map(Line::of)
        .toList();
  }

  private String somebody(Role role) {
    var id = "sees-" + role.code();
    if (book.find(id).await().indefinitely().isEmpty()) {
      var reach = role.isOfOffice() ? StaffOfTheTests.office("city") : Member.Reach.ofCity();
      var member =
          new Member(
              id,
              id,
              Set.of(role),
              reach,
              new Member.Identity(issuer.name(), id),
              Instant.EPOCH,
              Optional.empty());
      var act = new StaffAct(Instant.EPOCH, StaffAct.SERVICE, StaffAct.Kind.CREATED, "test");
      book.create(member, act).await().indefinitely();
    }
    return id;
  }

  @Test
  void is_said_of_every_door_whose_answer_has_a_field_for_them() throws IOException {
    Map<String, Object> api =
        given().accept("application/json").get("/q/openapi?format=json").path("");
    List<String> unsaid = new ArrayList<>();
    for (var line : table()) {
      var parts = line.name().split(" ");
      if (line.isStaffs() && line.whole().isEmpty() && !OF_NOBODY.contains(line.name())) {
        var found = new HashSet<String>();
        personal(api, answers(api, parts[0], parts[1]), found, new HashSet<>());
        if (!found.isEmpty()) {
          unsaid.add(line.name() + " " + found);
        }
      }
    }
    assertThat(unsaid).isEmpty();
  }

  @SuppressWarnings("unchecked")
  private static Object answers(Map<String, Object> api, String method, String path) {
    var paths = (Map<String, Map<String, Map<String, Object>>>) api.get("paths");
    return paths.get(path).get(method.toLowerCase(java.util.Locale.ROOT)).get("responses");
  }

  /** Goes through a schema and those that it names. */
  private static void personal(
      Map<String, Object> api, Object node, Set<String> found, Set<String> seen) {
    if (node instanceof List<?> list) {
      list.forEach(it -> personal(api, it, found, seen));
    }
    if (node instanceof Map<?, ?> map) {
      if (map.get("properties") instanceof Map<?, ?> fields) {
        fields.keySet().stream()
            .map(String::valueOf)
            .filter(it -> PERSONAL.matcher(it).matches())
            .forEach(found::add);
      }
      if (map.get("$ref") instanceof String name && seen.add(name)) {
        personal(api, schema(api, name), found, seen);
      }
      map.values().forEach(it -> personal(api, it, found, seen));
    }
  }

  @SuppressWarnings("unchecked")
  private static Object schema(Map<String, Object> api, String name) {
    Object node = api;
    for (var part : name.substring(2).split("/")) {
      node = ((Map<String, Object>) node).get(part);
    }
    return node;
  }

  private static ValidatableResponse posts(String path, Object body) {
    return given().contentType("application/json").body(body).post(path).then();
  }

  private void story() {
    camera.sees("entrance", PLATE, CAME);
    passage = camera.sees("exit", PLATE, CAME.plusSeconds(3600));
    Eventually.isTrue(() -> owed() > 0);
    visit = (String) Camera.shown("ended", PLATE).get(0).get("id");
    posts(
            "/api/v1/plates/" + PLATE + "/payments",
            Map.of("amountFen", owed(), "reference", "desk-931"))
        .statusCode(200);
    dispute =
        posts(
                LOT + "/sessions/" + visit + "/disputes",
                Map.of("by", "OPERATOR", "reason", "OTHER", "words", "dear"))
            .statusCode(201)
            .extract()
            .path("number");
    posts(
            LOT + "/disputes/" + dispute + "/refund",
            Map.of("why", "goodwill", "amountFen", 500, "wasWrong", false))
        .statusCode(200);
    posts(LOT + "/permits", Map.of("plate", PLATE, "kind", "STAFF", "note", "works here"))
        .statusCode(201);
  }

  private static int owed() {
    return given().get("/api/v1/plates/{plate}/dues", PLATE).path("amountFen");
  }

  private String filled(String path) {
    return path.replace("{lot}", "west-lake")
        .replace("{number}", dispute)
        .replace("{plate}", PLATE)
        .replace("{day}", "2026-11-20")
        .replace("passages/{id}", "passages/" + passage)
        .replace("sessions/{id}", "sessions/" + visit);
  }

  @Test
  void is_who_the_table_says_and_the_others_see_them_masked() throws IOException {
    story();
    var whole = new HashSet<String>();
    var masked = new HashSet<String>();
    for (var line : table()) {
      if (line.isToBeRead()) {
        look(line, whole, masked);
      }
    }
    assertThat(whole)
        .contains(
            "/api/v1/overview OPERATOR",
            LOT_NAME + "/passages REVIEWER",
            LOT_NAME + "/passages/{id} AUDITOR",
            LOT_NAME + "/permits OPERATOR",
            LOT_NAME + "/sessions/{id} AUDITOR",
            LOT_NAME + "/disputes/{number}/evidence AUDITOR",
            LOT_NAME + "/disputes/{number}/evidence/page REVIEWER",
            "/api/v1/books/surpluses FINANCE");
    assertThat(masked)
        .contains(
            "/api/v1/overview AUDITOR",
            LOT_NAME + "/passages AUDITOR",
            LOT_NAME + "/permits AUDITOR",
            "/api/v1/books/surpluses AUDITOR");
    isWrittenDownWhereItIsWhole();
  }

  private void look(Line line, Set<String> whole, Set<String> masked) {
    for (var role : Role.values()) {
      if (line.who().contains(role.code())) {
        var body = Staff.as(somebody(role)).get(filled(line.path())).then().extract().asString();
        var maySee = line.whole().orElseThrow().contains(role.code());
        assertThat(body.contains(PLATE) && !maySee).as(line.name() + " " + role).isFalse();
        if (body.contains(PLATE)) {
          whole.add(line.path() + " " + role);
        } else if (body.contains(MASKED)) {
          masked.add(line.path() + " " + role);
        }
      }
    }
  }

  private static final String LOT_NAME = "/api/v1/lots/{lot}";

  private void isWrittenDownWhereItIsWhole() {
    var seen =
        looks
            .listFor(new Plate(PLATE), Instant.EPOCH, Instant.now().plusSeconds(9))
            .await()
            .indefinitely();
    assertThat(seen)
        .filteredOn(it -> it.who().equals("sees-auditor"))
        .extracting(Looks.Look::door)
        .contains(Door.PASSAGE, Door.VISIT, Door.DISPUTE)
        .doesNotContain(Door.OVERVIEW, Door.PASSAGES, Door.PERMITS, Door.SURPLUSES);
    assertThat(seen)
        .filteredOn(it -> it.who().equals("sees-operator"))
        .allMatch(it -> it.role().equals("operator"))
        .extracting(Looks.Look::door)
        .contains(Door.OVERVIEW, Door.PASSAGES, Door.PERMITS);
    assertThat(seen)
        .filteredOn(it -> it.who().equals("sees-finance"))
        .extracting(Looks.Look::door)
        .contains(Door.SURPLUSES);
  }
}
