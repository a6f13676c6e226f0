package recognizer.dispatch;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.util.Random;
import org.junit.jupiter.api.DisplayNameGeneration;
import org.junit.jupiter.api.DisplayNameGenerator.ReplaceUnderscores;
import org.junit.jupiter.api.Test;

@DisplayNameGeneration(ReplaceUnderscores.class)
class A_backoff {
  private final Backoff backoff =
      new Backoff(Duration.ofSeconds(1), Duration.ofSeconds(60), new Random(3));

  @Test
  void doubles_up_to_its_maximum_give_or_take_a_half() {
    long full = 1_000;
    for (int i = 0; i < 12; i++) {
      assertThat(backoff.next().toMillis()).isBetween(full / 2, full);
      full = Math.min(60_000, full * 2);
    }
  }

  @Test
  void begins_again_after_a_success() {
    backoff.next();
    backoff.next();
    backoff.reset();
    assertThat(backoff.next().toMillis()).isLessThanOrEqualTo(1_000);
  }
}
