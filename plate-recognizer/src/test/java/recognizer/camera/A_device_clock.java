package recognizer.camera;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.Duration;
import java.time.Instant;
import org.junit.jupiter.api.DisplayNameGeneration;
import org.junit.jupiter.api.DisplayNameGenerator.ReplaceUnderscores;
import org.junit.jupiter.api.Test;

@DisplayNameGeneration(ReplaceUnderscores.class)
class A_device_clock {
  private static final Instant START = Instant.parse("2026-01-01T00:00:00Z");

  @Test
  void shows_its_start_at_its_anchor_and_runs_faster() {
    Instant anchor = DeviceClock.real().instant().minusSeconds(10);
    Duration since = Duration.between(START, DeviceClock.simulated(START, anchor, 60).instant());
    assertThat(since).isBetween(Duration.ofSeconds(600), Duration.ofSeconds(900));
  }

  @Test
  void without_an_anchor_begins_at_its_start() {
    assertThat(DeviceClock.simulated(START, null, 1).instant())
        .isBetween(START, START.plusSeconds(5));
  }

  @Test
  void sleeps_in_its_own_time() throws InterruptedException {
    DeviceClock clock = DeviceClock.simulated(START, null, 1000);
    clock.sleepUntil(START.plusSeconds(20));
    assertThat(clock.instant()).isAfterOrEqualTo(START.plusSeconds(20));
  }

  @Test
  void refuses_to_stand_still() {
    assertThatThrownBy(() -> DeviceClock.simulated(START, null, 0))
        .hasMessageContaining("clock.factor");
  }
}
