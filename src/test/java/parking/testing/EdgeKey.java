package parking.testing;

import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.security.KeyPair;
import java.security.KeyPairGenerator;
import java.security.MessageDigest;
import java.security.SecureRandom;
import java.security.Signature;
import java.time.Clock;
import java.time.Instant;
import java.util.Base64;
import java.util.LinkedHashMap;
import java.util.Map;

/**
 * The key of an edge, and signatures made with it as {@code docs/contracts/device-signatures.md}
 * says. It shares no code with the service that checks them.
 */
public final class EdgeKey {
  public static final String CONTENT_TYPE = "application/json";

  private static final SecureRandom RANDOM = new SecureRandom();

  private final KeyPair pair;

  private EdgeKey(KeyPair pair) {
    this.pair = pair;
  }

  /** A new key. */
  public static EdgeKey make() {
    try {
      return new EdgeKey(KeyPairGenerator.getInstance("Ed25519").generateKeyPair());
    } catch (GeneralSecurityException e) {
      throw new IllegalStateException("Java has had Ed25519 since version 15", e);
    }
  }

  /** The public half as messages write it. */
  public String publicKey() {
    return Base64.getEncoder().encodeToString(pair.getPublic().getEncoded());
  }

  /** The SHA-256 of the public half, in base64url. */
  public String fingerprint() {
    return Base64.getUrlEncoder()
        .withoutPadding()
        .encodeToString(sha256(pair.getPublic().getEncoded()));
  }

  /** What an edge can choose in a signature. */
  public record Choice(String device, Instant created, String nonce) {
    /** As an edge signs whose clock is right. */
    public static Choice of(String device) {
      var nonce = new byte[16];
      RANDOM.nextBytes(nonce);
      return new Choice(
          device,
          Clock.systemUTC().instant(),
          Base64.getUrlEncoder().withoutPadding().encodeToString(nonce));
    }
  }

  /** The headers of a signed request beside its content type. */
  public Map<String, String> headers(String device, String path, byte[] body) {
    return headers(Choice.of(device), path, body);
  }

  /** The same, signed as it is chosen. */
  public Map<String, String> headers(Choice choice, String path, byte[] body) {
    var digest = "sha-256=:%s:".formatted(Base64.getEncoder().encodeToString(sha256(body)));
    var parameters =
        """
        ("@method" "@path" "content-digest" "content-type");created=%d;keyid="%s/%s";nonce="%s"\
        ;alg="ed25519";tag="parking-device\""""
            .formatted(
                choice.created().getEpochSecond(), choice.device(), fingerprint(), choice.nonce());
    var base =
        """
        "@method": POST
        "@path": %s
        "content-digest": %s
        "content-type": %s
        "@signature-params": %s"""
            .formatted(path, digest, CONTENT_TYPE, parameters);
    Map<String, String> headers = new LinkedHashMap<>();
    headers.put("Content-Digest", digest);
    headers.put("Signature-Input", "device=" + parameters);
    headers.put("Signature", "device=:%s:".formatted(sign(base)));
    return headers;
  }

  private String sign(String base) {
    try {
      var signing = Signature.getInstance("Ed25519");
      signing.initSign(pair.getPrivate());
      signing.update(base.getBytes(StandardCharsets.UTF_8));
      return Base64.getEncoder().encodeToString(signing.sign());
    } catch (GeneralSecurityException e) {
      throw new IllegalStateException("Java has had Ed25519 since version 15", e);
    }
  }

  private static byte[] sha256(byte[] bytes) {
    try {
      return MessageDigest.getInstance("SHA-256").digest(bytes);
    } catch (GeneralSecurityException e) {
      throw new IllegalStateException("each Java has SHA-256", e);
    }
  }
}
