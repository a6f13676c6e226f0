package billing.sealing;

import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.security.SecureRandom;
import java.util.Arrays;
import java.util.Base64;
import java.util.HexFormat;
import javax.crypto.AEADBadTagException;
import javax.crypto.Cipher;
import javax.crypto.Mac;
import javax.crypto.spec.GCMParameterSpec;
import javax.crypto.spec.SecretKeySpec;

/**
 * Seals texts and opens them again, and hashes them so that equal ones are found. Safe for many
 * threads; microseconds each.
 *
 * <p>A sealed text is {@code KEY.TEXT}: the name of its key, and in base64url a nonce of 12 random
 * bytes, the text encrypted with AES-256-GCM and its tag of 16 bytes (NIST SP 800-38D). The context
 * is authenticated with it, so that what was sealed as one thing does not open as another.
 */
public final class Seal {
  private static final int NONCE_BYTES = 12;
  private static final int TAG_BITS = 128;

  /** Half of HMAC-SHA-256: equal texts are found, others collide once in 2^64 of them. */
  private static final int HASH_BYTES = 16;

  private final KeyRing keys;
  private final SecureRandom random = new SecureRandom();

  /**
   * @param keys the newest seals, all open
   */
  public Seal(KeyRing keys) {
    this.keys = keys;
  }

  /**
   * Seals a text; twice the same text gives two different ones.
   *
   * @param context what the text is, such as "plate"; needed to open it
   */
  public String seal(String plain, String context) {
    var nonce = new byte[NONCE_BYTES];
    random.nextBytes(nonce);
    return seal(plain, context, nonce);
  }

  String seal(String plain, String context, byte[] nonce) {
    var key = keys.newest();
    try {
      var cipher = cipher(Cipher.ENCRYPT_MODE, key, context, nonce);
      var text = cipher.doFinal(plain.getBytes(StandardCharsets.UTF_8));
      var all = ByteBuffer.allocate(NONCE_BYTES + text.length).put(nonce).put(text).array();
      return key.id() + "." + Base64.getUrlEncoder().withoutPadding().encodeToString(all);
    } catch (GeneralSecurityException e) {
      throw new IllegalStateException("AES-256-GCM is part of every Java", e);
    }
  }

  /**
   * The text that was sealed.
   *
   * @throws KeysRefused when its key is missing
   * @throws SealBroken when it was sealed in another context, was changed, or is no sealed text
   */
  public String open(String sealed, String context) {
    var key = keys.get(keyOf(sealed));
    try {
      var all = Base64.getUrlDecoder().decode(sealed.substring(sealed.indexOf('.') + 1));
      if (all.length < NONCE_BYTES) {
        throw new SealBroken("A sealed text is too short.");
      }
      var nonce = Arrays.copyOf(all, NONCE_BYTES);
      var cipher = cipher(Cipher.DECRYPT_MODE, key, context, nonce);
      var plain = cipher.doFinal(all, NONCE_BYTES, all.length - NONCE_BYTES);
      return new String(plain, StandardCharsets.UTF_8);
    } catch (AEADBadTagException | IllegalArgumentException e) {
      throw new SealBroken("A sealed text (%s) does not open.".formatted(context), e);
    } catch (GeneralSecurityException e) {
      throw new IllegalStateException("AES-256-GCM is part of every Java", e);
    }
  }

  /**
   * The name of the key that a text is sealed with.
   *
   * @throws SealBroken when it is no sealed text
   */
  public static String keyOf(String sealed) {
    var dot = sealed.indexOf('.');
    if (dot < 1) {
      throw new SealBroken("This is no sealed text.");
    }
    return sealed.substring(0, dot);
  }

  /** The same text sealed with the newest key; the given one if it is. */
  public String renew(String sealed, String context) {
    return keyOf(sealed).equals(keys.newestId()) ? sealed : seal(open(sealed, context), context);
  }

  /**
   * A keyed hash, the same for the same text and purpose, and of no use to whoever lacks the key.
   *
   * @param purpose what the text is, such as "plate"; the same text hashes differently for another
   * @return 32 hexadecimal digits: the first half of HMAC-SHA-256 over purpose, a zero byte, text
   */
  public String hash(String plain, String purpose) {
    try {
      var mac = Mac.getInstance("HmacSHA256");
      mac.init(new SecretKeySpec(keys.index().secret(), "HmacSHA256"));
      mac.update(purpose.getBytes(StandardCharsets.UTF_8));
      mac.update((byte) 0);
      var hash = mac.doFinal(plain.getBytes(StandardCharsets.UTF_8));
      return HexFormat.of().formatHex(hash, 0, HASH_BYTES);
    } catch (GeneralSecurityException e) {
      throw new IllegalStateException("HMAC-SHA-256 is part of every Java", e);
    }
  }

  /** The keys that open. */
  public KeyRing keys() {
    return keys;
  }

  private static Cipher cipher(int mode, SealingKey key, String context, byte[] nonce)
      throws GeneralSecurityException {
    var cipher = Cipher.getInstance("AES/GCM/NoPadding");
    cipher.init(
        mode, new SecretKeySpec(key.secret(), "AES"), new GCMParameterSpec(TAG_BITS, nonce));
    cipher.updateAAD(context.getBytes(StandardCharsets.UTF_8));
    return cipher;
  }
}
