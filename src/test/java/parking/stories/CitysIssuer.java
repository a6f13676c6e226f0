package parking.stories;

import com.sun.net.httpserver.HttpServer;
import io.quarkus.test.common.QuarkusTestResourceLifecycleManager;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.math.BigInteger;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.nio.charset.StandardCharsets;
import java.security.KeyPair;
import java.security.KeyPairGenerator;
import java.security.NoSuchAlgorithmException;
import java.security.interfaces.RSAPublicKey;
import java.util.Arrays;
import java.util.Base64;
import java.util.Map;
import parking.testing.StaffTokens;

/** An OpenID Connect issuer of a city: what it publishes, and what it signs. */
public class CitysIssuer implements QuarkusTestResourceLifecycleManager {
  /** What it calls the first administrator. */
  static final String BOSS = "7c1d-boss";

  private static KeyPair keys;
  private static String address;

  private HttpServer server;

  /** Tokens that it signs. */
  static StaffTokens tokens() {
    var key = Base64.getEncoder().encodeToString(keys.getPrivate().getEncoded());
    return new StaffTokens(key, address);
  }

  @Override
  public Map<String, String> start() {
    try {
      var generator = KeyPairGenerator.getInstance("RSA");
      generator.initialize(2048);
      keys = generator.generateKeyPair();
      server = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    } catch (NoSuchAlgorithmException e) {
      throw new IllegalStateException(e);
    }
    address = "http://127.0.0.1:" + server.getAddress().getPort();
    publish("/.well-known/openid-configuration", discovery());
    publish("/jwks", published());
    server.start();
    return Map.of("parking.staff.issuer", address, "parking.staff.first-administrator", BOSS);
  }

  private static String discovery() {
    return """
        {"issuer": "%1$s", "jwks_uri": "%1$s/jwks", "token_endpoint": "%1$s/token",
         "authorization_endpoint": "%1$s/authorize"}"""
        .formatted(address);
  }

  private static String published() {
    var key = (RSAPublicKey) keys.getPublic();
    return """
        {"keys": [{"kty": "RSA", "alg": "RS256", "use": "sig", "n": "%s", "e": "%s"}]}"""
        .formatted(text(key.getModulus()), text(key.getPublicExponent()));
  }

  private static String text(BigInteger number) {
    var bytes = number.toByteArray();
    var bare = bytes[0] == 0 ? Arrays.copyOfRange(bytes, 1, bytes.length) : bytes;
    return Base64.getUrlEncoder().withoutPadding().encodeToString(bare);
  }

  private void publish(String path, String json) {
    server.createContext(
        path,
        exchange -> {
          var body = json.getBytes(StandardCharsets.UTF_8);
          exchange.getResponseHeaders().add("Content-Type", "application/json");
          exchange.sendResponseHeaders(200, body.length);
          try (var out = exchange.getResponseBody()) {
            out.write(body);
          }
        });
  }

  @Override
  public void stop() {
    server.stop(0);
  }
}
