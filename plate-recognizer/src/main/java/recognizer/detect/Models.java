package recognizer.detect;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;
import java.util.Map;
import java.util.stream.Collectors;

/** Model files that travel inside the program. */
public final class Models {
  private static final String FOLDER = "/recognizer/models/";

  private static final Map<String, String> EXPECTED = expected();

  private Models() {}

  /** Checksums by name, from the file that lies beside the models. */
  private static Map<String, String> expected() {
    try (InputStream in = Models.class.getResourceAsStream(FOLDER + "checksums.txt")) {
      return new String(in.readAllBytes(), StandardCharsets.UTF_8)
          .lines()
          .map(line -> line.split("  "))
          .collect(Collectors.toUnmodifiableMap(fields -> fields[1], fields -> fields[0]));
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  static String sha256(byte[] bytes) {
    try {
      return HexFormat.of().formatHex(MessageDigest.getInstance("SHA-256").digest(bytes));
    } catch (NoSuchAlgorithmException e) {
      throw new IllegalStateException("this Java has no SHA-256", e);
    }
  }

  /** The bytes of a model; a program without it was packaged wrongly. */
  public static byte[] get(String name) {
    try (InputStream in = Models.class.getResourceAsStream(FOLDER + name)) {
      if (in == null) {
        throw new IllegalStateException(
            "The program has no model " + name + " inside. Build or fetch it again.");
      }
      byte[] model = in.readAllBytes();
      if (!sha256(model).equals(EXPECTED.get(name))) {
        throw new IllegalStateException(
            "Model "
                + name
                + " is not the one that this program was made with: it is damaged or was exchanged."
                + " Build or fetch the program again.");
      }
      return model;
    } catch (IOException e) {
      throw new IllegalStateException("Model " + name + " cannot be read from the program.", e);
    }
  }
}
