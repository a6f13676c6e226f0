package parking.plates;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.stream.Stream;
import org.junit.jupiter.api.DisplayNameGeneration;
import org.junit.jupiter.api.DisplayNameGenerator.ReplaceUnderscores;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

@DisplayNameGeneration(ReplaceUnderscores.class)
class Plates_in_the_vector_file {
  private static final int FIELDS = 5;

  static Stream<String> lines() throws IOException {
    return Files.readAllLines(Path.of("test/resources/plates.txt")).stream()
        .filter(line -> !line.startsWith("#"));
  }

  @ParameterizedTest
  @MethodSource("lines")
  void are_written_one_way_and_known_by_form_and_colour(String line) {
    // The last four fields hold no spaces; a plate may be written with one.
    var fields = line.split("\\s{2,}|(?<=\\S)\\s+(?=blue|green|yellow|white|black|unknown)");
    assertThat(fields).hasSize(FIELDS);
    var plate = Plate.of(fields[0]);
    var colour = PlateColour.of(fields[1]);
    assertThat(plate.text()).isEqualTo(fields[2]);
    assertThat(PlateForms.isKnown(plate, colour)).isEqualTo(fields[3].equals("known"));
    assertThat(VehicleCategory.of(plate, colour)).hasToString(fields[4]);
  }

  @Test
  void never_print_themselves_whole() {
    assertThat(Plate.of("浙A0T001")).hasToString("浙***1");
  }

  @Test
  void have_one_to_sixteen_characters() {
    assertThatThrownBy(() -> Plate.of(" · ")).hasMessageContaining("1 to 16 characters");
    assertThatThrownBy(() -> Plate.of("0".repeat(17))).hasMessageContaining("not 17");
  }

  @Test
  void have_one_of_the_colours_of_the_contract() {
    assertThatThrownBy(() -> PlateColour.of("pink")).hasMessageContaining("\"pink\"");
  }
}
