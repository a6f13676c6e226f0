package recognizer.bench;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Path;
import org.junit.jupiter.api.DisplayNameGeneration;
import org.junit.jupiter.api.DisplayNameGenerator.ReplaceUnderscores;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

@DisplayNameGeneration(ReplaceUnderscores.class)
class Damaged_pictures_and_clips {
  private static final int CASES = 2_000;
  @TempDir private Path folder;

  @Test
  void are_read_or_refused_and_nothing_else_happens() throws IOException {
    Fuzz.Result result = Fuzz.run(CASES, 20_261_126, folder, System.out);
    assertThat(result.unexpected()).isZero();
    assertThat(result.read() + result.refused()).isEqualTo(CASES);
    assertThat(result.read()).isGreaterThan(CASES / 10);
    assertThat(result.refused()).isGreaterThan(CASES / 10);
  }
}
