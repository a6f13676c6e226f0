package parking.pocket;

import billing.api.AccountId;
import billing.api.Arrears;
import billing.api.ChargeState;
import billing.api.Charges;
import billing.api.StayId;
import io.smallrye.mutiny.Uni;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import parking.drivers.Drivers;
import parking.drivers.Held;

/** What is unpaid of the plates that a driver pays for. */
@ApplicationScoped
class OwnDues {
  private final PaidPlates plates;
  private final Drivers drivers;
  private final Arrears arrears;
  private final Charges charges;

  OwnDues(PaidPlates plates, Drivers drivers, Arrears arrears, Charges charges) {
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
    return plates.listOfEach(driver, this::of);
  }

  private Uni<List<Due>> of(Held held, AccountId account) {
    return arrears
        .list(account)
        .map(all -> all.stream().map(it -> new Due(account, held, it)).toList());
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
