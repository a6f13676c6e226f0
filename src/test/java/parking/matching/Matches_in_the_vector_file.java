package parking.matching;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Random;
import java.util.UUID;
import java.util.stream.Stream;
import org.junit.jupiter.api.DisplayNameGeneration;
import org.junit.jupiter.api.DisplayNameGenerator.ReplaceUnderscores;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import parking.plates.Plate;
import parking.plates.PlateColour;

@DisplayNameGeneration(ReplaceUnderscores.class)
class Matches_in_the_vector_file {
  private static final Instant LEFT = Instant.parse("2026-11-02T18:00:00Z");
  private static final double CERTAIN = 0.999;
  private static final double WORTH_A_LOOK = 0.05;
  private static final int FIELDS = 6;

  static Stream<String> lines() throws IOException {
    return Files.readAllLines(Path.of("test/resources/matching.txt")).stream()
        .filter(line -> !line.startsWith("#") && !line.isBlank());
  }

  private static Look look(String[] fields, int vehicle) {
    return new Look(
        Plate.of(fields[0]),
        PlateColour.of(fields[1]),
        Float.parseFloat(fields[2]),
        fields.length > vehicle ? Optional.of(fields[vehicle]) : Optional.empty());
  }

  private static CarInside inside(String written) {
    var fields = written.split("/");
    var minutes = Math.round(Double.parseDouble(fields[3]) * 60);
    return new CarInside(
        UUID.nameUUIDFromBytes(written.getBytes(StandardCharsets.UTF_8)),
        look(fields, 4),
        LEFT.minus(Duration.ofMinutes(minutes)));
  }

  private static List<CarInside> others(int count) {
    var random = new Random(count);
    var traffic = new Traffic(random);
    List<CarInside> others = new ArrayList<>();
    for (int i = 0; i < count; i++) {
      var car = traffic.car();
      others.add(
          new CarInside(
              new UUID(count, i),
              new Look(car.plate(), car.colour(), 0.99f, Optional.empty()),
              LEFT.minus(Duration.ofMinutes(1 + random.nextInt(600)))));
    }
    return others;
  }

  private static String band(double probability) {
    if (probability >= CERTAIN) {
      return "certain";
    }
    return probability >= WORTH_A_LOOK ? "person" : "none";
  }

  @ParameterizedTest
  @MethodSource("lines")
  void are_as_sure_as_the_file_says(String line) {
    var fields = line.split("\\s*\\|\\s*");
    assertThat(fields).hasSize(FIELDS);
    Map<UUID, String> plates = new HashMap<>();
    var inside = others(Integer.parseInt(fields[2]));
    for (var written : fields[1].split("\\s+")) {
      if (!written.equals("-")) {
        inside.add(inside(written));
      }
    }
    inside.forEach(car -> plates.put(car.session(), car.look().plate().text()));
    var ranked = Matching.rank(look(fields[0].split("/"), 3), LEFT, inside, Priors.standard());
    var best = ranked.isEmpty() ? new Candidate(new UUID(0, 0), 0) : ranked.get(0);
    var band = band(best.probability());
    assertThat(band).as("%s: %s", fields[5], best.probability()).isEqualTo(fields[4]);
    assertThat(band.equals("none") ? "-" : plates.get(best.session())).isEqualTo(fields[3]);
    assertThat(ranked.stream().mapToDouble(Candidate::probability).sum()).isLessThanOrEqualTo(1);
  }

  @Test
  void are_forty_and_more() throws IOException {
    assertThat(lines()).hasSizeGreaterThanOrEqualTo(40);
  }
}
