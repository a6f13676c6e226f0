package parking.drivers;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.GeneralSecurityException;
import java.security.KeyFactory;
import java.security.PrivateKey;
import java.security.PublicKey;
import java.security.spec.PKCS8EncodedKeySpec;
import java.security.spec.X509EncodedKeySpec;
import java.util.Base64;
import java.util.Optional;

/** Reads what platforms have to be set up with. No message quotes a secret. */
final class PlatformFiles {
  private PlatformFiles() {}

  static <T> T need(Optional<T> value, String name) {
    return value.orElseThrow(() -> wrong(name, "is missing"));
  }

  static String text(Optional<Path> file, String name) {
    try {
      return Files.readString(need(file, name)).strip();
    } catch (IOException e) {
      throw wrong(name, "names a file that cannot be read");
    }
  }

  static PrivateKey privateKey(Optional<Path> file, String name) {
    try {
      return rsa().generatePrivate(new PKCS8EncodedKeySpec(bytes(file, name)));
    } catch (GeneralSecurityException e) {
      throw wrong(name, "is no RSA key in PKCS#8");
    }
  }

  static PublicKey publicKey(Optional<Path> file, String name) {
    try {
      return rsa().generatePublic(new X509EncodedKeySpec(bytes(file, name)));
    } catch (GeneralSecurityException e) {
      throw wrong(name, "is no public RSA key");
    }
  }

  private static KeyFactory rsa() throws GeneralSecurityException {
    return KeyFactory.getInstance("RSA");
  }

  private static byte[] bytes(Optional<Path> file, String name) {
    var plain = text(file, name).replaceAll("-----[A-Z ]+-----", "").replaceAll("\\s", "");
    try {
      return Base64.getDecoder().decode(plain);
    } catch (IllegalArgumentException e) {
      throw wrong(name, "is no PEM file");
    }
  }

  private static IllegalStateException wrong(String name, String complaint) {
    return new IllegalStateException("parking.platforms.%s %s".formatted(name, complaint));
  }
}
