package billing.sandbox;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Random;
import org.junit.jupiter.api.DisplayNameGeneration;
import org.junit.jupiter.api.DisplayNameGenerator.ReplaceUnderscores;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

@DisplayNameGeneration(ReplaceUnderscores.class)
class Fees_of_the_channel {
  @ParameterizedTest
  @CsvSource({"1, 0", "83, 0", "84, 1", "249, 1", "250, 2", "1000, 6", "1375, 8", "1000000, 6000"})
  void are_six_in_a_thousand_rounded_half_up(long fen, long fee) {
    assertThat(Fees.of(fen)).isEqualTo(fee);
  }

  @Test
  void come_back_whole_with_money_that_goes_back_in_any_parts() {
    var chance = new Random(7);
    for (int i = 0; i < 500; i++) {
      var total = 1 + chance.nextInt(5_000);
      var gone = 0L;
      var fees = 0L;
      while (gone < total) {
        var part = Math.min(total - gone, 1 + chance.nextInt(400));
        fees += Fees.back(gone, part);
        gone += part;
      }
      assertThat(fees).isEqualTo(Fees.of(total));
    }
  }
}
