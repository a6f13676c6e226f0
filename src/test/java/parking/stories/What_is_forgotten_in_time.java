package parking.stories;

import static io.restassured.RestAssured.given;
import static org.assertj.core.api.Assertions.assertThat;
import static org.hamcrest.Matchers.empty;
import static org.hamcrest.Matchers.equalTo;

import billing.sealing.Seal;
import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.junit.QuarkusTest;
import jakarta.inject.Inject;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.Base64;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.eclipse.microprofile.config.inject.ConfigProperty;
import org.junit.jupiter.api.DisplayNameGeneration;
import org.junit.jupiter.api.DisplayNameGenerator.ReplaceUnderscores;
import org.junit.jupiter.api.Test;
import parking.retention.NightlyForgetting;
import parking.testing.DataFolderOfService;

/**
 * Cars come and leave, are paid for, disputed, or not; two years pass, and after each part of them
 * everything that is kept is read.
 */
@QuarkusTest
@QuarkusTestResource(value = RunningDatabase.class, restrictToAnnotatedClass = true)
@DisplayNameGeneration(ReplaceUnderscores.class)
class What_is_forgotten_in_time {
  private static final String LOT = "/api/v1/lots/west-lake";
  private static final String PAID = "浙A0T901";
  private static final String DISPUTED = "浙A0T902";
  private static final String UNPAID = "浙A0T903";
  private static final String PERMITTED = "浙A0T904";
  private static final String NUMBER = "13800138901";

  @Inject NightlyForgetting nightly;
  @Inject Seal seal;

  @ConfigProperty(name = "parking.data-folder")
  Path folder;

  private final Camera camera = new Camera("west-lake-edge");
  private final Map<String, String> passages = new HashMap<>();
  private final Map<String, Path> files = new HashMap<>();
  private final Map<String, Object> visits = new HashMap<>();
  private DataFolderOfService data;
  private SettableClock clock;
  private String dispute;

  /** Yesterday at ten, when an hour costs something. */
  private static Instant ten() {
    var today = LocalDate.ofInstant(Instant.now(), ZoneOffset.UTC);
    return today.minusDays(1).atTime(2, 0).toInstant(ZoneOffset.UTC);
  }

  private static io.restassured.response.ValidatableResponse posts(String path, Object body) {
    return given().contentType("application/json").body(body).post(path).then();
  }

  /** A car seen with a picture; answers the passage. */
  private void seen(String name, String lane, String plate, Instant at) {
    byte[] jpeg = {(byte) 0xFF, (byte) 0xD8, (byte) 0xFF, (byte) name.hashCode(), 7};
    var sha256 = DataFolderOfService.sha256(jpeg);
    var picture =
        Map.of(
            "mediaType",
            "image/jpeg",
            "sha256",
            sha256,
            "data",
            Base64.getEncoder().encodeToString(jpeg));
    var reading = Camera.with(Camera.reading(lane, plate, at), "picture", picture);
    passages.put(name, camera.sends(reading).statusCode(200).extract().path("results[0].passage"));
    files.put(
        name,
        folder.resolve(
            "pictures/%s/%s/%s.jpg"
                .formatted(sha256.substring(0, 2), sha256.substring(2, 4), sha256)));
  }

  private static int owed(String plate) {
    return given().get("/api/v1/plates/{plate}/dues", plate).path("amountFen");
  }

  private void visits(String plate) {
    seen(plate + " in", "entrance", plate, ten());
    seen(plate + " out", "exit", plate, ten().plusSeconds(3600));
    Eventually.isTrue(() -> owed(plate) > 0);
    visits.put(plate, Camera.shown("ended", plate).get(0).get("id"));
  }

  private static void pays(String plate) {
    posts(
            "/api/v1/plates/" + plate + "/payments",
            Map.of("amountFen", owed(plate), "reference", "desk-" + plate.hashCode()))
        .statusCode(200);
  }

  private void story() {
    visits(PAID);
    visits(DISPUTED);
    visits(UNPAID);
    seen("nobody", "entrance", "", ten());
    var edit = Map.of("why", PAID + " left later", "leftAt", ten().plusSeconds(7200).toString());
    posts(LOT + "/sessions/" + visits.get(PAID) + "/edit", edit).statusCode(204);
    given()
        .contentType("application/json")
        .body(Map.of("address", NUMBER))
        .put("/api/v1/plates/" + PAID + "/arrears/contacts/sms")
        .then()
        .statusCode(204);
    Eventually.isTrue(() -> owed(PAID) > owed(UNPAID));
    pays(PAID);
    pays(DISPUTED);
    dispute = opened();
    given().get(LOT + "/passages/" + passages.get(PAID + " out")).then().statusCode(200);
    var permit = new HashMap<String, Object>();
    permit.put("plate", PERMITTED);
    permit.put("kind", "STAFF");
    permit.put("note", PERMITTED + " works here");
    permit.put("until", clock.instant().plus(Duration.ofDays(1)).toString());
    posts(LOT + "/permits", permit).statusCode(201);
  }

