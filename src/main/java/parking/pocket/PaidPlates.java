package parking.pocket;

import billing.api.AccountId;
import io.smallrye.mutiny.Multi;
import io.smallrye.mutiny.Uni;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.List;
import java.util.UUID;
import java.util.function.BiFunction;
import parking.drivers.DriverPlates;
import parking.drivers.Drivers;
import parking.drivers.Held;

/** The plates that a driver pays for, each with the account that answers for it. */
@ApplicationScoped
class PaidPlates {
  private final DriverPlates plates;
  private final Drivers drivers;

  PaidPlates(DriverPlates plates, Drivers drivers) {
    this.plates = plates;
    this.drivers = drivers;
  }

  /**
   * What is found of each plate, one after the other, in one list; nothing of one without account.
   */
  <T> Uni<List<T>> listOfEach(UUID driver, BiFunction<Held, AccountId, Uni<List<T>>> finding) {
    return plates
        .list(driver)
        .chain(
            held ->
                Multi.createFrom()
                    .iterable(held.stream().filter(Held::isPayer).toList())
                    .onItem()
                    .transformToUniAndConcatenate(it -> of(it, finding))
                    .collect()
                    .asList())
        .map(all -> all.stream().flatMap(List::stream).toList());
  }

  private <T> Uni<List<T>> of(Held held, BiFunction<Held, AccountId, Uni<List<T>>> finding) {
    return drivers
        .findAccount(held.car().plate())
        .chain(
            account ->
                account
                    .map(id -> finding.apply(held, new AccountId(id)))
                    .orElse(Uni.createFrom().item(List.of())));
  }
}
