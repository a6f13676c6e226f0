package parking.pocket;

import billing.api.AccountId;
import billing.api.Confirmations;
import io.smallrye.mutiny.Multi;
import io.smallrye.mutiny.Uni;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.List;
import java.util.UUID;
import parking.drivers.DriverPlates;
import parking.drivers.Drivers;
import parking.drivers.Held;
import parking.lots.Lots;
import parking.sessions.Sessions;

/** The prices that a driver is asked to say yes to. */
@ApplicationScoped
class Asks {
  private final DriverPlates plates;
  private final Drivers drivers;
  private final Confirmations confirmations;
  private final Sessions sessions;
  private final Lots lots;

  Asks(
      DriverPlates plates,
      Drivers drivers,
      Confirmations confirmations,
      Sessions sessions,
      Lots lots) {
    this.plates = plates;
    this.drivers = drivers;
    this.confirmations = confirmations;
    this.sessions = sessions;
    this.lots = lots;
  }

  /** A price that waits for a yes. */
  record Ask(UUID visit, PlateShown.Short plate, String lotName, long amountFen) {}

  Uni<List<Ask>> list(UUID driver) {
    return plates
        .list(driver)
        .chain(
            held ->
                Multi.createFrom()
                    .iterable(held.stream().filter(Held::isPayer).toList())
                    .onItem()
                    .transformToUniAndConcatenate(this::of)
                    .collect()
                    .asList())
        .map(all -> all.stream().flatMap(List::stream).toList());
  }

  private Uni<List<Ask>> of(Held held) {
    return drivers
        .findAccount(held.car().plate())
        .chain(
            account ->
                account.isEmpty()
                    ? Uni.createFrom().item(List.<Confirmations.Asked>of())
                    : confirmations.listAsked(new AccountId(account.get())))
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
        .map(found -> found.map(it -> lots.getLot(it.lotId()).name()).orElse(""))
        .map(
            name ->
                new Ask(
                    asked.stay().value(), PlateShown.Short.of(held), name, asked.amount().count()));
  }
}
