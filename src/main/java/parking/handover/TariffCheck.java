package parking.handover;

import billing.api.Quotes;
import billing.api.TariffId;
import io.quarkus.runtime.StartupEvent;
import io.quarkus.runtime.configuration.ConfigurationException;
import jakarta.annotation.Priority;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Observes;
import java.time.InstantSource;
import parking.lots.Lots;

/** Refuses to start with a lot whose tariff is not in force: its cars could not be charged. */
@ApplicationScoped
class TariffCheck {
  void check(
      @Observes @Priority(-1) StartupEvent starting, Lots lots, Quotes quotes, InstantSource time) {
    for (var lot : lots.listLots()) {
      if (!quotes.knows(new TariffId(lot.tariff()), time.instant())) {
        throw new ConfigurationException(
            "The lots file gives lot %s the tariff %s, and no tariff of that name is in force."
                .formatted(lot.id(), lot.tariff()));
      }
    }
  }
}
