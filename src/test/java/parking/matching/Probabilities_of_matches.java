package parking.matching;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.DisplayNameGeneration;
import org.junit.jupiter.api.DisplayNameGenerator.ReplaceUnderscores;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

@DisplayNameGeneration(ReplaceUnderscores.class)
class Probabilities_of_matches {
  private static final int EXITS = 6000;

  /** Three standard deviations of chance. */
  private static double least(Reliability.Bin bin) {
    return bin.from - 3 * Math.sqrt(bin.from * (1 - bin.from) / bin.all);
  }

  /** Ten times what is measured, so that a busy machine passes. */
  @Test
  void come_quickly_among_five_thousand_cars() {
    assertThat(Speed.medianMillis(5000)).isLessThan(25);
  }

  @Test
  void are_above_999_in_1000_for_most_cars_and_wrong_for_hardly_any() {
    var reliability = Reliability.of(EXITS, 4);
    var certain = reliability.bins().get(reliability.bins().size() - 1);
    assertThat(certain.all).isGreaterThan(EXITS * 4 / 10);
    assertThat(certain.all - certain.right).isLessThanOrEqualTo(5);
  }

  @ParameterizedTest
  @ValueSource(longs = {1, 2, 3})
  void are_no_higher_than_the_share_that_is_right(long seed) {
    var reliability = Reliability.of(EXITS, seed);
    for (var bin : reliability.bins()) {
      if (bin.from >= 0.9) {
        assertThat(bin.all).isGreaterThan(EXITS / 50);
        assertThat(bin.right / (double) bin.all)
            .as("right from %s on, seed %d", bin.from, seed)
            .isGreaterThanOrEqualTo(least(bin));
      }
    }
  }
}
