package billing.sandbox;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.GeneralSecurityException;
import java.security.PrivateKey;
import java.security.PublicKey;
import java.security.SecureRandom;
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

  /** Reads the keys of this folder, and makes those that are not there. */
  static Keys in(Path folder) throws IOException, GeneralSecurityException {
    Files.createDirectories(folder);
    var merchant = KeyFiles.pair(folder, "merchant");
    var platform = KeyFiles.pair(folder, "platform");
    return new Keys(
        KeyFiles.word(folder, "merchant-id.txt", "1900000001"),
        KeyFiles.word(folder, "merchant-serial.txt", hexadecimal(20)),
        merchant.getPublic(),
        KeyFiles.word(folder, "platform-key-id.txt", "PUB_KEY_ID_SANDBOX" + hexadecimal(8)),
        platform.getPrivate(),
        KeyFiles.word(folder, "api-v3-key.txt", hexadecimal(16)));
  }

  private static String hexadecimal(int bytes) {
    var noise = new byte[bytes];
    RANDOM.nextBytes(noise);
    return HexFormat.of().withUpperCase().formatHex(noise);
  }
}
