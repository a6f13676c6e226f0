package recognizer.camera;

import java.io.IOException;
import java.util.Optional;

/** Frames in the order a camera saw them. For one thread. */
public interface FrameSource extends AutoCloseable {

  /**
   * The next frame, or empty when there will be no more. The caller closes it before asking again.
   *
   * @throws UnreadableInput naming the input; asking again goes on behind it
   */
  Optional<Frame> next() throws IOException;

  @Override
  void close();
}
