package recognizer.camera;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Iterator;
import java.util.List;
import java.util.Optional;
import org.bytedeco.opencv.opencv_core.Mat;
import org.junit.jupiter.api.DisplayNameGeneration;
import org.junit.jupiter.api.DisplayNameGenerator;
import org.junit.jupiter.api.Test;

@DisplayNameGeneration(DisplayNameGenerator.ReplaceUnderscores.class)
class A_recording_played_to_a_fast_clock {
  private static final Instant EVENING = Instant.parse("2026-11-23T10:50:00Z");

  @Test
  void takes_its_own_real_time_while_the_clock_runs_ahead() throws Exception {
    var clock = DeviceClock.simulated(EVENING, null, 120);
    List<Instant> seen = new ArrayList<>();
    try (var recording = new Recording(seconds(0, 1, 30), clock, EVENING)) {
      for (var next = recording.next(); next.isPresent(); next = recording.next()) {
        seen.add(next.get().seenAt());
        next.get().close();
      }
    }
    assertThat(seen)
        .containsExactly(
            EVENING, EVENING.plus(Duration.ofMinutes(2)), EVENING.plus(Duration.ofHours(1)));
  }

  private static FrameSource seconds(int... positions) {
    List<Frame> frames = new ArrayList<>();
    for (int position : positions) {
      frames.add(
          Frame.of(new Mat(2, 2, 16), frames.size(), Duration.ofSeconds(position), Instant.EPOCH));
    }
    Iterator<Frame> left = frames.iterator();
    return new FrameSource() {
      @Override
      public Optional<Frame> next() {
        return left.hasNext() ? Optional.of(left.next()) : Optional.empty();
      }

      @Override
      public void close() {
        left.forEachRemaining(Frame::close);
      }
    };
  }
}
