package parking.stories;

import static org.assertj.core.api.Assertions.assertThat;
import static org.hamcrest.Matchers.equalTo;

import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.junit.QuarkusTest;
import java.time.Instant;
import java.util.List;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.Executors;
import java.util.stream.IntStream;
import org.junit.jupiter.api.DisplayNameGeneration;
import org.junit.jupiter.api.DisplayNameGenerator.ReplaceUnderscores;
import org.junit.jupiter.api.Test;

@QuarkusTest
@QuarkusTestResource(RunningDatabase.class)
@DisplayNameGeneration(ReplaceUnderscores.class)
class Many_readings_at_once {
  private static final Instant NOON = Instant.parse("2026-11-20T04:00:00Z");
  private static final int AT_ONCE = 8;

  private static <T> List<T> together(Callable<T> task)
      throws InterruptedException, ExecutionException {
    var pool = Executors.newFixedThreadPool(AT_ONCE);
    try {
      var tasks = IntStream.range(0, AT_ONCE).mapToObj(i -> task).toList();
      var results = new java.util.ArrayList<T>();
      for (var future : pool.invokeAll(tasks)) {
        results.add(future.get());
      }
      return results;
    } finally {
      pool.shutdownNow();
    }
  }

  @Test
  void of_one_car_open_one_session() throws InterruptedException, ExecutionException {
    var camera = new Camera("west-lake-edge");
    var passages = together(() -> camera.sees("entrance", "浙A0T041", NOON));
    assertThat(passages).doesNotHaveDuplicates();
    assertThat(Camera.shown("open", "浙A0T041")).hasSize(1);
    assertThat(Camera.shown("review", "浙A0T041")).isEmpty();
  }

  @Test
  void with_one_number_are_one_passage() throws InterruptedException, ExecutionException {
    var camera = new Camera("west-lake-edge");
    var reading = Camera.reading("entrance", "浙A0T042", NOON);
    List<String> passages =
        together(() -> camera.sends(reading).statusCode(200).extract().path("results[0].passage"));
    assertThat(passages).doesNotContainNull().containsOnly(passages.get(0));
    assertThat(Camera.shown("passages", "浙A0T042")).hasSize(1);
  }

  @Test
  void fill_a_batch_of_a_hundred() {
    var camera = new Camera("river-edge-2");
    var readings =
        IntStream.range(0, 100)
            .mapToObj(i -> Camera.reading("entrance", "浙B0%04d".formatted(i), NOON.plusSeconds(i)))
            .toArray();
    camera
        .sends(readings)
        .statusCode(200)
        .body("results.outcome.unique()", equalTo(List.of("accepted")));
    camera.sends(readings).body("results.outcome.unique()", equalTo(List.of("repeated")));
    var one_more = new java.util.ArrayList<>(List.of(readings));
    one_more.add(Camera.reading("entrance", "浙B00100", NOON));
    camera.sends(one_more.toArray()).statusCode(400);
  }
}
