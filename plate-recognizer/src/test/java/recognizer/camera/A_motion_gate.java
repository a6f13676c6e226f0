package recognizer.camera;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Arrays;
import java.util.Random;
import org.junit.jupiter.api.DisplayNameGeneration;
import org.junit.jupiter.api.DisplayNameGenerator.ReplaceUnderscores;
import org.junit.jupiter.api.Test;

@DisplayNameGeneration(ReplaceUnderscores.class)
class A_motion_gate {
  private static final int CELLS = 64 * 36;
  private final MotionGate gate = new MotionGate(Region.WHOLE);
  private final Random random = new Random(4);

  private int[] road() {
    int[] cells = new int[CELLS];
    Arrays.setAll(cells, i -> 90 + random.nextInt(5));
    return cells;
  }

  private int[] roadWithCar(int from) {
    int[] cells = road();
    Arrays.fill(cells, from, from + 40, 180);
    return cells;
  }

  private void settle() {
    for (int i = 0; i < 4; i++) {
      gate.opensFor(road());
    }
  }

  @Test
  void opens_for_the_first_frame() {
    assertThat(gate.opensFor(road())).isTrue();
  }

  @Test
  void stays_shut_for_an_empty_road_with_noise() {
    settle();
    for (int i = 0; i < 200; i++) {
      assertThat(gate.opensFor(road())).isFalse();
    }
  }

  @Test
  void opens_for_a_car_and_shuts_again_a_little_after_it_stands_still() {
    settle();
    assertThat(gate.opensFor(roadWithCar(500))).isTrue();
    assertThat(gate.opensFor(roadWithCar(520))).isTrue();
    assertThat(gate.opensFor(roadWithCar(520))).isTrue();
    assertThat(gate.opensFor(roadWithCar(520))).isTrue();
    assertThat(gate.opensFor(roadWithCar(520))).isFalse();
  }

  @Test
  void stays_shut_while_the_daylight_changes_slowly() {
    settle();
    for (int level = 0; level < 60; level++) {
      for (int frame = 0; frame < 10; frame++) {
        int light = level;
        int[] cells = Arrays.stream(road()).map(v -> v + light).toArray();
        assertThat(gate.opensFor(cells)).isFalse();
      }
    }
  }

  @Test
  void looks_at_its_region_only() {
    MotionGate lower = new MotionGate(new Region(0, 0.5, 1, 1));
    for (int i = 0; i < 4; i++) {
      lower.opensFor(road());
    }
    assertThat(lower.opensFor(roadWithCar(100))).isFalse();
    assertThat(lower.opensFor(roadWithCar(64 * 30))).isTrue();
  }
}
