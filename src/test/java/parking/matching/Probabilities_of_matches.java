package parking.matching;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.DisplayNameGeneration;
import org.junit.jupiter.api.DisplayNameGenerator.ReplaceUnderscores;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

@DisplayNameGeneration(ReplaceUnderscores.class)
class Probabilities_of_matches {
  private static final int EXITS = 6000;

  /** Three standard deviations of chance. */
  private static double least(Reliability.Bin bin) {
    return bin.from - 3 * Math.sqrt(bin.from * (1 - bin.from) / bin.all);
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
