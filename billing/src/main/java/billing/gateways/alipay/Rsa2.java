package billing.gateways.alipay;

import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.security.PrivateKey;
import java.security.PublicKey;
import java.security.Signature;
import java.util.Base64;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Collectors;

/** Alipay's signature RSA2: SHA-256 with RSA over UTF-8 text, written as base64. */
final class Rsa2 {
  private static final String ALGORITHM = "SHA256withRSA";

  private Rsa2() {}

  /**
   * @throws IllegalStateException when the key does not sign
   */
  static String sign(String text, PrivateKey key) {
    try {
      var signature = Signature.getInstance(ALGORITHM);
      signature.initSign(key);
      signature.update(text.getBytes(StandardCharsets.UTF_8));
      return Base64.getEncoder().encodeToString(signature.sign());
    } catch (GeneralSecurityException e) {
      throw new IllegalStateException("the private key of the app does not sign", e);
    }
  }

  /** Whether this is the signature; whatever is missing or malformed is not. */
  static boolean isSigned(String text, String signature, PublicKey key) {
    if (signature == null || signature.isBlank()) {
      return false;
    }
    try {
      var check = Signature.getInstance(ALGORITHM);
      check.initVerify(key);
      check.update(text.getBytes(StandardCharsets.UTF_8));
      return check.verify(Base64.getDecoder().decode(signature));
    } catch (GeneralSecurityException | IllegalArgumentException e) {
      return false;
    }
  }

  /**
   * What is signed of parameters: {@code name=value} joined by {@code &}, in the order of names.
   * The caller leaves out what is not signed.
   */
  static String text(Map<String, String> parameters) {
    return new TreeMap<>(parameters)
        .entrySet().stream()
            .map(entry -> entry.getKey() + "=" + entry.getValue())
            .collect(Collectors.joining("&"));
  }
}
