package billing.invoices;

import billing.api.TaxNumber;
import billing.invoices.provider.InvoiceOrder;
import io.quarkus.runtime.StartupEvent;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Observes;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** Who sells the parking of which lots, and how that is taxed: data, written by operators. */
@ApplicationScoped
class Sellers {
  private final InvoiceSettings settings;

  Sellers(InvoiceSettings settings) {
    this.settings = settings;
  }

  /** A seller. */
  record Seller(InvoiceOrder.Seller name, Tax tax) {}

  /** Settings that cannot be used stop the service when it starts, not at an invoice. */
  void check(@Observes StartupEvent started) {
    if (settings.enabled()) {
      of("seller", settings.seller());
      settings.lots().forEach((lot, seller) -> of("lots.\"" + lot + "\"", seller));
    }
  }

  /** The one seller of all of these lots; empty when they have several. */
  Optional<Seller> find(Collection<String> lots) {
    Map<Seller, String> found = new HashMap<>();
    for (var lot : lots.isEmpty() ? List.of("") : lots) {
      var own = settings.lots().get(lot);
      found.put(own == null ? of("seller", settings.seller()) : of(lot, own), lot);
    }
    return found.size() == 1 ? found.keySet().stream().findFirst() : Optional.empty();
  }

  private static Seller of(String where, InvoiceSettings.Seller it) {
    try {
      var number = new TaxNumber(need(where, "tax-number", it.taxNumber()));
      return new Seller(
          new InvoiceOrder.Seller(need(where, "name", it.name()), number.value()),
          new Tax(
              need(where, "item", it.item()),
              need(where, "rate-basis-points", it.rateBasisPoints())));
    } catch (IllegalArgumentException e) {
      throw new IllegalStateException("billing.invoices.%s: %s".formatted(where, e.getMessage()));
    }
  }

  private static <T> T need(String where, String property, Optional<T> value) {
    return value.orElseThrow(
        () ->
            new IllegalStateException(
                "billing.invoices.%s.%s is missing; set it, or billing.invoices.enabled=false"
                    .formatted(where, property)));
  }
}
