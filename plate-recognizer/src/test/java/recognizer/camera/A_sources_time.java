package recognizer.camera;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.util.Arrays;
import java.util.List;
import org.junit.jupiter.api.DisplayNameGeneration;
import org.junit.jupiter.api.DisplayNameGenerator.ReplaceUnderscores;
import org.junit.jupiter.api.Test;

@DisplayNameGeneration(ReplaceUnderscores.class)
class A_sources_time {
  private final Timeline timeline = new Timeline(Duration.ofSeconds(10));

  private List<Long> places(long... stamps) {
    return Arrays.stream(stamps)
        .mapToObj(stamp -> timeline.place(Duration.ofMillis(stamp)).toMillis())
        .toList();
  }

  @Test
  void begins_with_its_first_frame() {
    assertThat(places(93_600, 93_700, 93_850)).containsExactly(0L, 100L, 250L);
    assertThat(new Timeline(Duration.ofSeconds(10)).place(Duration.ofSeconds(-7))).isZero();
  }

  @Test
  void keeps_gaps_in_which_nothing_was_sent() {
    assertThat(places(0, 100, 9_100, 9_200)).containsExactly(0L, 100L, 9_100L, 9_200L);
  }

  @Test
  void never_runs_backwards_when_the_camera_sets_its_clock() {
    assertThat(places(50_000, 50_040, 20_000, 20_040, 20_080))
        .containsExactly(0L, 40L, 80L, 120L, 160L);
  }

  @Test
  void does_not_leap_with_the_cameras_clock() {
    assertThat(places(0, 40, 3_600_000, 3_600_040)).containsExactly(0L, 40L, 80L, 120L);
  }

  /** A count of 90,000 a second in 33 bits begins again after 26.5 hours. */
  @Test
  void goes_on_when_a_count_begins_again() {
    long end = (1L << 33) / 90;
    assertThat(places(end - 80, end - 40, 0, 40)).containsExactly(0L, 40L, 80L, 120L);
  }

  @Test
  void goes_on_over_frames_that_carry_no_time() {
    assertThat(timeline.next()).isZero();
    assertThat(places(0, 40)).containsExactly(0L, 40L);
    assertThat(timeline.next().toMillis()).isEqualTo(80);
  }
}
