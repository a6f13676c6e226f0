package billing.payments;

import billing.api.ChargeState;
import billing.gateways.Gateway;
import billing.testing.Visit;
import billing.testing.Waiting;
import jakarta.enterprise.inject.Any;
import jakarta.enterprise.inject.Instance;
import jakarta.inject.Inject;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse.BodyHandlers;
import org.eclipse.microprofile.config.ConfigProvider;

/** A real gateway's client before the sandbox, over HTTP. */
abstract class SandboxTest extends BillingTest {
  @Inject @Any Instance<Gateway> gateways;

  final HttpClient http = HttpClient.newHttpClient();
  private final String name;

  /**
   * @param name the gateway's
   */
  SandboxTest(String name) {
    this.name = name;
  }

  URI configured(String property) {
    return ConfigProvider.getConfig()
        .getValue("billing.%s.%s".formatted(name, property), URI.class);
  }

  /** What the service counts. */
  String figures() {
    var door = HttpRequest.newBuilder(configured("notify-url").resolve("/q/metrics")).build();
    try {
      return http.send(door, BodyHandlers.ofString()).body();
    } catch (IOException | InterruptedException e) {
      throw new IllegalStateException(e);
    }
  }

  /** The figures after one more question for an order. */
  String figuresOfOneMoreQuestion() {
    var real = gateways.stream().filter(it -> it.name().equals(name)).findFirst();
    await(real.orElseThrow().query("p".repeat(32)));
    return figures();
  }

  void until(Visit visit, ChargeState wanted) {
    Waiting.until(() -> charge(visit).state() == wanted);
  }
}
