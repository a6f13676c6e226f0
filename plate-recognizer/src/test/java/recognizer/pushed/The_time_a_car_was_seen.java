package recognizer.pushed;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.time.Instant;
import java.util.Optional;
import org.junit.jupiter.api.DisplayNameGeneration;
import org.junit.jupiter.api.DisplayNameGenerator.ReplaceUnderscores;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import recognizer.vendors.Sighting;

@DisplayNameGeneration(ReplaceUnderscores.class)
class The_time_a_car_was_seen {
  private static final Instant ARRIVAL = Instant.parse("2026-11-24T00:00:00Z");

  @ParameterizedTest
  @CsvSource({
    "-2, false, true",
    "-60, false, true",
    "-61, false, false",
    "60, false, true",
    "61, false, false",
    "-3600, true, true",
    "-2592001, true, false",
    "61, true, false"
  })
  void is_the_cameras_as_far_as_its_clock_can_be_right(long at, boolean isOffline, boolean isKept) {
    Instant taken = ARRIVAL.plusSeconds(at);
    SeenTime seen =
        SeenTime.of(
            new Sighting.Capture("", Optional.of(taken), isOffline),
            ARRIVAL,
            Duration.ofSeconds(60));
    assertThat(seen.isCameras()).isEqualTo(isKept);
    assertThat(seen.instant()).isEqualTo(isKept ? taken : ARRIVAL);
  }
}
