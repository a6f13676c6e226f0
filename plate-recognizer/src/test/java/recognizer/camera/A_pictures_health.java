package recognizer.camera;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.util.Arrays;
import java.util.Random;
import java.util.Set;
import java.util.function.Supplier;
import org.junit.jupiter.api.DisplayNameGeneration;
import org.junit.jupiter.api.DisplayNameGenerator.ReplaceUnderscores;
import org.junit.jupiter.api.Test;
import recognizer.metrics.Ailment;

@DisplayNameGeneration(ReplaceUnderscores.class)
class A_pictures_health {
  private static final int CELLS = 16 * 9;
  private final PictureHealth health = new PictureHealth();
  private final Random random = new Random(5);
  private Duration now = Duration.ZERO;

  private Set<Ailment> after(int seconds, Supplier<int[]> picture) {
    Set<Ailment> found = Set.of();
    for (int i = 0; i <= seconds; i++) {
      now = now.plusSeconds(1);
      found = health.judge(picture.get(), now);
    }
    return found;
  }

  private int[] noise(int mean, int spread) {
    return random.ints(CELLS, mean - spread, mean + spread + 1).toArray();
  }

  @Test
  void is_good_by_day_and_by_lamplight() {
    assertThat(after(600, () -> noise(120, 40))).isEmpty();
    assertThat(after(600, () -> noise(30, 10))).isEmpty();
  }

  @Test
  void is_bad_when_the_lens_is_covered_but_not_at_once() {
    assertThat(after(15, () -> noise(3, 2))).isEmpty();
    assertThat(after(10, () -> noise(3, 2))).containsExactly(Ailment.BLACK);
    assertThat(after(1, () -> noise(120, 40))).isEmpty();
  }

  @Test
  void is_bad_when_the_sun_shines_in_but_not_when_headlights_do() {
    Supplier<int[]> white = () -> noise(253, 2);
    assertThat(after(5, white)).isEmpty();
    assertThat(after(1, () -> noise(120, 40))).isEmpty();
    assertThat(after(25, white)).containsExactly(Ailment.GLARING);
  }

  @Test
  void is_bad_when_it_is_too_dark_for_plates() {
    assertThat(after(130, () -> noise(14, 9))).containsExactly(Ailment.DARK);
  }

  @Test
  void is_bad_when_nothing_changes_any_more_not_even_the_noise() {
    int[] still = noise(120, 40);
    assertThat(after(100, () -> still)).isEmpty();
    assertThat(after(30, () -> still)).containsExactly(Ailment.FROZEN);
    int[] nearlyStill = still.clone();
    nearlyStill[7]++;
    assertThat(after(0, () -> nearlyStill)).isEmpty();
  }

  @Test
  void is_looked_at_once_a_second() {
    int[] asked = {0};
    Pixels pixels =
        new Pixels() {
          @Override
          public org.bytedeco.opencv.opencv_core.Mat colour() {
            throw new AssertionError("no colours are needed");
          }

          @Override
          public int[] brightness(int columns, int rows) {
            asked[0]++;
            int[] even = new int[columns * rows];
            Arrays.fill(even, asked[0]);
            return even;
          }

          @Override
          public void close() {}
        };
    for (int i = 0; i < 100; i++) {
      health.see(new Frame(i, Duration.ofMillis(100L * i), java.time.Instant.EPOCH, pixels));
    }
    assertThat(asked[0]).isEqualTo(10);
  }
}
