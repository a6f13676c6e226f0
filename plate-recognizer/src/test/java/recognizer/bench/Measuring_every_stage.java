package recognizer.bench;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.DisplayNameGeneration;
import org.junit.jupiter.api.DisplayNameGenerator.ReplaceUnderscores;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

@DisplayNameGeneration(ReplaceUnderscores.class)
class Measuring_every_stage {
  @TempDir private Path folder;

  @Test
  void prints_what_each_takes_and_at_last_their_sum() throws IOException {
    ByteArrayOutputStream out = new ByteArrayOutputStream();
    Stages.run(5, folder, new PrintStream(out, true, StandardCharsets.UTF_8));
    List<String> lines = out.toString(StandardCharsets.UTF_8).lines().toList();
    assertThat(lines)
        .extracting(line -> line.split(": ")[0])
        .containsExactly(
            "decode",
            "motion",
            "health",
            "colours",
            "find",
            "close_up",
            "rectify",
            "network",
            "tesseract",
            "total");
    assertThat(lines).allMatch(line -> line.matches("[a-z_]+: [0-9]+\\.[0-9]{3} ms"));
    List<Double> millis =
        lines.stream().map(line -> Double.valueOf(line.replaceAll("[^0-9.]", ""))).toList();
    double sum = millis.subList(0, 9).stream().mapToDouble(Double::doubleValue).sum();
    assertThat(millis.get(9)).isCloseTo(sum, within(0.02));
    assertThat(millis).allMatch(each -> each > 0);
  }
}
