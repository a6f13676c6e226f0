package recognizer.keys;

import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.Base64;
import java.util.LinkedHashMap;
import java.util.Map;

/**
 * Signs a request as docs/contracts/device-signatures.md says, which is one profile of RFC 9421.
 *
 * @param created when it is signed
 * @param device the device's name in the lots file
 * @param nonce 22 characters of base64url that no other signature has
 */
record RequestSignature(Instant created, String device, String nonce) {
  private static final String COMPONENTS =
      "\"@method\" \"@path\"%s \"content-digest\" \"content-type\"";

  /** What is signed of a request. */
  record Request(String method, String path, String query, String contentType, byte[] body) {
    String digest() {
      String hash = Base64.getEncoder().encodeToString(DeviceKey.sha256(body));
      return "sha-256=:" + hash + ":";
    }
  }

  /** The headers that the request needs beside its content type. */
  Map<String, String> headers(Request request, DeviceKey key) {
    byte[] signature = key.sign(base(request, key).getBytes(StandardCharsets.UTF_8));
    Map<String, String> headers = new LinkedHashMap<>();
    headers.put("Content-Digest", request.digest());
    headers.put("Signature-Input", "device=" + parameters(request, key));
    headers.put("Signature", "device=:" + Base64.getEncoder().encodeToString(signature) + ":");
    return headers;
  }

  /** The text that is signed. */
  String base(Request request, DeviceKey key) {
    String query = request.query().isEmpty() ? "" : "\"@query\": ?" + request.query() + "\n";
    return "\"@method\": "
        + request.method()
        + "\n\"@path\": "
        + request.path()
        + "\n"
        + query
        + "\"content-digest\": "
        + request.digest()
        + "\n\"content-type\": "
        + request.contentType()
        + "\n\"@signature-params\": "
        + parameters(request, key);
  }

  private String parameters(Request request, DeviceKey key) {
    return "(%s);created=%d;keyid=\"%s/%s\";nonce=\"%s\";alg=\"ed25519\";tag=\"parking-device\""
        .formatted(
            COMPONENTS.formatted(request.query().isEmpty() ? "" : " \"@query\""),
            created.getEpochSecond(),
            device,
            key.fingerprint(),
            nonce);
  }
}
