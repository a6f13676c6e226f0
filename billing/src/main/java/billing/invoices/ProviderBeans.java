package billing.invoices;

import billing.gateways.guarding.CallFailed;
import billing.gateways.guarding.Guard;
import billing.invoices.provider.HttpProvider;
import billing.invoices.provider.InvoiceProvider;
import io.micrometer.core.instrument.MeterRegistry;
import io.quarkus.arc.lookup.LookupIfProperty;
import io.quarkus.runtime.StartupEvent;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Observes;
import jakarta.enterprise.inject.Disposes;
import jakarta.enterprise.inject.Instance;
import jakarta.enterprise.inject.Produces;
import jakarta.inject.Singleton;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.InstantSource;
import java.util.Objects;
import java.util.Optional;

/**
 * Makes the provider when it is enabled. It is looked up, never injected directly, so a service
 * that issues no invoices needs no provider and no key.
 */
@ApplicationScoped
class ProviderBeans {
  private static final int SHORTEST_KEY = 32;

  @Produces
  @Singleton
  @LookupIfProperty(name = "billing.invoices.enabled", stringValue = "true")
  InvoiceProvider provider(InvoiceSettings settings, MeterRegistry meters) {
    var place =
        new HttpProvider.Place(
            need("base-url", settings.baseUrl()),
            need("key-id", settings.keyId()),
            settings.callTimeout());
    var guard =
        new Guard(
            "invoices",
            settings,
            meters,
            e -> CallFailed.unusable("the call failed with " + e.getClass().getSimpleName()));
    return new HttpProvider(place, key(settings), guard, InstantSource.system());
  }

  private static String key(InvoiceSettings settings) {
    var path = need("key-file", settings.keyFile());
    try {
      var key = Files.readString(path).strip();
      if (key.length() < SHORTEST_KEY) {
        throw new IllegalStateException(
            "billing.invoices.key-file must hold at least 32 characters");
      }
      return key;
    } catch (IOException e) {
      throw new IllegalStateException(unreadable(path, e), e);
    }
  }

  private static String unreadable(Path path, IOException e) {
    return "billing.invoices.key-file: the file %s cannot be read (%s)"
        .formatted(path.toAbsolutePath(), e.getClass().getSimpleName());
  }

  private static <T> T need(String property, Optional<T> value) {
    return value.orElseThrow(
        () ->
            new IllegalStateException(
                "billing.invoices.%s is missing; set it, or billing.invoices.enabled=false"
                    .formatted(property)));
  }

  void close(@Disposes InvoiceProvider provider) {
    if (provider instanceof HttpProvider http) {
      http.close();
    }
  }

  /** A place or key that cannot be used stops the service when it starts, not at an invoice. */
  void open(@Observes StartupEvent started, Instance<InvoiceProvider> providers) {
    providers.stream().forEach(Objects::requireNonNull);
  }
}
