package recognizer.bench;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.junit.jupiter.api.DisplayNameGeneration;
import org.junit.jupiter.api.DisplayNameGenerator.ReplaceUnderscores;
import org.junit.jupiter.api.Test;

@DisplayNameGeneration(ReplaceUnderscores.class)
class Growth_of_memory {
  @Test
  void is_nothing_when_only_the_beginning_grew() {
    assertThat(Soak.growth(List.of(100L, 400L, 500L, 480L, 470L, 490L, 500L, 480L))).isZero();
  }

  @Test
  void is_what_the_last_quarter_needs_more_than_the_second() {
    assertThat(Soak.growth(List.of(100L, 900L, 500L, 510L, 520L, 530L, 540L, 550L))).isEqualTo(40);
    assertThat(Soak.growth(List.of(100L, 400L, 500L, 510L, 520L, 530L, 450L, 440L))).isEqualTo(-60);
  }
}
