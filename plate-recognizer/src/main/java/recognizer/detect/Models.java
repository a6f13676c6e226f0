package recognizer.detect;

import java.io.IOException;
import java.io.InputStream;

/** Model files that travel inside the program. */
public final class Models {
  private static final String FOLDER = "/recognizer/models/";

  private Models() {}

  public static boolean has(String name) {
    return Models.class.getResource(FOLDER + name) != null;
  }

  /** The bytes of a model; a program without it was packaged wrongly. */
  public static byte[] get(String name) {
    try (InputStream in = Models.class.getResourceAsStream(FOLDER + name)) {
      if (in == null) {
        throw new IllegalStateException(
            "The program has no model " + name + " inside. Build or fetch it again.");
      }
      return in.readAllBytes();
    } catch (IOException e) {
      throw new IllegalStateException("Model " + name + " cannot be read from the program.", e);
    }
  }
}
