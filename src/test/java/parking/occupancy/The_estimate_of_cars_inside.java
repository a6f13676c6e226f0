package parking.occupancy;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Locale;
import org.junit.jupiter.api.DisplayNameGeneration;
import org.junit.jupiter.api.DisplayNameGenerator.ReplaceUnderscores;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Its figures are those of docs/operations/service.md. */
@DisplayNameGeneration(ReplaceUnderscores.class)
class The_estimate_of_cars_inside {
  private static final int VISITS = 500;

  @ParameterizedTest
  @CsvSource({"0, 1.1", "0.005, 0.8", "0.01, 0.6", "0.03, 0.35", "0.06, 0.25"})
  void errs_by_less_than_the_count_the_more_exits_are_missed(double unseen, double most) {
    var errors = new SimulatedLot(1, unseen).live(VISITS);
    System.out.printf(Locale.ROOT, "%.3f unseen: %s%n", unseen, errors);
    assertThat(errors.estimated()).isLessThan(most * errors.counted());
  }
}
