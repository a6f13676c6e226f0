package parking.drivers;

import jakarta.enterprise.context.ApplicationScoped;
import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.security.SecureRandom;
import java.util.Arrays;
import java.util.Base64;
import java.util.HexFormat;
import javax.crypto.Cipher;
import javax.crypto.Mac;
import javax.crypto.spec.GCMParameterSpec;
import javax.crypto.spec.SecretKeySpec;

/**
 * Texts about people as rows keep them: sealed, and found by a keyed hash. Every row that has one
 * is written and read through this class. Keys of several uses are derived from one secret.
 */
@ApplicationScoped
class PersonalText {
  private static final String MAC = "HmacSHA256";
  private static final String CIPHER = "AES/GCM/NoPadding";
  private static final int NONCE_BYTES = 12;
  private static final int TAG_BITS = 128;
  private static final SecureRandom RANDOM = new SecureRandom();

  private final byte[] secret;

  PersonalText(DriverSettings settings) {
    this.secret =
        settings
            .secret()
            .orElseThrow(() -> new IllegalStateException("parking.drivers.secret is not set"))
            .getBytes(StandardCharsets.UTF_8);
  }

  /**
   * What a text is found by: 64 hexadecimal digits.
   *
   * @param kind what it is; the same text of two kinds has two keys
   */
  String key(String kind, String text) {
    return HexFormat.of().formatHex(mac(mac(secret, "find/" + kind), text));
  }

  /** Makes a text unreadable. */
  String seal(String text) {
    var nonce = new byte[NONCE_BYTES];
    RANDOM.nextBytes(nonce);
    var sealed = crypt(Cipher.ENCRYPT_MODE, nonce, text.getBytes(StandardCharsets.UTF_8));
    var all = Arrays.copyOf(nonce, NONCE_BYTES + sealed.length);
    System.arraycopy(sealed, 0, all, NONCE_BYTES, sealed.length);
    return Base64.getEncoder().encodeToString(all);
  }

  /**
   * Makes it readable again.
   *
   * @throws IllegalStateException when it was sealed with another secret
   */
  String open(String sealed) {
    var all = Base64.getDecoder().decode(sealed);
    var nonce = Arrays.copyOf(all, NONCE_BYTES);
    var rest = Arrays.copyOfRange(all, NONCE_BYTES, all.length);
    return new String(crypt(Cipher.DECRYPT_MODE, nonce, rest), StandardCharsets.UTF_8);
  }

  private byte[] crypt(int mode, byte[] nonce, byte[] text) {
    try {
      var cipher = Cipher.getInstance(CIPHER);
      cipher.init(
          mode,
          new SecretKeySpec(mac(secret, "seal"), "AES"),
          new GCMParameterSpec(TAG_BITS, nonce));
      return cipher.doFinal(text);
    } catch (GeneralSecurityException e) {
      throw new IllegalStateException("a text about a person was sealed with another secret", e);
    }
  }

  private static byte[] mac(byte[] key, String text) {
    try {
      var mac = Mac.getInstance(MAC);
      mac.init(new SecretKeySpec(key, MAC));
      return mac.doFinal(text.getBytes(StandardCharsets.UTF_8));
    } catch (GeneralSecurityException e) {
      throw new IllegalStateException(MAC + " is part of every Java", e);
    }
  }
}
