package parking.stories;

import static io.restassured.RestAssured.given;
import static org.assertj.core.api.Assertions.assertThat;

import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.junit.QuarkusTest;
import io.smallrye.mutiny.Uni;
import jakarta.inject.Inject;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.eclipse.microprofile.config.inject.ConfigProperty;
import org.junit.jupiter.api.DisplayNameGeneration;
import org.junit.jupiter.api.DisplayNameGenerator.ReplaceUnderscores;
import org.junit.jupiter.api.Test;
import parking.looks.Door;
import parking.looks.Looks;
import parking.plates.Plate;
import parking.testing.DataFolderOfService;

/** Cars come, leave, owe, are bound and looked at; then everything that was kept is read. */
@QuarkusTest
@QuarkusTestResource(RunningDatabase.class)
@DisplayNameGeneration(ReplaceUnderscores.class)
class What_is_kept_of_people {
  private static final Instant CAME = Instant.parse("2026-11-20T02:00:00Z");
  private static final String READ = "浙A0T881";
  private static final String MISREAD = "浙A0T882";
  private static final String PERMITTED = "浙A0T883";
  private static final String PAYER = "open-id-of-somebody-881";
  private static final String NUMBER = "13800138881";

  @Inject Looks looks;

  @ConfigProperty(name = "parking.data-folder")
  Path folder;

  private final Camera camera = new Camera("west-lake-edge");

  private static void puts(String path, Object body, int status) {
    given().contentType("application/json").body(body).put(path).then().statusCode(status);
  }

  private String story() {
    puts(
        "/api/v1/plates/%s/payer".formatted(READ),
        Map.of("colour", "blue", "weChatOpenId", PAYER),
        200);
    puts("/api/v1/plates/%s/arrears/contacts/sms".formatted(READ), Map.of("address", NUMBER), 204);
    camera.sees("entrance", READ, CAME);
    var opinions =
        List.of(
            Map.of("reader", "recogniser", "plate", MISREAD, "colour", "blue", "confidence", 0.4));
    var reading =
        Camera.with(Camera.reading("exit", READ, CAME.plusSeconds(3600)), "opinions", opinions);
    String exit = camera.sends(reading).statusCode(200).extract().path("results[0].passage");
    given()
        .contentType("application/json")
        .body(Map.of("plate", PERMITTED, "kind", "STAFF", "note", "works here"))
        .post("/api/v1/lots/west-lake/permits")
        .then()
        .statusCode(201);
    Eventually.first(() -> Camera.shown("ended", READ), "fee");
    return exit;
  }

  @Test
  void can_be_read_nowhere_and_is_shown_to_nobody_unseen() {
    var data = new DataFolderOfService(folder);
    List<String> exits = new ArrayList<>();
    var log = ServiceLog.of(() -> exits.add(story()));
    var secrets = List.of(READ, MISREAD, PERMITTED, PAYER, NUMBER);
    for (var secret : secrets) {
      assertThat(log).noneMatch(line -> line.contains(secret));
      assertThat(data.columnsNaming(secret)).as(secret).isEmpty();
      assertThat(data.filesNaming(secret)).as(secret).isEmpty();
    }
    assertThat(data.columnsNaming("west-lake")).isNotEmpty();

    given().get("/api/v1/lots/west-lake/passages/" + exits.get(0)).then().statusCode(200);
    var seen = await(looks.listFor(new Plate(READ), Instant.EPOCH, Instant.now().plusSeconds(9)));
    assertThat(seen)
        .filteredOn(look -> look.door() == Door.PASSAGE)
        .singleElement()
        .satisfies(
            look -> {
              assertThat(look.who()).isEqualTo(Staff.EVERYTHING);
              assertThat(look.lot()).isEqualTo("west-lake");
              assertThat(look.subject()).hasToString(exits.get(0));
            });
    assertThat(await(looks.listFor(new Plate(MISREAD), Instant.EPOCH, Instant.now()))).isEmpty();
  }

  private static <T> T await(Uni<T> it) {
    return it.await().atMost(Duration.ofSeconds(20));
  }
}
