package parking.city;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Path;
import java.sql.SQLException;
import java.util.List;
import java.util.stream.LongStream;
import org.junit.jupiter.api.DisplayNameGeneration;
import org.junit.jupiter.api.DisplayNameGenerator.ReplaceUnderscores;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Cities from numbers, lived through by the packaged service; docs/city.md has the whole story. */
@DisplayNameGeneration(ReplaceUnderscores.class)
class A_day_of_a_cityIT {
  private static final Path PROGRAM =
      Path.of("target/quarkus-app/quarkus-run.jar").toAbsolutePath();
  private static final City.Size SIZE = new City.Size(4, 220);

  /** Sixty-six hours, the latest that a device comes back, in half a minute. */
  private static final int FACTOR = 7200;

  private static final int KILLS = 3;

  /** Thirty-three hours while the service is killed, started and killed again. */
  private static final int FACTOR_WITH_KILLS = 4000;

  @TempDir private Path folder;

  private static CityDay day(long seed, Noise noise) {
    return CityDay.of(seed, SIZE, noise);
  }

  @Test
  void balances_whatever_the_number() throws IOException, InterruptedException, SQLException {
    var days = LongStream.of(1, 2, 3).mapToObj(seed -> day(seed, Noise.USUAL)).toList();
    var result = new CityRun(PROGRAM, folder, days).live(FACTOR);
    for (var findings : result.findings()) {
      System.out.println(findings.report());
      assertThat(findings.all()).isEmpty();
    }
  }

  @Test
  void loses_and_doubles_nothing_when_the_service_is_killed()
      throws IOException, InterruptedException, SQLException {
    var day = day(4, Noise.USUAL.withoutLongOutages());
    var city = new CityRun(PROGRAM, folder, List.of(day));
    var result = city.liveAndBeKilled(FACTOR_WITH_KILLS, KILLS, 4);
    assertThat(result.kills().all()).isEqualTo(KILLS);
    assertThat(result.kills().underLoad()).isPositive();
    assertThat(result.findings().get(0).all()).isEmpty();
  }

  @Test
  void is_shared_by_two_services_of_which_one_is_killed()
      throws IOException, InterruptedException, SQLException {
    var day = day(5, Noise.USUAL.withoutLongOutages());
    var result = new CityRun(PROGRAM, folder, List.of(day)).liveWithTwo(FACTOR_WITH_KILLS);
    assertThat(result.findings().get(0).all()).isEmpty();
  }
}
