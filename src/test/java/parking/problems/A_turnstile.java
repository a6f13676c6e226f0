package parking.problems;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.time.Instant;
import org.junit.jupiter.api.DisplayNameGeneration;
import org.junit.jupiter.api.DisplayNameGenerator.ReplaceUnderscores;
import org.junit.jupiter.api.Test;

@DisplayNameGeneration(ReplaceUnderscores.class)
class A_turnstile {
  private static final Instant NOON = Instant.parse("2026-11-24T04:00:00Z");
  private final Turnstile turnstile = new Turnstile(Duration.ofMinutes(1));

  @Test
  void lets_so_many_through_in_a_window_and_says_how_long_to_wait() {
    assertThat(turnstile.pass("a", 2, NOON)).isEmpty();
    assertThat(turnstile.pass("a", 2, NOON.plusSeconds(20))).isEmpty();
    assertThat(turnstile.pass("a", 2, NOON.plusSeconds(30))).contains(Duration.ofSeconds(30));
    assertThat(turnstile.pass("b", 2, NOON.plusSeconds(30))).isEmpty();
    assertThat(turnstile.pass("a", 2, NOON.plusSeconds(60))).isEmpty();
  }

  @Test
  void counts_nothing_when_it_is_only_asked() {
    for (int i = 0; i < 5; i++) {
      assertThat(turnstile.pause("a", 1, NOON)).isEmpty();
    }
    turnstile.pass("a", 1, NOON);
    assertThat(turnstile.pause("a", 1, NOON)).contains(Duration.ofMinutes(1));
  }

  @Test
  void does_not_keep_anybody_out_for_long_when_the_clock_is_set_back() {
    turnstile.pass("a", 1, NOON);
    assertThat(turnstile.pass("a", 1, NOON.minus(Duration.ofDays(1)))).isEmpty();
  }

  @Test
  void forgets_the_oldest_names_when_there_are_very_many() {
    turnstile.pass("a", 1, NOON);
    for (int i = 0; i < 50_000; i++) {
      turnstile.pass("name " + i, 1, NOON);
    }
    assertThat(turnstile.pause("a", 1, NOON)).isEmpty();
    assertThat(turnstile.pause("name 49999", 1, NOON)).isPresent();
  }
}
