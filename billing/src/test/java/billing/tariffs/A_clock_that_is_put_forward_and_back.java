package billing.tariffs;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.LocalDateTime;
import java.time.ZoneId;
import java.util.List;
import java.util.Random;
import org.junit.jupiter.api.DisplayNameGeneration;
import org.junit.jupiter.api.DisplayNameGenerator.ReplaceUnderscores;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** China's clocks stand still; the same tariffs must hold in places where they do not. */
@DisplayNameGeneration(ReplaceUnderscores.class)
class A_clock_that_is_put_forward_and_back {
  private static final Path FOLDER = Path.of("vectors/tariffs");

  private static Tariff tariff(String notice, String zone) throws IOException {
    var yaml = Files.readString(FOLDER.resolve(notice)).replace("Asia/Shanghai", zone);
    return ReadingNotices.read(notice, yaml, ReadingCalendars.listed()).get(0);
  }

  private static Rating rate(Tariff tariff, String entered, String left) {
    return tariff.rate(
        Stay.of(at(tariff.timeZone(), entered), at(tariff.timeZone(), left), "small"));
  }

  private static java.time.Instant at(ZoneId zone, String local) {
    return LocalDateTime.parse(local).atZone(zone).toInstant();
  }

  @Test
  void makes_a_night_an_hour_shorter_or_longer() throws IOException {
    var berlin = tariff("beijing-road.yaml", "Europe/Berlin");
    assertThat(rate(berlin, "2026-03-27T19:00", "2026-03-28T07:00").total().count()).isEqualTo(600);
    assertThat(rate(berlin, "2026-03-28T19:00", "2026-03-29T07:00").total().count()).isEqualTo(500);
    assertThat(rate(berlin, "2026-10-24T19:00", "2026-10-25T07:00").total().count()).isEqualTo(600);
    assertThat(rate(berlin, "2026-10-24T19:00", "2026-10-25T07:00").lines())
        .extracting(line -> line.length().toHours())
        .containsExactly(12L, 1L);
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "Europe/Berlin",
        "America/Sao_Paulo",
        "Africa/Cairo",
        "Australia/Lord_Howe",
        "Asia/Kathmandu",
        "America/New_York"
      })
  void leaves_no_second_out_and_takes_none_twice(String zone) throws IOException {
    var random = new Random(20261126);
    for (var notice : List.of("beijing-road.yaml", "foshan.yaml", "airport.yaml")) {
      var tariff = tariff(notice, zone);
      for (int round = 0; round < 1_500; round++) {
        long entered = at(tariff.timeZone(), "2026-01-02T00:00").getEpochSecond();
        entered += random.nextInt(350 * WallClock.DAY);
        long left = entered + random.nextInt(4 * WallClock.DAY);
        var stay =
            Stay.of(
                java.time.Instant.ofEpochSecond(entered),
                java.time.Instant.ofEpochSecond(left),
                "small");
        long reached = entered;
        for (var line : tariff.rate(stay).lines()) {
          assertThat(line.from()).as("%s: %s", zone, stay).isEqualTo(reached);
          assertThat(line.until()).as("%s: %s", zone, stay).isGreaterThanOrEqualTo(reached);
          reached = line.until();
        }
        assertThat(reached).isEqualTo(left);
      }
    }
  }
}
