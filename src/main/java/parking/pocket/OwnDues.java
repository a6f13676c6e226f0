package parking.pocket;

import billing.api.AccountId;
import billing.api.Arrears;
import billing.api.ChargeState;
import billing.api.Charges;
import billing.api.StayId;
import io.smallrye.mutiny.Multi;
import io.smallrye.mutiny.Uni;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import parking.drivers.DriverPlates;
import parking.drivers.Drivers;
import parking.drivers.Held;

/** What is unpaid of the plates that a driver pays for. */
@ApplicationScoped
class OwnDues {
  private final DriverPlates plates;
  private final Drivers drivers;
  private final Arrears arrears;
  private final Charges charges;

  OwnDues(DriverPlates plates, Drivers drivers, Arrears arrears, Charges charges) {
    this.plates = plates;
    this.drivers = drivers;
    this.arrears = arrears;
    this.charges = charges;
  }

  /** A debt, and whose it is. */
  record Due(AccountId account, Held held, Arrears.UnpaidVisit visit) {
    long fen() {
      return visit.owed().count();
    }

    UUID stay() {
      return visit.stay().value();
    }

    /** Whether the driver had the plate when the visit ended; other visits are told no place. */
    boolean isOwn() {
      return !visit.left().isBefore(held.since().boundAt());
    }
  }

  Uni<List<Due>> list(UUID driver) {
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

  private Uni<List<Due>> of(Held held) {
    return drivers
        .findAccount(held.car().plate())
        .chain(
            id ->
                id.isEmpty()
                    ? Uni.createFrom().item(List.of())
                    : arrears
                        .list(new AccountId(id.get()))
                        .map(
                            all ->
                                all.stream()
                                    .map(it -> new Due(new AccountId(id.get()), held, it))
                                    .toList()));
  }

  /** Whether a gateway is collecting one of these at this moment. */
  Uni<Boolean> isCollecting(List<Due> dues) {
    return charges
        .listOf(dues.stream().map(it -> new StayId(it.stay())).toList())
        .map(all -> all.stream().anyMatch(it -> it.state() == ChargeState.COLLECTING));
  }

  static long sum(List<Due> dues) {
    return dues.stream().mapToLong(Due::fen).sum();
  }

  /** The account of a plate. */
  Uni<Optional<AccountId>> account(Held held) {
    return drivers.findAccount(held.car().plate()).map(id -> id.map(AccountId::new));
  }
}
