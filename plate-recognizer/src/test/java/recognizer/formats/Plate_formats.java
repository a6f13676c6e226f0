package recognizer.formats;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.stream.Stream;
import org.junit.jupiter.api.DisplayNameGeneration;
import org.junit.jupiter.api.DisplayNameGenerator.ReplaceUnderscores;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

@DisplayNameGeneration(ReplaceUnderscores.class)
class Plate_formats {
  private static final PlateFormats FORMATS = PlateFormats.standard();

  static Stream<String> rows() throws IOException {
    try (var in = Plate_formats.class.getResourceAsStream("/recognizer/formats/formats.txt")) {
      return new String(in.readAllBytes(), StandardCharsets.UTF_8)
          .lines()
          .filter(l -> !l.startsWith("#"));
    }
  }

  @ParameterizedTest
  @MethodSource("rows")
  void name_a_plates_class_by_text_and_colour(String row) {
    String[] fields = row.split("\\s+", 4);
    assertThat(FORMATS.findFormat(fields[0], fields[1]).orElse("-"))
        .as(fields[3])
        .isEqualTo(fields[2]);
  }

  @Test
  void refuse_a_line_that_is_no_format() {
    assertThatThrownBy(() -> PlateFormats.parse("small-car blue"))
        .hasMessageContaining("small-car blue");
  }
}
