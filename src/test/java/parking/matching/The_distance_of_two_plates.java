package parking.matching;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.DisplayNameGeneration;
import org.junit.jupiter.api.DisplayNameGenerator.ReplaceUnderscores;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import parking.plates.Plate;

@DisplayNameGeneration(ReplaceUnderscores.class)
class The_distance_of_two_plates {
  private static double distance(String one, String other) {
    return Matching.distance(Plate.of(one), Plate.of(other));
  }

  @Test
  void is_zero_for_one_plate() {
    assertThat(distance("浙A12345", "浙A·12345")).isZero();
  }

  @ParameterizedTest
  @CsvSource({"浙A8D2J4, 浙ABD2J4", "浙AD12345, 浙AD1234", "浙A12345, A12345", "浙A1, 使100001"})
  void is_the_same_both_ways_and_above_zero(String one, String other) {
    assertThat(distance(one, other)).isPositive().isEqualTo(distance(other, one));
  }

  @ParameterizedTest
  @CsvSource({
    "浙A8D2J4, 浙ABD2J4, 浙A7D2J4",
    "浙A0D2J4, 浙AQD2J4, 浙A7D2J4",
    "浙A2D2J4, 浙AZD2J4, 浙A9D2J4",
    "浙A5D2J4, 浙ASD2J4, 浙AWD2J4",
    "浙A12345, 浙A12346, 浙A12376",
    "浙AD12345, 浙AD1234, 浙AD123",
    "浙A12345, A12345, A1234"
  })
  void is_smaller_for_the_likelier_misreading(String plate, String near, String far) {
    assertThat(distance(plate, near)).isLessThan(distance(plate, far));
  }
}