  private String opened() {
    byte[] png = {(byte) 0x89, 'P', 'N', 'G', '\r', '\n', 0x1A, '\n', 5};
    var sha256 = DataFolderOfService.sha256(png);
    files.put(
        "sent",
        folder.resolve("pictures/sent/%s/%s.png".formatted(sha256.substring(0, 2), sha256)));
    var wish =
        Map.of(
            "by", "OPERATOR",
            "reason", "OTHER",
            "words", "too dear",
            "picture", Base64.getEncoder().encodeToString(png));
    return posts(LOT + "/sessions/" + visits.get(DISPUTED) + "/disputes", wish)
        .statusCode(201)
        .extract()
        .path("number");
  }

  private void night() {
    nightly.forget().await().atMost(Duration.ofMinutes(1));
  }

  private void nightAfter(Duration time) {
    clock.passes(time);
    night();
  }

  private void isShown(String passage, boolean isThere) {
    var answer = given().get(LOT + "/passages/" + passages.get(passage) + "/picture").then();
    if (isThere) {
      answer.statusCode(200);
    } else {
      answer.statusCode(404).body("type", equalTo("/problems/no-picture"));
    }
    assertThat(files.get(passage)).matches(file -> Files.exists(file) == isThere);
  }

  private String kept(String passage) {
    return data.rows(
            "select kept || ' ' || (picture_sha256 is not null) from parking.passage"
                + " where passage_id = '"
                + passages.get(passage)
                + "'")
        .get(0);
  }

  /** The columns, and hashes of every kind, in which a plate stands. */
  private List<String> namesOf(String plate) {
    List<String> all = new ArrayList<>(data.columnsNaming(plate));
    all.addAll(data.columnsNaming(seal.hash(plate, "plate")));
    all.addAll(data.columnsNaming(seal.hash(plate, "driver/plate")));
    return all;
  }

  /** Every row that says something of money. */
  private List<String> money() {
    List<String> all = new ArrayList<>();
    for (var table : List.of("posting", "charge", "charge_line", "receipt", "balance", "book")) {
      all.addAll(data.rows("select t::text from billing.%s t order by 1".formatted(table)));
    }
    return all;
  }

  @Test
  void are_pictures_first_then_plates_and_never_the_accounts() {
    clock = SettableClock.ahead(Duration.ZERO);
    data = new DataFolderOfService(folder);
    story();
    night();
    for (var passage : passages.keySet()) {
      isShown(passage, true);
    }
    picturesGoAfterThirtyDays();
    whatWaitedFollows();
    platesGoAfterTwoYears();
  }

  private void picturesGoAfterThirtyDays() {
    nightAfter(Duration.ofDays(27));
    isShown("nobody", false);
    assertThat(kept("nobody")).isEqualTo("NOTHING true");
    isShown(PAID + " in", true);
    nightAfter(Duration.ofDays(4));
    isShown(PAID + " in", false);
    isShown(PAID + " out", false);
    assertThat(kept(PAID + " out")).isEqualTo("PLATE true");
    given()
        .get(LOT + "/passages/" + passages.get(PAID + " out"))
        .then()
        .body("plate", equalTo(PAID));
    for (var plate : List.of(DISPUTED, UNPAID)) {
      isShown(plate + " in", true);
      isShown(plate + " out", true);
    }
  }

  private void whatWaitedFollows() {
    posts(LOT + "/disputes/" + dispute + "/uphold", Map.of("why", "it was right")).statusCode(200);
    night();
    isShown(DISPUTED + " out", false);
    isShown(UNPAID + " out", true);
    assertThat(files.get("sent")).exists();
    nightAfter(Duration.ofDays(31));
    assertThat(files.get("sent")).doesNotExist();
    assertThat(data.rows("select picture_deleted_at from billing.dispute_step where serial = 1"))
        .hasSize(1)
        .doesNotContain("null");
    isShown(UNPAID + " out", true);
  }

  private void platesGoAfterTwoYears() {
    for (var plate : List.of(PAID, DISPUTED, UNPAID, PERMITTED)) {
      assertThat(namesOf(plate)).as(plate).isNotEmpty();
    }
    var money = money();
    nightAfter(Duration.ofDays(671));
    for (var plate : List.of(PAID, DISPUTED, PERMITTED)) {
      assertThat(namesOf(plate)).as(plate).isEmpty();
      assertThat(data.filesNaming(plate))
          .filteredOn(file -> !file.startsWith(folder.resolve("postgresql")))
          .as(plate)
          .isEmpty();
    }
    assertThat(data.columnsNaming("masked.浙A•••••")).contains("billing.stay.plate_sealed");
    assertThat(namesOf(UNPAID)).isNotEmpty();
    isShown(UNPAID + " out", true);
    assertThat(money()).isEqualTo(money);
    posts("/api/v1/books/audits", Map.of()).statusCode(200).body("faults", empty());
    given()
        .get(LOT + "/sessions/" + visits.get(PAID))
        .then()
        .statusCode(200)
        .body("session.car.plate.text", equalTo("浙A•••••"))
        .body("acts[0].why", equalTo("浙A••••• left later"));
    posts(LOT + "/sessions/" + visits.get(PAID) + "/dismissal", Map.of("why", "too late"))
        .statusCode(409)
        .body("type", equalTo("/problems/plate-forgotten"));
    pays(UNPAID);
    night();
    isShown(UNPAID + " out", false);
    night();
    assertThat(namesOf(UNPAID)).isEmpty();
  }
}
