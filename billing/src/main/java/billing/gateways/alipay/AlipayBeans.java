package billing.gateways.alipay;

import billing.gateways.Gateway;
import io.micrometer.core.instrument.MeterRegistry;
import io.quarkus.arc.lookup.LookupIfProperty;
import io.quarkus.runtime.StartupEvent;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Observes;
import jakarta.enterprise.inject.Disposes;
import jakarta.enterprise.inject.Instance;
import jakarta.enterprise.inject.Produces;
import jakarta.inject.Singleton;
import java.time.InstantSource;
import java.util.Objects;

/**
 * Makes the gateway when it is enabled. {@code @LookupIfProperty} hides the beans from {@code
 * Instance<Gateway>} otherwise: they are looked up, never injected directly, so a service without
 * Alipay needs no account and no keys.
 */
@ApplicationScoped
class AlipayBeans {
  private static final String ENABLED = "billing.alipay.enabled";

  @Produces
  @Singleton
  @LookupIfProperty(name = ENABLED, stringValue = "true")
  Gateway gateway(AlipaySettings settings, MeterRegistry meters, InstantSource time) {
    return AlipayGateway.open(settings, meters, time);
  }

  @Produces
  @Singleton
  @LookupIfProperty(name = ENABLED, stringValue = "true")
  ReadingNews news(AlipaySettings settings) {
    return new ReadingNews(Account.of(settings));
  }

  void close(@Disposes Gateway gateway) {
    if (gateway instanceof AlipayGateway alipay) {
      alipay.close();
    }
  }

  /** An account or key that cannot be used stops the service when it starts, not at a charge. */
  void open(
      @Observes StartupEvent started, Instance<Gateway> gateways, Instance<ReadingNews> news) {
    gateways.stream().forEach(Objects::requireNonNull);
    news.stream().forEach(Objects::requireNonNull);
  }
}
