package parking.devices.keys;

import java.security.InvalidKeyException;
import java.security.KeyFactory;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.security.Signature;
import java.security.SignatureException;
import java.security.spec.InvalidKeySpecException;
import java.security.spec.X509EncodedKeySpec;
import java.util.Arrays;
import java.util.Base64;
import parking.problems.Problem;

/** The public half of a device's Ed25519 key, as RFC 8410 writes it in 44 bytes. */
public final class PublicKey {
  private static final int BYTES = 44;
  private static final String ALGORITHM = "Ed25519";

  private final byte[] encoded;
  private final java.security.PublicKey key;

  private PublicKey(byte[] encoded) throws InvalidKeySpecException {
    this.encoded = encoded.clone();
    try {
      this.key = KeyFactory.getInstance(ALGORITHM).generatePublic(new X509EncodedKeySpec(encoded));
    } catch (NoSuchAlgorithmException e) {
      throw new IllegalStateException("Java has had Ed25519 since version 15", e);
    }
  }

  /**
   * What a device or a person wrote.
   *
   * @throws Problem when it is no such key
   */
  public static PublicKey parse(String base64) {
    try {
      var bytes = Base64.getDecoder().decode(base64 == null ? "" : base64);
      if (bytes.length == BYTES) {
        var key = new PublicKey(bytes);
        if (Arrays.equals(bytes, key.key.getEncoded())) {
          return key;
        }
      }
    } catch (IllegalArgumentException | InvalidKeySpecException e) {
      throw wrong();
    }
    throw wrong();
  }

  private static Problem wrong() {
    return Problem.malformed(
        "publicKey: an Ed25519 public key as the recogniser shows it is needed, 60 characters that"
            + " begin with MCowBQYDK2VwAyEA.");
  }

  /**
   * @throws IllegalStateException when the bytes are no key, which none that was stored can be
   */
  static PublicKey stored(byte[] encoded) {
    try {
      return new PublicKey(encoded);
    } catch (InvalidKeySpecException e) {
      throw new IllegalStateException("a stored public key cannot be read", e);
    }
  }

  byte[] encoded() {
    return encoded.clone();
  }

  /** As it is written in messages. */
  public String text() {
    return Base64.getEncoder().encodeToString(encoded);
  }

  /** Its name: the SHA-256 of it in base64url, which is what people compare, too. */
  public String fingerprint() {
    return Base64.getUrlEncoder().withoutPadding().encodeToString(sha256(encoded));
  }

  static byte[] sha256(byte[] bytes) {
    try {
      return MessageDigest.getInstance("SHA-256").digest(bytes);
    } catch (NoSuchAlgorithmException e) {
      throw new IllegalStateException("each Java has SHA-256", e);
    }
  }

  /** Whether whoever has the private half signed this. */
  boolean hasSigned(byte[] message, byte[] signature) {
    try {
      var verifying = Signature.getInstance(ALGORITHM);
      verifying.initVerify(key);
      verifying.update(message);
      return verifying.verify(signature);
    } catch (SignatureException e) {
      return false;
    } catch (NoSuchAlgorithmException | InvalidKeyException e) {
      throw new IllegalStateException("Java has had Ed25519 since version 15", e);
    }
  }
}
