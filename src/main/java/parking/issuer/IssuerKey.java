package parking.issuer;

import jakarta.enterprise.context.ApplicationScoped;
import java.math.BigInteger;
import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.security.KeyFactory;
import java.security.MessageDigest;
import java.security.PrivateKey;
import java.security.interfaces.RSAPrivateCrtKey;
import java.security.spec.PKCS8EncodedKeySpec;
import java.security.spec.RSAPublicKeySpec;
import java.util.Base64;
import java.util.Map;

/** The key with which the embedded issuer signs, and what the world may know of it. */
@ApplicationScoped
class IssuerKey {
  private static final Base64.Encoder URL = Base64.getUrlEncoder().withoutPadding();

  private final RSAPrivateCrtKey key;
  private final String id;

  IssuerKey(IssuerSettings settings) {
    try {
      var encoded = Base64.getDecoder().decode(settings.key());
      this.key =
          (RSAPrivateCrtKey)
              KeyFactory.getInstance("RSA").generatePrivate(new PKCS8EncodedKeySpec(encoded));
      this.id = thumbprint();
    } catch (GeneralSecurityException | IllegalArgumentException e) {
      throw new IllegalStateException("parking.issuer.key is no RSA key in PKCS #8.", e);
    }
  }

  PrivateKey privateKey() {
    return key;
  }

  /** As RFC 7638 names keys. */
  String id() {
    return id;
  }

  /** As X.509 has it, in base64. */
  String publicKey() {
    try {
      var spec = new RSAPublicKeySpec(key.getModulus(), key.getPublicExponent());
      var shared = KeyFactory.getInstance("RSA").generatePublic(spec);
      return Base64.getEncoder().encodeToString(shared.getEncoded());
    } catch (GeneralSecurityException e) {
      throw new IllegalStateException("every Java knows RSA", e);
    }
  }

  /** As a JSON Web Key. */
  Map<String, String> published() {
    return Map.of(
        "kty", "RSA", "use", "sig", "alg", "RS256", "kid", id, "n", modulus(), "e", exponent());
  }

  private String thumbprint() throws GeneralSecurityException {
    var members = "{\"e\":\"%s\",\"kty\":\"RSA\",\"n\":\"%s\"}".formatted(exponent(), modulus());
    var hash = MessageDigest.getInstance("SHA-256");
    return URL.encodeToString(hash.digest(members.getBytes(StandardCharsets.UTF_8)));
  }

  private String modulus() {
    return text(key.getModulus());
  }

  private String exponent() {
    return text(key.getPublicExponent());
  }

  /** Without the byte that only says that the number is not negative. */
  private static String text(BigInteger number) {
    var bytes = number.toByteArray();
    var from = bytes[0] == 0 && bytes.length > 1 ? 1 : 0;
    return URL.encodeToString(java.util.Arrays.copyOfRange(bytes, from, bytes.length));
  }
}
