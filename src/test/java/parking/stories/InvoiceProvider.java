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
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/**
 * Billing's sandbox of a provider of e-invoices, which the service speaks to over HTTP. It is
 * loaded from where billing's tests are compiled to, because it is no part of what the service
 * depends on.
 */
public class InvoiceProvider implements QuarkusTestResourceLifecycleManager {
  private static final Path CLASSES = Path.of("../billing/target/test-classes");
  private static final String SANDBOX = "billing.sandbox.invoices.InvoiceSandbox";
  private static final String KEY = "a key of the sandbox that nobody else has";
  private static final HttpClient HTTP = HttpClient.newHttpClient();
  private static URI address;

  private URLClassLoader loader;
  private AutoCloseable sandbox;

  @Override
  public Map<String, String> start() {
    if (!Files.isDirectory(CLASSES)) {
      throw new IllegalStateException(
          "The sandbox is not compiled: run the tests of src together with billing (-am)");
    }
    try {
      loader = new URLClassLoader(new URL[] {CLASSES.toUri().toURL()}, getClass().getClassLoader());
      var type = loader.loadClass(SANDBOX);
      sandbox = (AutoCloseable) type.getMethod("start", String.class).invoke(null, KEY);
      address = (URI) type.getMethod("address").invoke(sandbox);
      var folder = Files.createDirectories(Path.of("target/invoices").toAbsolutePath());
      return settings(Files.writeString(folder.resolve("key"), KEY));
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    } catch (ReflectiveOperationException e) {
      throw new IllegalStateException(e);
    }
  }

  private static Map<String, String> settings(Path key) {
    var settings = new HashMap<String, String>();
    settings.put("billing.invoices.enabled", "true");
    settings.put("billing.invoices.base-url", address.toString());
    settings.put("billing.invoices.key-id", "stories");
    settings.put("billing.invoices.key-file", key.toString());
    settings.put("billing.invoices.call-timeout", "700ms");
    settings.put("billing.invoices.poll-interval", "1s");
    settings.put("billing.invoices.seller.name", "样例停车有限公司");
    settings.put("billing.invoices.seller.tax-number", "91000000000000000K");
    settings.put("billing.invoices.seller.item", "停车服务");
    settings.put("billing.invoices.seller.rate-basis-points", "600");
    return settings;
  }

  /** Lets something go wrong with the provider's next request. */
  static void next(String fault) {
    var request =
        HttpRequest.newBuilder(address.resolve("/sandbox/faults"))
            .PUT(HttpRequest.BodyPublishers.ofString(fault))
            .build();
    if (!send(request).isEmpty()) {
      throw new IllegalStateException("the sandbox knows no fault " + fault);
    }
  }

  /** What the provider has issued, as {@code kind amount number}, in order. */
  static List<String> issued() {
    return send(HttpRequest.newBuilder(address.resolve("/sandbox/issued")).build())
        .lines()
        .toList();
  }

  private static String send(HttpRequest request) {
    try {
      var answer = HTTP.send(request, BodyHandlers.ofString());
      if (answer.statusCode() >= 300) {
        throw new IllegalStateException("the sandbox answers " + answer.statusCode());
      }
      return answer.body();
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
