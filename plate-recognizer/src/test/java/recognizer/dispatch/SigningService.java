package recognizer.dispatch;

import com.fasterxml.jackson.databind.JsonNode;
import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.security.KeyFactory;
import java.security.MessageDigest;
import java.security.Signature;
import java.security.spec.X509EncodedKeySpec;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Base64;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import recognizer.camera.DeviceClock;

/** A service on a local port that takes what is signed with a key it knows, and nothing else. */
final class SigningService implements AutoCloseable {
  static final String CODE = "01234-56789-ABCDE-FGHJK-MNPQR";

  private static final Pattern INPUT =
      Pattern.compile(
          "device=(\\(\"@method\" \"@path\" \"content-digest\" \"content-type\"\\);created=(\\d+);"
              + "keyid=\"west-lake-edge/([A-Za-z0-9_-]{43})\";nonce=\"([A-Za-z0-9_-]{22})\""
              + ";alg=\"ed25519\";tag=\"parking-device\")");

  private final HttpServer server;
  final Map<String, String> publicKeys = new ConcurrentHashMap<>();
  final Map<String, String> refusals = new ConcurrentHashMap<>();
  final List<String> taken = Collections.synchronizedList(new ArrayList<>());
  final List<String> keysUsed = Collections.synchronizedList(new ArrayList<>());
  final List<String> nonces = Collections.synchronizedList(new ArrayList<>());
  volatile boolean answersRotation = true;

  SigningService() throws IOException {
    server = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
    server.createContext("/", this::hear);
    server.start();
  }

  URI address() {
    return URI.create("http://127.0.0.1:" + server.getAddress().getPort());
  }

  private void hear(HttpExchange exchange) throws IOException {
    byte[] body = exchange.getRequestBody().readAllBytes();
    String path = exchange.getRequestURI().getRawPath();
    JsonNode json = ReadingJson.parse(body);
    if (path.endsWith("/enrolments")) {
      enrol(exchange, json);
      return;
    }
    String refusal = refusal(exchange, path, body);
    if (!refusal.isEmpty()) {
      refuse(exchange, refusal);
    } else if (path.endsWith("/devices/keys")) {
      publicKeys.put(fingerprint(json), json.path("publicKey").asText());
      if (answersRotation) {
        answer(exchange, 200, "{\"keyId\":\"k\"}");
      } else {
        exchange.close();
      }
    } else if (path.endsWith("/readings")) {
      taken.add(new String(body, StandardCharsets.UTF_8));
      answer(exchange, 200, FakeService.acceptAll(json).body());
    } else {
      answer(exchange, 200, "{\"readingsMax\":100,\"pauseMillis\":0,\"skewMillis\":0}");
    }
  }

  private void enrol(HttpExchange exchange, JsonNode json) throws IOException {
    String key = fingerprint(json);
    if (refusals.containsKey(key)) {
      answer(exchange, 409, "{\"type\":\"/problems/key-used-up\"}");
    } else if (json.path("code").asText().equals(CODE)) {
      publicKeys.put(key, json.path("publicKey").asText());
      answer(exchange, 200, "{\"keyId\":\"k\"}");
    } else {
      answer(
          exchange,
          403,
          "{\"type\":\"/problems/code-refused\",\"title\":\"This is not allowed\",\"detail\":"
              + "\"The code is not good for this device.\"}");
    }
  }

  private static String fingerprint(JsonNode json) {
    byte[] key = Base64.getDecoder().decode(json.path("publicKey").asText());
    return Base64.getUrlEncoder().withoutPadding().encodeToString(sha256(key));
  }

  private static byte[] sha256(byte[] bytes) {
    try {
      return MessageDigest.getInstance("SHA-256").digest(bytes);
    } catch (GeneralSecurityException e) {
      throw new IllegalStateException(e);
    }
  }

  /** The problem's type, or nothing when all is as it should be. */
  private String refusal(HttpExchange exchange, String path, byte[] body) {
    var headers = exchange.getRequestHeaders();
    String digest = "sha-256=:" + Base64.getEncoder().encodeToString(sha256(body)) + ":";
    Matcher input = INPUT.matcher(String.valueOf(headers.getFirst("Signature-Input")));
    if (!input.matches() || !digest.equals(headers.getFirst("Content-Digest"))) {
      return "signature-malformed";
    }
    Instant created = Instant.ofEpochSecond(Long.parseLong(input.group(2)));
    if (Duration.between(now(), created).abs().toSeconds() > 300) {
      return "signature-clock";
    }
    String key = input.group(3);
    if (refusals.containsKey(key)) {
      return refusals.get(key);
    }
    if (!publicKeys.containsKey(key)) {
      return "key-unknown";
    }
    String base =
        "\"@method\": POST\n\"@path\": "
            + path
            + "\n\"content-digest\": "
            + digest
            + "\n\"content-type\": "
            + headers.getFirst("Content-Type")
            + "\n\"@signature-params\": "
            + input.group(1);
    if (!isGood(publicKeys.get(key), base, headers.getFirst("Signature"))) {
      return "signature-wrong";
    }
    keysUsed.add(key);
    nonces.add(input.group(4));
    return "";
  }

  private static boolean isGood(String key, String base, String signature) {
    try {
      Signature verifying = Signature.getInstance("Ed25519");
      verifying.initVerify(
          KeyFactory.getInstance("Ed25519")
              .generatePublic(new X509EncodedKeySpec(Base64.getDecoder().decode(key))));
      verifying.update(base.getBytes(StandardCharsets.UTF_8));
      return verifying.verify(
          Base64.getDecoder().decode(signature.replaceAll("device=:(.*):", "$1")));
    } catch (GeneralSecurityException e) {
      return false;
    }
  }

  private Instant now() {
    return DeviceClock.real().instant();
  }

  /** The server of the JDK tells the date in every answer. */
  private static void refuse(HttpExchange exchange, String type) throws IOException {
    answer(
        exchange,
        401,
        "{\"type\":\"/problems/%s\",\"title\":\"Who asks?\",\"detail\":\"%s.\"}"
            .formatted(type, type));
  }

  private static void answer(HttpExchange exchange, int status, String body) throws IOException {
    byte[] bytes = body.getBytes(StandardCharsets.UTF_8);
    exchange.sendResponseHeaders(status, bytes.length);
    exchange.getResponseBody().write(bytes);
    exchange.close();
  }

  @Override
  public void close() {
    server.stop(0);
  }
}
