package recognizer.bench;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.Set;
import org.junit.jupiter.api.DisplayNameGeneration;
import org.junit.jupiter.api.DisplayNameGenerator.ReplaceUnderscores;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

@DisplayNameGeneration(ReplaceUnderscores.class)
class Options_of_a_measuring_command {
  private static Options of(String... arguments) {
    return new Options(Set.of("--lanes", "--folder"), arguments);
  }

  @Test
  void are_numbers_or_left_out() {
    assertThat(of("--lanes", "12").number("--lanes", 40)).isEqualTo(12);
    assertThat(of().number("--lanes", 40)).isEqualTo(40);
  }

  @ParameterizedTest
  @ValueSource(strings = {"--speed 3", "--lanes", "lanes 3", "--lanes 3 --folder"})
  void that_are_unknown_or_without_a_value_are_refused(String line) {
    assertThatThrownBy(() -> of(line.split(" ")))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessageStartingWith("Not understood: ");
  }

  @ParameterizedTest
  @ValueSource(strings = {"0", "-3", "many", "1.5", "99999999999"})
  void that_are_no_numbers_are_refused(String value) {
    assertThatThrownBy(() -> of("--lanes", value).number("--lanes", 1))
        .hasMessageStartingWith("--lanes must be a whole number above 0");
  }
}
