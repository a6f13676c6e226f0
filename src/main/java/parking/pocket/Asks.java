package parking.pocket;

import billing.api.AccountId;
import billing.api.Confirmations;
import com.fasterxml.jackson.annotation.JsonInclude;
import io.smallrye.mutiny.Multi;
import io.smallrye.mutiny.Uni;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import parking.drivers.Held;
import parking.lots.Lot;
import parking.lots.Lots;
import parking.sessions.SessionView;
import parking.sessions.Sessions;

/** The prices that a driver is asked to say yes to. */
@ApplicationScoped
class Asks {
  private final PaidPlates plates;
  private final Confirmations confirmations;
  private final Sessions sessions;
  private final Lots lots;

  Asks(PaidPlates plates, Confirmations confirmations, Sessions sessions, Lots lots) {
    this.plates = plates;
    this.confirmations = confirmations;
    this.sessions = sessions;
    this.lots = lots;
  }

  /** A price that waits for a yes. */
  @JsonInclude(JsonInclude.Include.NON_ABSENT)
  record Ask(
      UUID visit,
      PlateShown.Short plate,
      String lotName,
      String lotNameEn,
      Optional<Instant> enteredAt,
      Optional<Instant> leftAt,
      long amountFen) {}

  Uni<List<Ask>> list(UUID driver) {
    return plates.listOfEach(driver, this::of);
  }

  private Uni<List<Ask>> of(Held held, AccountId account) {
    return confirmations
        .listAsked(account)
        .chain(
            asked ->
                Multi.createFrom()
                    .iterable(asked)
                    .onItem()
                    .transformToUniAndConcatenate(it -> named(held, it))
                    .collect()
                    .asList());
  }

  private Uni<Ask> named(Held held, Confirmations.Asked asked) {
    return sessions
        .find(asked.stay().value())
        .map(
            found -> {
              var lot = found.map(it -> lots.getLot(it.lotId()));
              return new Ask(
                  asked.stay().value(),
                  PlateShown.Short.of(held),
                  lot.map(Lot::name).orElse(""),
                  lot.map(Lot::nameEn).orElse(""),
                  found.flatMap(SessionView::entry).map(SessionView.End::at),
                  found.flatMap(SessionView::exit).map(SessionView.End::at),
                  asked.amount().count());
            });
  }
}
