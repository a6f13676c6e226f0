package parking.stories;

import static io.restassured.RestAssured.given;
import static org.assertj.core.api.Assertions.assertThat;

import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.junit.QuarkusTest;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.DisplayNameGeneration;
import org.junit.jupiter.api.DisplayNameGenerator.ReplaceUnderscores;
import org.junit.jupiter.api.Test;

@QuarkusTest
@QuarkusTestResource(RunningDatabase.class)
@DisplayNameGeneration(ReplaceUnderscores.class)
class The_outbox {
  private static final Instant NOON = Instant.parse("2026-11-20T04:00:00Z");

  private final Camera camera = new Camera("west-lake-edge");

  @AfterEach
  void billing_stumbles_no_more() {
    StumblingBilling.FAILURES.clear();
  }

  private void stays(String plate) {
    camera.sees("entrance", plate, NOON);
    camera.sees("exit", plate, NOON.plusSeconds(3600));
  }

  private static boolean isCharged(String plate) {
    return Camera.shown("ended", plate).stream().anyMatch(row -> row.get("fee") != null);
  }

  private static List<Map<String, Object>> setAside() {
    return given().get("/api/v1/overview").then().extract().path("setAside");
  }

  @Test
  void tries_again_until_billing_takes_the_fact_and_lets_other_cars_pass() {
    StumblingBilling.FAILURES.put("浙A0T051", new IllegalStateException("billing is away"));
    stays("浙A0T051");
    stays("浙A0T052");
    Eventually.isTrue(() -> isCharged("浙A0T052"));
    assertThat(isCharged("浙A0T051")).isFalse();

    StumblingBilling.FAILURES.clear();
    Eventually.isTrue(() -> isCharged("浙A0T051"));
  }

  @Test
  void sets_a_fact_aside_that_billing_will_never_take() {
    StumblingBilling.FAILURES.put("浙A0T053", new IllegalArgumentException("no such tariff"));
    stays("浙A0T053");
    stays("浙A0T054");
    Eventually.isTrue(() -> isCharged("浙A0T054"));
    assertThat(setAside())
        .anySatisfy(
            fact ->
                assertThat(fact)
                    .containsEntry("kind", "SessionEnded")
                    .containsEntry("reason", "no such tariff"));
    assertThat(isCharged("浙A0T053")).isFalse();
  }
}
