package billing.gateways.alipay;

import billing.sandbox.LotTime;
import billing.sandbox.Sandbox;
import billing.sandbox.Settings;
import billing.testing.SettableClock;
import io.quarkus.test.common.QuarkusTestResourceLifecycleManager;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.ServerSocket;
import java.net.URI;
import java.nio.file.Files;
import java.security.GeneralSecurityException;
import java.time.Duration;
import java.time.InstantSource;
import java.util.HashMap;
import java.util.Map;

/** A sandbox beside the tested application, which is configured to use its Alipay half. */
public class SandboxOfAlipay implements QuarkusTestResourceLifecycleManager {
  private Sandbox sandbox;

  @Override
  public Map<String, String> start() {
    try {
      var folder = Files.createTempDirectory("sandbox");
      var real = InstantSource.system();
      var afternoon = SettableClock.NOON.plus(Duration.ofHours(1));
      sandbox =
          Sandbox.start(
              Settings.usual(0, folder)
                  .settlingAfter(Duration.ofMillis(300))
                  .in(new LotTime(real, afternoon, real.instant(), 1)));
      var port = freePort();
      var notify = URI.create("http://localhost:%d/notifications/alipay".formatted(port));
      return properties(Setup.of(folder, sandbox.port(), notify), port);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    } catch (GeneralSecurityException e) {
      throw new IllegalStateException(e);
    }
  }

  private static Map<String, String> properties(Setup setup, int port) {
    var properties = new HashMap<String, String>();
    properties.put("quarkus.http.test-port", "" + port);
    properties.put("billing.alipay.enabled", "true");
    properties.put("billing.alipay.base-url", setup.baseUrl().toString());
    properties.put("billing.alipay.app-id", setup.appId().orElseThrow());
    properties.put("billing.alipay.seller-id", setup.sellerId().orElseThrow());
    properties.put("billing.alipay.private-key-file", "" + setup.privateKeyFile().orElseThrow());
    properties.put(
        "billing.alipay.alipay-public-key-file", "" + setup.alipayPublicKeyFile().orElseThrow());
    properties.put("billing.alipay.circuit-open-for", "1s");
    properties.put("billing.alipay.notify-url", setup.notifyUrl().orElseThrow().toString());
    properties.put("billing.alipay.parking-ids.nowhere", "PI0000000001");
    return properties;
  }

  private static int freePort() throws IOException {
    try (var socket = new ServerSocket(0)) {
      return socket.getLocalPort();
    }
  }

  @Override
  public void stop() {
    if (sandbox != null) {
      sandbox.close();
    }
  }
}
