package recognizer.camera;

import java.io.IOException;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.Iterator;
import java.util.List;
import java.util.Optional;

/** A list of picture files as frames that are a fixed time apart. */
public final class PictureSource implements FrameSource {
  private final Iterator<Path> files;
  private final Duration interval;
  private final Instant start;
  private long taken;

  /**
   * @param start when the first picture was seen
   * @param interval from one picture to the next
   */
  public PictureSource(List<Path> files, Instant start, Duration interval) {
    this.files = List.copyOf(files).iterator();
    this.start = start;
    this.interval = interval;
  }

  @Override
  public Optional<Frame> next() throws IOException {
    if (!files.hasNext()) {
      return Optional.empty();
    }
    long number = taken++;
    Duration position = interval.multipliedBy(number);
    return Optional.of(
        Frame.of(PictureFiles.load(files.next()), number, position, start.plus(position)));
  }

  @Override
  public void close() {}
}
