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
import java.security.PrivateKey;
import java.security.PublicKey;
import java.security.SecureRandom;
import java.security.interfaces.RSAPrivateCrtKey;
import java.security.spec.PKCS8EncodedKeySpec;
import java.security.spec.RSAPublicKeySpec;
import java.util.Base64;
import java.util.HexFormat;

/**
 * The keys of an invented merchant and an invented platform. They are made at the first start and
 * kept in files that only their owner may read.
 *
 * @param merchantId the merchant's number
 * @param merchantSerial the serial number of the merchant's certificate
 * @param merchantKey verifies what the merchant signs
 * @param platformKeyId names the platform's key, as WeChat writes it: {@code PUB_KEY_ID_...}
 * @param platformKey signs answers and notifications
 * @param apiV3Key encrypts notifications, 32 characters
 */
record Keys(
    String merchantId,
    String merchantSerial,
    PublicKey merchantKey,
    String platformKeyId,
    PrivateKey platformKey,
    String apiV3Key) {
  private static final SecureRandom RANDOM = new SecureRandom();
  private static final int RSA_BITS = 2048;

  /** Reads the keys of this folder, and makes those that are not there. */
  static Keys in(Path folder) throws IOException, GeneralSecurityException {
    Files.createDirectories(folder);
    var merchant = pair(folder, "merchant");
    var platform = pair(folder, "platform");
    return new Keys(
        word(folder, "merchant-id.txt", "1900000001"),
        word(folder, "merchant-serial.txt", hexadecimal(20)),
        merchant.getPublic(),
        word(folder, "platform-key-id.txt", "PUB_KEY_ID_SANDBOX" + hexadecimal(8)),
        platform.getPrivate(),
        word(folder, "api-v3-key.txt", hexadecimal(16)));
  }

  private static String hexadecimal(int bytes) {
    var noise = new byte[bytes];
    RANDOM.nextBytes(noise);
    return HexFormat.of().withUpperCase().formatHex(noise);
  }

  private static String word(Path folder, String name, String fresh) throws IOException {
    var file = folder.resolve(name);
    if (!Files.exists(file)) {
      write(file, fresh + "\n");
    }
    return Files.readString(file).strip();
  }

  private static KeyPair pair(Path folder, String owner)
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
