package recognizer.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import org.junit.jupiter.api.DisplayNameGeneration;
import org.junit.jupiter.api.DisplayNameGenerator.ReplaceUnderscores;
import org.junit.jupiter.api.Test;

@DisplayNameGeneration(ReplaceUnderscores.class)
class Lateness_of_frames {
  private final Lateness lateness = new Lateness();

  /** A frame of a ten-a-second source that comes so many milliseconds after its time. */
  private boolean isLate(int frame, long delayMillis) {
    long arrival = 7_000_000_000L + (100L * frame + delayMillis) * 1_000_000;
    return lateness.isLate(Duration.ofMillis(100L * frame), arrival);
  }

  @Test
  void is_measured_against_the_frame_that_came_earliest() {
    assertThat(isLate(0, 300)).isFalse();
    assertThat(isLate(1, 100)).isFalse();
    assertThat(isLate(2, 1000)).isFalse();
    assertThat(isLate(3, 1200)).isTrue();
    assertThat(isLate(4, 200)).isFalse();
  }

  @Test
  void is_measured_anew_when_a_camera_begins_to_count_again() {
    assertThat(isLate(0, 0)).isFalse();
    assertThat(isLate(50, 0)).isFalse();
    assertThat(isLate(0, 60_000)).isFalse();
    assertThat(isLate(1, 60_000)).isFalse();
    assertThat(isLate(2, 61_500)).isTrue();
  }

  @Test
  void does_not_last_for_ever_when_a_camera_stood_still_without_counting() {
    assertThat(isLate(0, 0)).isFalse();
    int late = 0;
    for (int frame = 1; frame < 200; frame++) {
      late += isLate(frame, 5_000) ? 1 : 0;
    }
    assertThat(late).isBetween(95, 105);
    assertThat(isLate(200, 5_000)).isFalse();
  }

  @Test
  void does_not_come_of_a_cameras_clock_that_runs_slow() {
    int late = 0;
    for (int frame = 0; frame < 864_000; frame++) {
      late += isLate(frame, frame / 100) ? 1 : 0; // 0.1 ms in 100 ms, a hundred times the usual
    }
    assertThat(late).isZero();
  }
}
