package parking.pocket;

import billing.api.AccountId;
import billing.api.ChargeState;
import billing.api.Charges;
import billing.api.Dues;
import billing.api.StayId;
import io.smallrye.mutiny.Uni;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Duration;
import java.time.InstantSource;
import java.util.List;
import parking.drivers.DriverPlates;
import parking.drivers.Drivers;
import parking.drivers.Held;
import parking.problems.Problem;
import parking.sessions.Sessions;

/** Ends what a driver is to a plate, once everything is settled. */
@ApplicationScoped
class Unbinding {
  private static final Duration LOOKED_AT = Duration.ofDays(35);
  private static final int MOST = 20;

  private final DriverPlates plates;
  private final Drivers drivers;
  private final Sessions sessions;
  private final Dues dues;
  private final Charges charges;
  private final InstantSource time;

  Unbinding(
      DriverPlates plates,
      Drivers drivers,
      Sessions sessions,
      Dues dues,
      Charges charges,
      InstantSource time) {
    this.plates = plates;
    this.drivers = drivers;
    this.sessions = sessions;
    this.dues = dues;
    this.charges = charges;
    this.time = time;
  }

  /**
   * Ends it; fails with a {@link Problem} when the car is inside, or money is owed or on its way.
   */
  Uni<Void> end(Held held) {
    return mayEnd(held).chain(() -> plates.end(held));
  }

  /** Fails as {@link #end} does, and ends nothing. */
  Uni<Void> mayEnd(Held held) {
    return held.isPayer() ? mustBeSettled(held) : Uni.createFrom().voidItem();
  }

  private Uni<Void> mustBeSettled(Held held) {
    return mustBeOutside(held)
        .chain(() -> drivers.findAccount(held.car().plate()))
        .chain(
            account ->
                account.isEmpty()
                    ? Uni.createFrom().voidItem()
                    : mustOweNothing(held, new AccountId(account.get())));
  }

  private Uni<Void> mustOweNothing(Held held, AccountId account) {
    return mustNotCollect(held)
        .chain(() -> dues.of(account))
        .invoke(
            owed -> {
              if (!owed.isZero()) {
                throw Problem.conflict("owes", "The plate owes money, which is paid first.")
                    .with("amountFen", owed.count());
              }
            })
        .replaceWithVoid();
  }

  /** Fails with a {@link Problem} while a visit of the plate is being paid. */
  Uni<Void> mustNotCollect(Held held) {
    return sessions
        .listFiledOf(held.car().plate(), time.instant().minus(LOOKED_AT), MOST)
        .chain(filed -> charges.listOf(filed.stream().map(it -> new StayId(it.id())).toList()))
        .invoke(
            all -> {
              if (all.stream().anyMatch(it -> it.state() == ChargeState.COLLECTING)) {
                throw Problem.conflict(
                    "collecting", "A visit is being paid at this moment. Try again in a minute.");
              }
            })
        .replaceWithVoid();
  }

  /** Fails with a {@link Problem} while the car is parked. */
  Uni<Void> mustBeOutside(Held held) {
    return sessions
        .listOpenOf(List.of(held.car().plate()))
        .invoke(
            open -> {
              if (!open.isEmpty()) {
                throw Problem.conflict("car-inside", "The car is parked. Leave first.");
              }
            })
        .replaceWithVoid();
  }
}
