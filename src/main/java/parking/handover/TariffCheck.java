package parking.handover;

import billing.api.Quotes;
import billing.api.TariffId;
import io.quarkus.runtime.StartupEvent;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Observes;
import parking.lots.Lots;

/** Refuses to start with a lot whose tariff nobody knows: its cars could never be charged. */
@ApplicationScoped
class TariffCheck {
  void check(@Observes StartupEvent starting, Lots lots, Quotes quotes) {
    for (var lot : lots.listLots()) {
      if (!quotes.knows(new TariffId(lot.tariff()))) {
        throw new IllegalArgumentException(
            "the lots file gives lot %s the tariff %s, which is not published here"
                .formatted(lot.id(), lot.tariff()));
      }
    }
  }
}
