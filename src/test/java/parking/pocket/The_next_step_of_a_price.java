package parking.pocket;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.time.Instant;
import java.util.Optional;
import java.util.function.Function;
import org.junit.jupiter.api.DisplayNameGeneration;
import org.junit.jupiter.api.DisplayNameGenerator.ReplaceUnderscores;
import org.junit.jupiter.api.Test;

@DisplayNameGeneration(ReplaceUnderscores.class)
class The_next_step_of_a_price {
  private static final Instant ENTERED = Instant.parse("2026-11-20T02:00:00Z");

  /** Five yuan for each hour that has begun. */
  private static final Function<Instant, Optional<Long>> HOURS =
      until -> Optional.of((Duration.between(ENTERED, until).toSeconds() + 3599) / 3600 * 500);

  @Test
  void is_found_to_the_second() {
    var step = NextStep.find(ENTERED.plusSeconds(1800), HOURS).orElseThrow();
    assertThat(step.at()).isEqualTo(ENTERED.plusSeconds(3601));
    assertThat(step.amountFen()).isEqualTo(1000);
  }

  @Test
  void is_none_where_a_price_stays() {
    assertThat(NextStep.find(ENTERED, until -> Optional.of(0L))).isEmpty();
  }

  @Test
  void is_none_where_nobody_can_say() {
    assertThat(NextStep.find(ENTERED, until -> Optional.empty())).isEmpty();
  }
}
