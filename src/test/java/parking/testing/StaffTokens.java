package parking.testing;

import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.security.KeyFactory;
import java.security.Signature;
import java.security.spec.PKCS8EncodedKeySpec;
import java.time.Duration;
import java.time.Instant;
import java.util.Base64;
import java.util.UUID;

/**
 * Tokens as the embedded issuer gives them, signed with its own key. Whoever can read the secrets
 * of the data folder can make them; nobody else can.
 *
 * @param key the issuer's, as it lies in the data folder
 * @param issuer the issuer's address
 */
public record StaffTokens(String key, String issuer) {
  private static final Base64.Encoder URL = Base64.getUrlEncoder().withoutPadding();
  private static final Duration LASTS = Duration.ofHours(6);

  /** A token of a person who is written down in the service's database. */
  public String of(String person) {
    return of(person, Instant.now(), LASTS);
  }

  /** The same of another time. */
  public String of(String person, Instant issued, Duration lasts) {
    var claims =
        """
        {"iss":"%s","sub":"%s","aud":"parking","iat":%d,"exp":%d,"jti":"%s"}"""
            .formatted(
                issuer,
                person,
                issued.getEpochSecond(),
                issued.plus(lasts).getEpochSecond(),
                UUID.randomUUID());
    var text = part("{\"alg\":\"RS256\",\"typ\":\"JWT\"}") + "." + part(claims);
    return text + "." + URL.encodeToString(signature(text));
  }

  private static String part(String json) {
    return URL.encodeToString(json.getBytes(StandardCharsets.UTF_8));
  }

  private byte[] signature(String text) {
    try {
      var encoded = new PKCS8EncodedKeySpec(Base64.getDecoder().decode(key));
      var signature = Signature.getInstance("SHA256withRSA");
      signature.initSign(KeyFactory.getInstance("RSA").generatePrivate(encoded));
      signature.update(text.getBytes(StandardCharsets.US_ASCII));
      return signature.sign();
    } catch (GeneralSecurityException e) {
      throw new IllegalStateException(e);
    }
  }
}
