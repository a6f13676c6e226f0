package parking.stories;

import static org.assertj.core.api.Assertions.assertThat;

import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.junit.QuarkusTest;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.DisplayNameGeneration;
import org.junit.jupiter.api.DisplayNameGenerator.ReplaceUnderscores;
import org.junit.jupiter.api.Test;

@QuarkusTest
@QuarkusTestResource(RunningDatabase.class)
@DisplayNameGeneration(ReplaceUnderscores.class)
class A_stay_from_reading_to_charge {
  private final Camera camera = new Camera("west-lake-edge");

  @Test
  @SuppressWarnings("unchecked")
  void of_two_certain_readings_is_charged_by_the_tariff() {
    var entered = Instant.parse("2026-11-20T02:00:00Z");
    camera.sees("entrance", "浙A0T001", entered);
    assertThat(Camera.shown("open", "浙A0T001")).hasSize(1);

    camera.sees("exit", "浙A0T001", entered.plusSeconds(3600));
    assertThat(Camera.shown("open", "浙A0T001")).isEmpty();

    var fee = (Map<String, Object>) Eventually.first(() -> Camera.shown("ended", "浙A0T001"), "fee");
    assertThat(fee).containsEntry("amountFen", 1000).containsEntry("state", "RECEIVABLE");
  }

  @Test
  void of_a_car_that_comes_back_soon_goes_on_with_the_one_before_where_the_tariff_says_so() {
    var court = new Camera("return-edge");
    var entered = Instant.parse("2026-11-20T02:00:00Z");
    court.sees("entrance", "浙A0T002", entered);
    court.sees("exit", "浙A0T002", entered.plusSeconds(61 * 60));
    court.sees("entrance", "浙A0T002", entered.plusSeconds(70 * 60));
    court.sees("exit", "浙A0T002", entered.plusSeconds(110 * 60));
    Eventually.isTrue(() -> fees("浙A0T002").size() == 2);
    assertThat(fees("浙A0T002")).containsExactlyInAnyOrder(2000, 0);
  }

  @SuppressWarnings("unchecked")
  private static List<Object> fees(String plate) {
    return Camera.shown("ended", plate).stream()
        .filter(visit -> visit.get("fee") != null)
        .map(visit -> ((Map<String, Object>) visit.get("fee")).get("amountFen"))
        .toList();
  }
}
