package billing.sandbox.alipay;

import billing.sandbox.KeyFiles;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.GeneralSecurityException;
import java.security.PrivateKey;
import java.security.PublicKey;
import java.security.SecureRandom;
import java.security.Signature;
import java.util.Base64;
import java.util.HexFormat;

/**
 * An invented app and an invented Alipay.
 *
 * @param appId the app's number
 * @param sellerId who receives the money
 * @param appKey verifies what the app signs
 * @param alipayKey signs answers and notifications
 */
record AppKeys(String appId, String sellerId, PublicKey appKey, PrivateKey alipayKey) {
  private static final SecureRandom RANDOM = new SecureRandom();

  static AppKeys in(Path folder) throws IOException, GeneralSecurityException {
    Files.createDirectories(folder);
    return new AppKeys(
        KeyFiles.word(folder, "alipay-app-id.txt", "2026000000000001"),
        KeyFiles.word(folder, "alipay-seller-id.txt", "2088000000000001"),
        KeyFiles.pair(folder, "alipay-app").getPublic(),
        KeyFiles.pair(folder, "alipay").getPrivate());
  }

  boolean isFromApp(String text, String signature) {
    try {
      var check = Signature.getInstance("SHA256withRSA");
      check.initVerify(appKey);
      check.update(text.getBytes(StandardCharsets.UTF_8));
      return check.verify(Base64.getDecoder().decode(signature));
    } catch (GeneralSecurityException | IllegalArgumentException e) {
      return false;
    }
  }

  String sign(String text) {
    try {
      var signature = Signature.getInstance("SHA256withRSA");
      signature.initSign(alipayKey);
      signature.update(text.getBytes(StandardCharsets.UTF_8));
      return Base64.getEncoder().encodeToString(signature.sign());
    } catch (GeneralSecurityException e) {
      throw new IllegalStateException("the key of the sandbox does not sign", e);
    }
  }

  /** Random hexadecimal digits. */
  static String nonce(int bytes) {
    var noise = new byte[bytes];
    RANDOM.nextBytes(noise);
    return HexFormat.of().formatHex(noise);
  }

  /** A number as Alipay gives them: the day, then digits. */
  static String number(String day) {
    return day.replace("-", "") + "%020d".formatted(RANDOM.nextLong(1, Long.MAX_VALUE));
  }
}
