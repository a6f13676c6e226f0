package recognizer.camera;

import java.io.IOException;
import java.time.Instant;
import java.util.Optional;

/**
 * Frames of a file or a folder as if they were seen now: a recorded second takes a real second,
 * however fast the device's clock runs.
 *
 * @param frames the recording
 * @param clock the device's clock
 * @param start what the clock showed at the recording's beginning
 */
public record Recording(FrameSource frames, DeviceClock clock, Instant start)
    implements FrameSource {
  @Override
  public Optional<Frame> next() throws IOException {
    return frames.next().map(frame -> frame.seenAt(clock.later(start, frame.position())));
  }

  @Override
  public void close() {
    frames.close();
  }
}
