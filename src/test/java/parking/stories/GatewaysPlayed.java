package parking.stories;

import io.quarkus.test.common.QuarkusTestResourceLifecycleManager;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.ServerSocket;
import java.net.URI;
import java.net.URL;
import java.net.URLClassLoader;
import java.net.URLEncoder;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.HashMap;
import java.util.Map;
import java.util.regex.Pattern;

/**
 * Billing's sandbox of WeChat Pay and Alipay, with their pages on which drivers sign. It is loaded
 * from where billing's tests are compiled to, because it is no part of what the service depends on.
 * Its lots' time is days ahead, so that whatever moment a story plays at is over there, or begins
 * at a moment that is said.
 */
public class GatewaysPlayed implements QuarkusTestResourceLifecycleManager {
  private static final Path CLASSES = Path.of("../billing/target/test-classes");
  private static final String PACKAGE = "billing.sandbox.";
  private static final Pattern BUTTON = Pattern.compile("action=\"([^\"]+)\"");

  /** The argument that says when its lots' time begins. */
  static final String NOW = "now";

  private static final Duration AHEAD = Duration.ofDays(2);
  private static final Duration AT_ONCE = Duration.ofMillis(50);
  private static final HttpClient HTTP = HttpClient.newHttpClient();
  private static URI address;
  private static int servicePort;

  private Map<String, String> arguments = Map.of();
  private URLClassLoader loader;
  private AutoCloseable sandbox;

  @Override
  public void init(Map<String, String> given) {
    arguments = Map.copyOf(given);
  }

  @Override
  public Map<String, String> start() {
    try {
      var folder = Files.createTempDirectory(Path.of("target"), "gateways-").toAbsolutePath();
      loader = new URLClassLoader(new URL[] {CLASSES.toUri().toURL()}, getClass().getClassLoader());
      var type = loader.loadClass(PACKAGE + "Sandbox");
      var settings = sandboxSettings(folder);
      sandbox = (AutoCloseable) type.getMethod("start", settings.getClass()).invoke(null, settings);
      address = URI.create("http://127.0.0.1:" + type.getMethod("port").invoke(sandbox));
      servicePort = freePort();
      return settings(folder);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    } catch (ReflectiveOperationException e) {
      throw new IllegalStateException(e);
    }
  }

  private Object sandboxSettings(Path folder) throws ReflectiveOperationException {
    var type = loader.loadClass(PACKAGE + "Settings");
    var timeType = loader.loadClass(PACKAGE + "LotTime");
    var real = InstantSource.system();
    var now = real.instant();
    var begin = arguments.containsKey(NOW) ? Instant.parse(arguments.get(NOW)) : now.plus(AHEAD);
    var time =
        timeType
            .getConstructor(InstantSource.class, Instant.class, Instant.class, int.class)
            .newInstance(real, begin, now, 1);
    var usual = type.getMethod("usual", int.class, Path.class).invoke(null, 0, folder);
    var timed = type.getMethod("in", timeType).invoke(usual, time);
    return type.getMethod("settlingAfter", Duration.class).invoke(timed, AT_ONCE);
  }

  private static int freePort() throws IOException {
    try (var socket = new ServerSocket(0)) {
      return socket.getLocalPort();
    }
  }

  private static Map<String, String> settings(Path keys) throws IOException {
    var settings = new HashMap<String, String>();
    settings.put("quarkus.http.test-port", String.valueOf(servicePort));
    settings.put("parking.drivers.public-address", service());
    settings.put("billing.wechat.enabled", "true");
    settings.put("billing.wechat.base-url", address.toString());
    settings.put("billing.wechat.agreement-url", address + "/sandbox/wechat/auth-creditpay");
    settings.put("billing.wechat.app-id", "wx0000000000000demo");
    settings.put("billing.wechat.merchant-id", read(keys, "merchant-id.txt"));
    settings.put("billing.wechat.merchant-serial", read(keys, "merchant-serial.txt"));
    settings.put("billing.wechat.private-key-file", keys + "/merchant-private-key.pem");
    settings.put("billing.wechat.platform-key-id", read(keys, "platform-key-id.txt"));
    settings.put("billing.wechat.platform-public-key-file", keys + "/platform-public-key.pem");
    settings.put("billing.wechat.api-v3-key-file", keys + "/api-v3-key.txt");
    settings.put("billing.wechat.notify-url", service() + "/notifications/wechat");
    settings.put("billing.alipay.enabled", "true");
    settings.put("billing.alipay.base-url", address + "/gateway.do");
    settings.put("billing.alipay.agreement-url", address + "/sandbox/alipay/agreement");
    settings.put("billing.alipay.app-id", read(keys, "alipay-app-id.txt"));
    settings.put("billing.alipay.seller-id", read(keys, "alipay-seller-id.txt"));
    settings.put("billing.alipay.private-key-file", keys + "/alipay-app-private-key.pem");
    settings.put("billing.alipay.alipay-public-key-file", keys + "/alipay-public-key.pem");
    settings.put("billing.alipay.notify-url", service() + "/notifications/alipay");
    settings.put("billing.alipay.parking-ids.west-lake", "PI0000000001");
    return settings;
  }

  private static String read(Path keys, String name) throws IOException {
    return Files.readString(keys.resolve(name)).strip();
  }

  /** Where drivers' browsers reach the service. */
  static String service() {
    return "http://127.0.0.1:" + servicePort;
  }

  /** Says who pays for a plate at WeChat, as docs/operations/payment-sandbox.md has it. */
  static void weChat(String plate, String json) {
    control("/sandbox/payers/" + encoded(plate), json);
  }

  /** The same at Alipay. */
  static void alipay(String plate, String json) {
    control("/sandbox/alipay/payers/" + encoded(plate), json);
  }

  /** The sandbox's own book. */
  static String book(String path) {
    return send(address.resolve(path), "GET", "").body();
  }

  /** A channel's page, as a browser shows it. */
  static String page(String url) {
    return send(URI.create(url), "GET", "").body();
  }

  /** Presses a button of a page; answers what the page says then. */
  static String presses(String url, String form) {
    return send(URI.create(url), "POST", form).body();
  }

  /** Somebody opens Alipay's page of an order and pays there. */
  static void paysAtAlipay(String url) {
    var button = BUTTON.matcher(page(url));
    if (!button.find()) {
      throw new IllegalStateException("there is nothing to press");
    }
    presses(address.resolve(button.group(1)).toString(), "do=pay");
  }

  /** Somebody pays an order at WeChat, even one that is closed. */
  static void pays(String number) {
    control("/sandbox/checkouts/" + number, "{\"outcome\":\"PAID\"}");
  }

  /** Lets something go wrong. */
  static void fault(String json) {
    control("/sandbox/faults", json);
  }

  private static void control(String path, String json) {
    var answer = send(address.resolve(path), "PUT", json);
    if (answer.statusCode() >= 300) {
      throw new IllegalStateException("the sandbox answers " + answer.body());
    }
  }

  /** Taps a button of the page; answers where the browser is sent. */
  static String taps(String url, String act) {
    return send(URI.create(url), "POST", "act=" + act)
        .headers()
        .firstValue("Location")
        .orElse("nowhere");
  }

  private static HttpResponse<String> send(URI to, String method, String body) {
    try {
      var request = HttpRequest.newBuilder(to).method(method, BodyPublishers.ofString(body));
      return HTTP.send(request.build(), BodyHandlers.ofString());
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new IllegalStateException(e);
    }
  }

  private static String encoded(String text) {
    return URLEncoder.encode(text, StandardCharsets.UTF_8);
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
