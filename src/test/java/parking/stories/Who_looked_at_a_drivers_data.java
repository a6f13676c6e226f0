package parking.stories;

import static org.assertj.core.api.Assertions.assertThat;
import static org.hamcrest.Matchers.hasSize;

import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.common.WithTestResource;
import io.quarkus.test.junit.QuarkusTest;
import jakarta.inject.Inject;
import java.nio.file.Path;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.eclipse.microprofile.config.inject.ConfigProperty;
import org.junit.jupiter.api.DisplayNameGeneration;
import org.junit.jupiter.api.DisplayNameGenerator.ReplaceUnderscores;
import org.junit.jupiter.api.Test;
import parking.issuer.StaffIssuer;
import parking.streetoffices.Member;
import parking.streetoffices.Role;
import parking.streetoffices.StaffAct;
import parking.streetoffices.StaffBook;
import parking.testing.DataFolderOfService;

@QuarkusTest
@QuarkusTestResource(RunningDatabase.class)
@WithTestResource(PlatformsPlayed.class)
@DisplayNameGeneration(ReplaceUnderscores.class)
class Who_looked_at_a_drivers_data {
  private static final String LOT = "/api/v1/lots/west-lake";

  @Inject StaffBook book;
  @Inject StaffIssuer issuer;

  @ConfigProperty(name = "parking.data-folder")
  Path folder;

  private final Camera camera = new Camera("west-lake-edge");

  private String reviewerOfTheLot() {
    var id = "looking-reviewer";
    if (book.find(id).await().indefinitely().isEmpty()) {
      var member =
          new Member(
              id,
              "Wang Fang",
              Set.of(Role.REVIEWER),
              StaffOfTheTests.lots("west-lake"),
              new Member.Identity(issuer.name(), id),
              Instant.EPOCH,
              Optional.empty());
      var act = new StaffAct(Instant.EPOCH, StaffAct.SERVICE, StaffAct.Kind.CREATED, "test");
      book.create(member, act).await().indefinitely();
    }
    return id;
  }

  private static List<Map<String, Object>> looks(Pocket driver) {
    return driver.gets("/me/looks").statusCode(200).extract().path("looks");
  }

  private void looksAt(String passage) {
    Staff.as(reviewerOfTheLot()).get(LOT + "/passages/" + passage).then().statusCode(200);
  }

  @Test
  void is_told_by_role_and_party_and_by_nobodys_name() {
    var driver = Pocket.atWeChat("looked-at");
    driver.has("浙A0D941");
    driver.gets("/me/looks").statusCode(200).body("looks", hasSize(0));
    var passage = camera.sees("entrance", "浙A0D941", Instant.now());
    Eventually.isTrue(
        () -> !driver.gets("/me/now").extract().<List<Object>>path("visits").isEmpty());
    looksAt(passage);
    var looks = looks(driver);
    assertThat(looks)
        .singleElement()
        .satisfies(
            it -> {
              assertThat(it.get("role")).isEqualTo("reviewer");
              assertThat(it.get("who")).isEqualTo("本停车场运营方");
              assertThat(it.get("what")).isEqualTo("过车记录和车牌");
              assertThat(it.get("why")).isEqualTo("车场日常运营");
            });
    driver.puts("/me/settings", Map.of("language", "en", "largeText", false));
    assertThat(looks(driver).get(0).get("what")).isEqualTo("a passage with the plate");
    driver
        .gets("/me/looks?before=" + looks.get(0).get("at"))
        .statusCode(200)
        .body("looks", hasSize(0));
    driver.gets("/me/looks?before=yesterday").statusCode(400);
    assertThat(driver.gets("/me/export").extract().asByteArray()).isNotEmpty();
    var stranger = Pocket.atWeChat("not-looked-at");
    stranger.has("浙A0D942");
    stranger.gets("/me/looks").body("looks", hasSize(0));
  }

  @Test
  void is_told_to_who_pays_for_the_plate_and_of_no_look_before_it_was_bound() {
    var driver = Pocket.atWeChat("pays-for-943");
    var plate = driver.has("浙A0D943");
    var passage = camera.sees("entrance", "浙A0D943", Instant.now());
    Eventually.isTrue(
        () -> !driver.gets("/me/now").extract().<List<Object>>path("visits").isEmpty());
    String code =
        driver
            .sends("/me/plates/" + plate + "/invitations", Map.of())
            .statusCode(201)
            .extract()
            .path("code");
    var coUser = Pocket.atWeChat("uses-943");
    coUser.sends("/me/invitations", Map.of("code", code)).statusCode(201);
    looksAt(passage);
    assertThat(looks(driver)).hasSize(1);
    assertThat(looks(coUser)).isEmpty();
    new DataFolderOfService(folder)
        .rows(
            "update parking.driver_plate set bound_at = clock_timestamp() where plate_id = '%s'"
                    .formatted(plate)
                + " returning plate_id");
    assertThat(looks(driver)).isEmpty();
  }
}
