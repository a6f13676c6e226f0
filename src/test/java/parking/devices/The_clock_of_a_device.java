package parking.devices;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.time.Instant;
import org.junit.jupiter.api.DisplayNameGeneration;
import org.junit.jupiter.api.DisplayNameGenerator.ReplaceUnderscores;
import org.junit.jupiter.api.Test;

@DisplayNameGeneration(ReplaceUnderscores.class)
class The_clock_of_a_device {
  private static final Instant NOON = Instant.parse("2026-11-24T04:00:00Z");
  private static final long TEN_YEARS = Duration.ofDays(3652).toMillis();

  @Test
  void is_ahead_when_it_shows_more_than_the_services() {
    assertThat(DeviceClock.of(NOON.plusMillis(1500), NOON).skewMillis()).isEqualTo(1500);
    assertThat(DeviceClock.of(NOON.minusSeconds(90), NOON).skewMillis()).isEqualTo(-90_000);
  }

  @Test
  void is_never_taken_to_be_further_off_than_ten_years() {
    assertThat(DeviceClock.of(Instant.MAX, NOON).skewMillis()).isEqualTo(TEN_YEARS);
    assertThat(DeviceClock.of(Instant.MIN, NOON).skewMillis()).isEqualTo(-TEN_YEARS);
  }

  @Test
  void that_is_wrong_does_not_make_what_it_saw_younger_or_older() {
    var ahead = DeviceClock.of(NOON.plus(Duration.ofDays(400)), NOON);
    assertThat(ahead.service(NOON.plus(Duration.ofDays(400)).minusSeconds(7)))
        .isEqualTo(NOON.minusSeconds(7));
    var behind = DeviceClock.of(NOON.minusSeconds(3600), NOON);
    assertThat(behind.service(NOON.minusSeconds(3610))).isEqualTo(NOON.minusSeconds(10));
  }

  @Test
  void cannot_have_seen_anything_after_it_told_of_it() {
    assertThat(DeviceClock.unknown(NOON).service(NOON.plusSeconds(5))).isEqualTo(NOON);
    assertThat(DeviceClock.of(Instant.MAX, NOON).service(Instant.MAX)).isEqualTo(NOON);
    assertThat(DeviceClock.of(NOON, NOON).service(Instant.MIN))
        .isAfter(NOON.minusMillis(TEN_YEARS + 1));
  }
}
