package recognizer.camera;

import java.io.IOException;

/** A picture or stream that cannot be read. The message names it and says what to do. */
public final class UnreadableInput extends IOException {
  public UnreadableInput(String message) {
    super(message);
  }

  public UnreadableInput(String message, Throwable cause) {
    super(message, cause);
  }
}
