package recognizer.keys;

import java.security.GeneralSecurityException;
import java.security.KeyFactory;
import java.security.KeyPair;
import java.security.KeyPairGenerator;
import java.security.MessageDigest;
import java.security.Signature;
import java.security.spec.PKCS8EncodedKeySpec;
import java.security.spec.X509EncodedKeySpec;
import java.time.Instant;
import java.util.Base64;

/** The Ed25519 key with which a device signs what it sends. Its private half never leaves it. */
public final class DeviceKey {
  private static final String ALGORITHM = "Ed25519";

  private final KeyPair pair;
  private final Instant madeAt;

  private DeviceKey(KeyPair pair, Instant madeAt) {
    this.pair = pair;
    this.madeAt = madeAt;
  }

  /** A new key. */
  public static DeviceKey make(Instant now) {
    try {
      return new DeviceKey(KeyPairGenerator.getInstance(ALGORITHM).generateKeyPair(), now);
    } catch (GeneralSecurityException e) {
      throw new IllegalStateException("Java has had Ed25519 since version 15", e);
    }
  }

  /**
   * A key that was kept.
   *
   * @throws GeneralSecurityException when these are not the halves of one key
   */
  static DeviceKey of(byte[] publicHalf, byte[] privateHalf, Instant madeAt)
      throws GeneralSecurityException {
    KeyFactory factory = KeyFactory.getInstance(ALGORITHM);
    KeyPair pair =
        new KeyPair(
            factory.generatePublic(new X509EncodedKeySpec(publicHalf)),
            factory.generatePrivate(new PKCS8EncodedKeySpec(privateHalf)));
    DeviceKey key = new DeviceKey(pair, madeAt);
    key.mustFit();
    return key;
  }

  private void mustFit() throws GeneralSecurityException {
    byte[] something = fingerprint().getBytes(java.nio.charset.StandardCharsets.US_ASCII);
    Signature verifying = Signature.getInstance(ALGORITHM);
    verifying.initVerify(pair.getPublic());
    verifying.update(something);
    if (!verifying.verify(sign(something))) {
      throw new GeneralSecurityException("the public half is another key's");
    }
  }

  byte[] privateHalf() {
    return pair.getPrivate().getEncoded();
  }

  byte[] publicHalf() {
    return pair.getPublic().getEncoded();
  }

  /** The public half as messages and people write it. */
  public String publicText() {
    return Base64.getEncoder().encodeToString(publicHalf());
  }

  /** The key's name: the SHA-256 of its public half, in base64url. */
  public String fingerprint() {
    return Base64.getUrlEncoder().withoutPadding().encodeToString(sha256(publicHalf()));
  }

  /** When it was made, by the device's real time. */
  public Instant madeAt() {
    return madeAt;
  }

  byte[] sign(byte[] message) {
    try {
      Signature signing = Signature.getInstance(ALGORITHM);
      signing.initSign(pair.getPrivate());
      signing.update(message);
      return signing.sign();
    } catch (GeneralSecurityException e) {
      throw new IllegalStateException("a key that was read cannot sign", e);
    }
  }

  static byte[] sha256(byte[] bytes) {
    try {
      return MessageDigest.getInstance("SHA-256").digest(bytes);
    } catch (GeneralSecurityException e) {
      throw new IllegalStateException("each Java has SHA-256", e);
    }
  }
}
