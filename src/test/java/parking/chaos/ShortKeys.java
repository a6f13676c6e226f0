package parking.chaos;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.security.KeyPairGenerator;
import java.security.NoSuchAlgorithmException;
import java.util.Base64;
import java.util.List;

/**
 * Signing keys half as long as a gateway's, which the sandbox takes when it finds them. Every
 * message is signed and verified all the same, in a sixth of the time: seven signatures a charge
 * would take more of the processors than all books together.
 */
final class ShortKeys {
  private static final int BITS = 1024;

  private ShortKeys() {}

  static void write(Path folder) throws IOException {
    Files.createDirectories(folder);
    for (var owner : List.of("merchant", "platform")) {
      var file = folder.resolve(owner + "-private-key.pem");
      Files.createFile(
          file, PosixFilePermissions.asFileAttribute(PosixFilePermissions.fromString("rw-------")));
      Files.writeString(file, pem());
    }
  }

  private static String pem() {
    try {
      var generator = KeyPairGenerator.getInstance("RSA");
      generator.initialize(BITS);
      var key = generator.generateKeyPair().getPrivate().getEncoded();
      var lines = Base64.getMimeEncoder(64, new byte[] {'\n'}).encodeToString(key);
      return "-----BEGIN PRIVATE KEY-----\n%s\n-----END PRIVATE KEY-----\n".formatted(lines);
    } catch (NoSuchAlgorithmException e) {
      throw new IllegalStateException("every Java has RSA", e);
    }
  }
}
