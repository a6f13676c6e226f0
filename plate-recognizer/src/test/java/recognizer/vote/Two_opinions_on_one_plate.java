package recognizer.vote;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.Locale;
import java.util.Optional;
import java.util.stream.Stream;
import org.junit.jupiter.api.DisplayNameGeneration;
import org.junit.jupiter.api.DisplayNameGenerator.ReplaceUnderscores;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import recognizer.detect.PlateColour;
import recognizer.formats.PlateFormats;

/** The table says what follows from two opinions, and why. */
@DisplayNameGeneration(ReplaceUnderscores.class)
class Two_opinions_on_one_plate {
  private static final Path TABLE = Path.of("src/test/resources/recognizer/vote/opinions.txt");

  static Stream<String> rows() throws IOException {
    return Files.readAllLines(TABLE).stream().filter(l -> !l.isBlank() && !l.startsWith("#"));
  }

  private static Optional<Opinion> opinion(Opinion.Reader reader, String written) {
    if (written.equals("?")) {
      return Optional.empty();
    }
    String[] parts = written.split("/");
    String plate = parts[0].equals("-") ? "" : parts[0];
    PlateColour colour =
        Arrays.stream(PlateColour.values())
            .filter(c -> c.label().equals(parts[1]))
            .findFirst()
            .orElseThrow();
    return Optional.of(new Opinion(reader, plate, colour, Double.parseDouble(parts[2])));
  }

  @ParameterizedTest
  @MethodSource("rows")
  void lead_to_one_conclusion(String row) {
    String[] f = row.strip().split("\\s+", 6);
    TwoOpinions rule = new TwoOpinions(PlateFormats.standard(), Double.parseDouble(f[0]));
    Opinion camera = opinion(Opinion.Reader.CAMERA, f[1]).orElseThrow();
    Conclusion made = rule.conclude(camera, opinion(Opinion.Reader.RECOGNISER, f[2]));
    Opinion expected = opinion(Opinion.Reader.CAMERA, f[3]).orElseThrow();
    assertThat(made.plate()).isEqualTo(expected.plate());
    assertThat(made.colour()).isEqualTo(expected.colour());
    assertThat(made.confidence()).isCloseTo(expected.confidence(), within(1e-9));
    String ground = made.ground().name().toLowerCase(Locale.ROOT).replace('_', '-');
    assertThat(ground).isEqualTo(f[4]);
  }
}
