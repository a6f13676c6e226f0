package parking.stories;

import io.quarkus.test.common.QuarkusTestResourceLifecycleManager;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.ServerSocket;
import java.net.URI;
import java.net.URL;
import java.net.URLClassLoader;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.time.InstantSource;
import java.util.HashMap;
import java.util.Map;
import java.util.regex.Pattern;

/**
 * Billing's sandbox of payment channels, in which it is the time of {@link SharedLots}. It is
 * loaded from where billing's tests are compiled to, because it is no part of what the service
 * depends on.
 */
public class PaymentsPlayed implements QuarkusTestResourceLifecycleManager {
  private static final Path CLASSES = Path.of("../billing/target/test-classes");
  private static final HttpClient HTTP = HttpClient.newHttpClient();
  private static URI address;

  private URLClassLoader loader;
  private AutoCloseable sandbox;

  @Override
  public Map<String, String> start() {
    try {
      var keys = Files.createDirectories(Path.of("target/payments").toAbsolutePath());
      loader = new URLClassLoader(new URL[] {CLASSES.toUri().toURL()}, getClass().getClassLoader());
      var settings = loader.loadClass("billing.sandbox.Settings");
      var time = loader.loadClass("billing.sandbox.LotTime");
      var usual = settings.getMethod("usual", int.class, Path.class).invoke(null, 0, keys);
      var of =
          time.getConstructor(InstantSource.class, Instant.class, Instant.class, int.class)
              .newInstance(
                  InstantSource.system(),
                  SharedLots.FRIDAY_NOON,
                  InstantSource.system().instant(),
                  1);
      var type = loader.loadClass("billing.sandbox.Sandbox");
      sandbox =
          (AutoCloseable)
              type.getMethod("start", settings)
                  .invoke(null, settings.getMethod("in", time).invoke(usual, of));
      address = URI.create("http://127.0.0.1:" + type.getMethod("port").invoke(sandbox));
      return settings(keys);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    } catch (ReflectiveOperationException e) {
      throw new IllegalStateException(e);
    }
  }

  private static Map<String, String> settings(Path keys) throws IOException {
    int port;
    try (var free = new ServerSocket(0)) {
      port = free.getLocalPort();
    }
    var settings = new HashMap<String, String>();
    settings.put("quarkus.http.test-port", "" + port);
    settings.put("billing.wechat.enabled", "true");
    settings.put("billing.wechat.base-url", address.toString());
    settings.put("billing.wechat.app-id", "wx0000000000000demo");
    settings.put("billing.wechat.merchant-id", word(keys, "merchant-id.txt"));
    settings.put("billing.wechat.merchant-serial", word(keys, "merchant-serial.txt"));
    settings.put("billing.wechat.private-key-file", keys + "/merchant-private-key.pem");
    settings.put("billing.wechat.platform-key-id", word(keys, "platform-key-id.txt"));
    settings.put("billing.wechat.platform-public-key-file", keys + "/platform-public-key.pem");
    settings.put("billing.wechat.api-v3-key-file", keys + "/api-v3-key.txt");
    settings.put(
        "billing.wechat.notify-url", "http://localhost:%d/notifications/wechat".formatted(port));
    settings.put("billing.alipay.enabled", "true");
    settings.put("billing.alipay.base-url", address + "/gateway.do");
    settings.put("billing.alipay.app-id", word(keys, "alipay-app-id.txt"));
    settings.put("billing.alipay.seller-id", word(keys, "alipay-seller-id.txt"));
    settings.put("billing.alipay.private-key-file", keys + "/alipay-app-private-key.pem");
    settings.put("billing.alipay.alipay-public-key-file", keys + "/alipay-public-key.pem");
    settings.put(
        "billing.alipay.notify-url", "http://localhost:%d/notifications/alipay".formatted(port));
    return settings;
  }

  private static String word(Path keys, String name) throws IOException {
    return Files.readString(keys.resolve(name)).strip();
  }

  /** What stands on a page of the sandbox, or what it says to a press of a button there. */
  static String page(String method, String url, String body) {
    return send(method, URI.create(url), body).body();
  }

  /** Somebody opens Alipay's page and pays there. */
  static void paysAtAlipay(String url) {
    var button = Pattern.compile("action=\"([^\"]+)\"").matcher(page("GET", url, ""));
    if (!button.find()) {
      throw new IllegalStateException("there is nothing to press");
    }
    send("POST", address.resolve(button.group(1)), "do=pay");
  }

  /** What the sandbox's own book says of refunds at Alipay. */
  static String refundsAtAlipay() {
    return send("GET", address.resolve("/sandbox/alipay/refunds"), "").body();
  }

  /** Somebody pays an order, even one that is closed. */
  static void pays(String number) {
    control("/sandbox/checkouts/" + number, "{\"outcome\":\"PAID\"}");
  }

  /** Lets something go wrong. */
  static void fault(String json) {
    control("/sandbox/faults", json);
  }

  private static void control(String path, String body) {
    var answer = send("PUT", address.resolve(path), body);
    if (answer.statusCode() != 204) {
      throw new IllegalStateException("the sandbox answers " + answer.body());
    }
  }

  /** What the sandbox's own book says of its refunds. */
  static String refunds() {
    return send("GET", address.resolve("/sandbox/refunds"), "").body();
  }

  private static HttpResponse<String> send(String method, URI to, String body) {
    var request =
        HttpRequest.newBuilder(to)
            .method(method, HttpRequest.BodyPublishers.ofString(body))
            .build();
    try {
      return HTTP.send(request, BodyHandlers.ofString());
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new IllegalStateException(e);
    }
  }

  @Override
  public void stop() {
    try {
      sandbox.close();
      loader.close();
    } catch (Exception e) {
      throw new IllegalStateException(e);
    }
  }
}
