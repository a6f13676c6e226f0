package billing.invoices.provider;

import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.security.MessageDigest;
import java.util.HexFormat;
import javax.crypto.Mac;
import javax.crypto.spec.SecretKeySpec;

/**
 * Signs requests and verifies answers with HMAC-SHA256, as docs/contracts/invoice-provider.md has
 * it.
 */
final class Signing {
  private static final String ALGORITHM = "HmacSHA256";

  private final SecretKeySpec key;

  Signing(String key) {
    this.key = new SecretKeySpec(key.getBytes(StandardCharsets.UTF_8), ALGORITHM);
  }

  /**
   * The signature of some words.
   *
   * @param words one a line
   * @param body exactly as sent; its hash is the last line
   */
  String sign(String body, String... words) {
    var text = String.join("\n", words) + "\n" + sha256(body) + "\n";
    try {
      var mac = Mac.getInstance(ALGORITHM);
      mac.init(key);
      return HexFormat.of().formatHex(mac.doFinal(text.getBytes(StandardCharsets.UTF_8)));
    } catch (GeneralSecurityException e) {
      throw new IllegalStateException("each Java has HmacSHA256", e);
    }
  }

  /** Whether a signature is the one of some words; it takes as long for one nearly right. */
  boolean isSigned(String signature, String body, String... words) {
    return MessageDigest.isEqual(
        signature.getBytes(StandardCharsets.UTF_8),
        sign(body, words).getBytes(StandardCharsets.UTF_8));
  }

  private static String sha256(String body) {
    try {
      return HexFormat.of()
          .formatHex(
              MessageDigest.getInstance("SHA-256").digest(body.getBytes(StandardCharsets.UTF_8)));
    } catch (GeneralSecurityException e) {
      throw new IllegalStateException("each Java has SHA-256", e);
    }
  }
}
