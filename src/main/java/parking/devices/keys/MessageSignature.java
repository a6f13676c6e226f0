package parking.devices.keys;

import java.security.MessageDigest;
import java.time.Instant;
import java.util.Base64;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.regex.Pattern;
import parking.problems.Problem;

/**
 * A signature as {@code docs/contracts/device-signatures.md} has it: one profile of RFC 9421, of
 * which nothing else is understood.
 *
 * @param created when the device says that it signed
 * @param key the fingerprint of the key
 * @param nonce new in every signature
 * @param base what was signed
 * @param value the signature itself
 */
record MessageSignature(
    Instant created, String device, String key, String nonce, byte[] base, byte[] value) {
  private static final String INPUT = "signature-input";
  private static final String DIGEST = "content-digest";
  private static final String TYPE = "content-type";
  private static final int SIGNATURE_BYTES = 64;
  private static final int DIGEST_BYTES = 32;
  private static final int MOST_CHARACTERS = 400;

  private static final Pattern PROFILE =
      Pattern.compile(
          "device=(\\(\"@method\" \"@path\"(?<query> \"@query\")? \"content-digest\" "
              + "\"content-type\"\\);created=(?<created>[1-9][0-9]{0,10});"
              + "keyid=\"(?<device>[A-Za-z0-9][A-Za-z0-9._-]{0,31})/(?<key>[A-Za-z0-9_-]{43})\";"
              + "nonce=\"(?<nonce>[A-Za-z0-9_-]{22})\";alg=\"ed25519\";tag=\"parking-device\")");
  private static final Pattern BYTES = Pattern.compile("(?:device|sha-256)=:([A-Za-z0-9+/=]+):");
  private static final Pattern VISIBLE = Pattern.compile("[ -~]{1,100}");

  /**
   * @throws Problem when it is missing, is not of the profile, or its digest is not the body's
   */
  static MessageSignature parse(SignedRequest request) {
    var input = single(request, INPUT);
    var value = bytes("Signature", "device=:", single(request, "signature"), SIGNATURE_BYTES);
    var digest = single(request, DIGEST);
    var told = bytes("Content-Digest", "sha-256=:", digest, DIGEST_BYTES);
    var profile = PROFILE.matcher(input);
    if (!profile.matches()) {
      throw Refusal.malformed("The header Signature-Input is not as the contract has it");
    }
    if (request.query().isPresent() != (profile.group("query") != null)) {
      throw Refusal.malformed("\"@query\" is signed where the address has a query, and only there");
    }
    if (!MessageDigest.isEqual(told, PublicKey.sha256(request.body()))) {
      throw Refusal.digest();
    }
    return new MessageSignature(
        Instant.ofEpochSecond(Long.parseLong(profile.group("created"))),
        profile.group("device"),
        profile.group("key"),
        profile.group("nonce"),
        SignatureBase.of(components(request, digest), profile.group(1)),
        value);
  }

  private static Map<String, String> components(SignedRequest request, String digest) {
    var type = single(request, TYPE);
    if (!VISIBLE.matcher(type).matches()) {
      throw Refusal.malformed("The header Content-Type is not plain text");
    }
    Map<String, String> components = new LinkedHashMap<>();
    components.put("@method", request.method());
    components.put("@path", request.path());
    request.query().ifPresent(query -> components.put("@query", "?" + query));
    components.put(DIGEST, digest);
    components.put(TYPE, type);
    return components;
  }

  private static String single(SignedRequest request, String header) {
    List<String> values = request.headers().apply(header);
    if (values.isEmpty()) {
      throw Refusal.missing(header);
    }
    if (values.size() > 1 || values.get(0).length() > MOST_CHARACTERS) {
      throw Refusal.malformed("The header %s is sent twice or too long".formatted(header));
    }
    return values.get(0).strip();
  }

  /** Base64 has several ways to write some bytes; only the plain one is taken. */
  private static byte[] bytes(String header, String begin, String value, int length) {
    var found = BYTES.matcher(value);
    if (value.startsWith(begin) && found.matches()) {
      try {
        var bytes = Base64.getDecoder().decode(found.group(1));
        var again = Base64.getEncoder().encodeToString(bytes);
        if (bytes.length == length && again.equals(found.group(1))) {
          return bytes;
        }
      } catch (IllegalArgumentException e) {
        throw Refusal.malformed("The header %s holds no base64".formatted(header));
      }
    }
    throw Refusal.malformed("The header %s is not as the contract has it".formatted(header));
  }
}
