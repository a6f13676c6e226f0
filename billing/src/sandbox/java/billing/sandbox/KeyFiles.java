package billing.sandbox;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.nio.file.attribute.PosixFilePermissions;
import java.security.GeneralSecurityException;
import java.security.KeyFactory;
import java.security.KeyPair;
import java.security.KeyPairGenerator;
import java.security.SecureRandom;
import java.security.interfaces.RSAPrivateCrtKey;
import java.security.spec.PKCS8EncodedKeySpec;
import java.security.spec.RSAPublicKeySpec;
import java.util.Base64;

/** Keys and names in files that only their owner may read; made when they are not there. */
public final class KeyFiles {
  private static final SecureRandom RANDOM = new SecureRandom();
  private static final int RSA_BITS = 2048;

  private KeyFiles() {}

  /** The text of a file, which is {@code fresh} when it has to be made. */
  public static String word(Path folder, String name, String fresh) throws IOException {
    var file = folder.resolve(name);
    if (!Files.exists(file)) {
      write(file, fresh + "\n");
    }
    return Files.readString(file).strip();
  }

  /** The keys of {@code OWNER-private-key.pem} and {@code OWNER-public-key.pem}. */
  public static KeyPair pair(Path folder, String owner)
      throws IOException, GeneralSecurityException {
    var file = folder.resolve(owner + "-private-key.pem");
    var pair = Files.exists(file) ? read(file) : fresh();
    if (!Files.exists(file)) {
      write(file, pem("PRIVATE KEY", pair.getPrivate().getEncoded()));
    }
    var open = folder.resolve(owner + "-public-key.pem");
    if (!Files.exists(open)) {
      write(open, pem("PUBLIC KEY", pair.getPublic().getEncoded()));
    }
    return pair;
  }

  private static KeyPair fresh() throws GeneralSecurityException {
    var generator = KeyPairGenerator.getInstance("RSA");
    generator.initialize(RSA_BITS, RANDOM);
    return generator.generateKeyPair();
  }

  private static KeyPair read(Path file) throws IOException, GeneralSecurityException {
    var text = Files.readString(file).replaceAll("-----[A-Z ]+-----|\\s", "");
    var keys = KeyFactory.getInstance("RSA");
    var key =
        (RSAPrivateCrtKey)
            keys.generatePrivate(new PKCS8EncodedKeySpec(Base64.getDecoder().decode(text)));
    var open = keys.generatePublic(new RSAPublicKeySpec(key.getModulus(), key.getPublicExponent()));
    return new KeyPair(open, key);
  }

  private static String pem(String kind, byte[] content) {
    return "-----BEGIN %s-----%n%s%n-----END %s-----%n"
        .formatted(
            kind, Base64.getMimeEncoder(64, new byte[] {'\n'}).encodeToString(content), kind);
  }

  private static void write(Path file, String text) throws IOException {
    var ownerOnly =
        PosixFilePermissions.asFileAttribute(PosixFilePermissions.fromString("rw-------"));
    Files.createFile(file, ownerOnly);
    Files.writeString(file, text, StandardOpenOption.WRITE);
  }
}
