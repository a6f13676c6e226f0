package parking.stories;

import static org.assertj.core.api.Assertions.assertThat;

import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.RestAssured;
import java.time.Instant;
import org.junit.jupiter.api.DisplayNameGeneration;
import org.junit.jupiter.api.DisplayNameGenerator.ReplaceUnderscores;
import org.junit.jupiter.api.Test;

@QuarkusTest
@QuarkusTestResource(RunningDatabase.class)
@DisplayNameGeneration(ReplaceUnderscores.class)
class A_plate_seen_in_two_lots {
  private static final Instant NOON = Instant.parse("2026-11-20T04:00:00Z");

  private final Camera lake = new Camera("west-lake-edge");
  private final Camera river = new Camera("river-edge-2");

  private static int due(String plate) {
    return RestAssured.get("/api/v1/plates/" + plate + "/dues").path("amountFen");
  }

  @Test
  void ends_the_visit_whose_exit_was_missed() {
    lake.sees("entrance", "浙A0T151", NOON);
    Eventually.isTrue(() -> waiting() == 0);
    river.sees("entrance", "浙A0T151", NOON.plusSeconds(3600));
    Eventually.isTrue(() -> !Camera.shown("ended", "浙A0T151").isEmpty());
    assertThat(Camera.shown("ended", "浙A0T151").get(0))
        .containsEntry("reason", "SEEN_ELSEWHERE")
        .containsEntry("lot", "west-lake");
    assertThat(Camera.shown("open", "浙A0T151")).hasSize(1);
  }

  @Test
  void is_charged_for_neither_visit_before_a_person_has_looked() {
    lake.sees("entrance", "浙A0T152", NOON);
    Eventually.isTrue(() -> waiting() == 0);
    river.sees("entrance", "浙A0T152", NOON.plusSeconds(1800));
    river.sees("exit", "浙A0T152", NOON.plusSeconds(7200));
    Eventually.isTrue(() -> due("浙A0T152") > 0);

    lake.sees("exit", "浙A0T152", NOON.plusSeconds(5400));
    Eventually.isTrue(() -> Camera.shown("review", "浙A0T152").size() == 2);
    Eventually.isTrue(() -> due("浙A0T152") == 0);
    assertThat(Camera.shown("review", "浙A0T152"))
        .allSatisfy(it -> assertThat(it).containsEntry("reason", "IN_TWO_PLACES"));
  }

  private static int waiting() {
    return RestAssured.get("/api/v1/overview").path("counts.factsWaiting");
  }
}
