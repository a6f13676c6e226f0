package parking.stories;

import io.quarkus.test.common.QuarkusTestResourceLifecycleManager;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URI;
import java.net.URL;
import java.net.URLClassLoader;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/**
 * Billing's sandbox of the platforms by which drivers log in, and of a provider of text messages;
 * beside it a reader of vehicle licences. The sandbox is loaded from where billing's tests are
 * compiled to, because it is no part of what the service depends on.
 */
public class PlatformsPlayed implements QuarkusTestResourceLifecycleManager {
  private static final Path CLASSES = Path.of("../billing/target/test-classes");
  private static final String SANDBOX = "billing.sandbox.platforms.PlatformSandbox";
  private static final HttpClient HTTP = HttpClient.newHttpClient();
  private static URI address;

  private final LicencesPlayed licences = new LicencesPlayed();
  private URLClassLoader loader;
  private AutoCloseable sandbox;

  @Override
  public Map<String, String> start() {
    try {
      var folder = Path.of("target/platforms").toAbsolutePath();
      loader = new URLClassLoader(new URL[] {CLASSES.toUri().toURL()}, getClass().getClassLoader());
      var type = loader.loadClass(SANDBOX);
      sandbox =
          (AutoCloseable) type.getMethod("start", Path.class, int.class).invoke(null, folder, 0);
      address = (URI) type.getMethod("address").invoke(sandbox);
      var settings = settings(folder);
      settings.put("parking.drivers.licence-reader", licences.start().toString());
      return settings;
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    } catch (ReflectiveOperationException e) {
      throw new IllegalStateException(e);
    }
  }

  private static HashMap<String, String> settings(Path folder) {
    var settings = new HashMap<String, String>();
    settings.put("parking.platforms.wechat.enabled", "true");
    settings.put("parking.platforms.wechat.base-url", address.toString());
    settings.put("parking.platforms.wechat.app-id", "sandbox-app");
    settings.put("parking.platforms.wechat.app-secret-file", folder + "/app-secret");
    settings.put("parking.platforms.alipay.enabled", "true");
    settings.put("parking.platforms.alipay.base-url", address + "/gateway.do");
    settings.put("parking.platforms.alipay.app-id", "sandbox-app");
    settings.put("parking.platforms.alipay.private-key-file", folder + "/app-key.pem");
    settings.put("parking.platforms.alipay.alipay-public-key-file", folder + "/alipay-key.pem");
    settings.put("parking.drivers.codes-an-hour-by-client", "1000");
    settings.put("parking.drivers.log-ins-an-hour-by-client", "1000");
    settings.put("parking.telling.every", "1s");
    settings.put("parking.telling.program", "https://parking.example/m/");
    settings.put("billing.messages.every", "1s");
    settings.put("billing.messages.wechat.enabled", "true");
    settings.put("billing.messages.wechat.base-url", address.toString());
    settings.put("billing.messages.wechat.app-id", "sandbox-app");
    settings.put("billing.messages.wechat.app-secret-file", folder + "/app-secret");
    settings.put("billing.messages.wechat.template-id", "template-of-dues");
    for (var kind : List.of("PLATE", "ENTERED", "DEDUCTION_FAILED", "STEP_SOON")) {
      var told = "billing.messages.wechat.told.%s.".formatted(kind);
      settings.put(told + "template-id", "template-of-visits");
      settings.put(told + "fields.thing1", "title");
      settings.put(told + "fields.thing2", "note");
      settings.put(told + "fields.car_number3", "plate");
    }
    settings.put("billing.messages.sms.enabled", "true");
    settings.put("billing.messages.sms.url", address + "/sms");
    settings.put("billing.messages.sms.secret-file", folder + "/sms-secret");
    return settings;
  }

  /** What was sent to a phone, in order. */
  public static List<String> textsTo(String phone) {
    return linesWith("/sandbox/texts", phone);
  }

  /** The subscribe messages that WeChat took for somebody, in order. */
  public static List<String> subscribedTo(String name) {
    return linesWith("/sandbox/subscribed", "sandbox-" + name);
  }

  private static List<String> linesWith(String path, String word) {
    try {
      var request = HttpRequest.newBuilder(address.resolve(path)).build();
      return HTTP.send(request, BodyHandlers.ofString())
          .body()
          .lines()
          .filter(it -> it.contains("\"" + word + "\""))
          .toList();
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
      licences.stop();
      sandbox.close();
      loader.close();
    } catch (Exception e) {
      throw new IllegalStateException(e);
    }
  }
}
