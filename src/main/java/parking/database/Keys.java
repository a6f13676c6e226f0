package parking.database;

import billing.sealing.KeyRing;
import billing.sealing.KeysRefused;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.SecureRandom;
import java.util.Optional;

/** Where the keys come from that seal what must not be read at rest. */
final class Keys {
  private static final String NAME = "sealing-keys";

  private Keys() {}

  /**
   * The text of the key file; a secret.
   *
   * @param file somebody else's key file; otherwise the folder's own, made on first start
   * @throws StartFailure when it cannot be read or holds no keys
   */
  static String read(DataFolder folder, Optional<Path> file) {
    var text =
        file.map(Keys::text)
            .orElseGet(() -> folder.secret(NAME, () -> KeyRing.fresh(new SecureRandom(), "first")));
    try {
      KeyRing.parse(text);
      return text;
    } catch (KeysRefused e) {
      throw new StartFailure("The keys that seal plates cannot be used. " + e.getMessage(), e);
    }
  }

  private static String text(Path file) {
    try {
      return Files.readString(file);
    } catch (IOException e) {
      throw new StartFailure(
          "The key file %s cannot be read (%s). Check parking.sealing.keys-file."
              .formatted(file, e),
          e);
    }
  }
}
