package parking.clock;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Instant;
import java.time.InstantSource;
import java.util.Optional;
import org.junit.jupiter.api.DisplayNameGeneration;
import org.junit.jupiter.api.DisplayNameGenerator.ReplaceUnderscores;
import org.junit.jupiter.api.Test;

@DisplayNameGeneration(ReplaceUnderscores.class)
class Simulated_time {
  private static final Instant ANCHOR = Instant.parse("2026-11-24T00:00:00Z");
  private static final Instant START = Instant.parse("2026-11-20T10:30:00Z");

  private record Given(Optional<Instant> start, Optional<Instant> anchor, int factor)
      implements ServiceClock.Settings {}

  @Test
  void starts_at_the_anchor_and_runs_by_the_factor() {
    var settings = new Given(Optional.of(START), Optional.of(ANCHOR), 120);
    var tenSecondsOn = InstantSource.fixed(ANCHOR.plusSeconds(10));
    assertThat(ServiceClock.time(settings, tenSecondsOn).instant())
        .isEqualTo(START.plusSeconds(1200));
  }

  @Test
  void is_the_real_one_unless_a_start_is_given() {
    var settings = new Given(Optional.empty(), Optional.empty(), 120);
    var real = InstantSource.fixed(ANCHOR);
    assertThat(ServiceClock.time(settings, real)).isSameAs(real);
  }
}
