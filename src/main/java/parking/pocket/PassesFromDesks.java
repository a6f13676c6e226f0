package parking.pocket;

import io.smallrye.mutiny.Uni;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Instant;
import java.time.InstantSource;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;
import java.util.stream.Collectors;
import parking.drivers.Held;
import parking.lots.LocalDays;
import parking.lots.Lots;
import parking.plates.Plate;
import parking.sharing.PassesOfCars;

/**
 * Shows drivers the passes that a street office has sold at its desk for their cars: since they
 * have them, for who had a plate before shall not be known by where its passes are.
 */
@ApplicationScoped
class PassesFromDesks {
  private final PassesOfCars passes;
  private final Lots lots;
  private final InstantSource time;

  PassesFromDesks(PassesOfCars passes, Lots lots, InstantSource time) {
    this.passes = passes;
    this.lots = lots;
    this.time = time;
  }

  /** Those that are valid or will be, of the plates that a driver has. */
  Uni<List<PassShown.Pass>> list(Collection<Held> plates) {
    var today = LocalDays.dayAt(time.instant());
    Map<Plate, Held> byPlate =
        plates.stream()
            .collect(Collectors.toMap(it -> it.car().plate(), Function.identity(), (a, b) -> a));
    return passes
        .listSold(byPlate.keySet(), today)
        .map(
            all ->
                all.stream()
                    .filter(it -> !it.soldAt().isBefore(since(byPlate.get(it.plate()))))
                    .map(it -> shown(it, byPlate.get(it.plate())))
                    .toList());
  }

  private static Instant since(Held held) {
    return held.since().boundAt();
  }

  private PassShown.Pass shown(PassesOfCars.Sold it, Held held) {
    var lot = lots.getLot(it.lot());
    var isValid = it.days().hold(LocalDays.dayAt(time.instant()));
    return new PassShown.Pass(
        it.id(),
        lot.id(),
        lot.name(),
        lot.nameEn(),
        it.kind(),
        it.name().chinese(),
        it.name().english(),
        PassShown.Plate.of(held),
        it.days().from(),
        it.days().until().orElseThrow(),
        it.priceFen(),
        isValid ? PassShown.State.VALID : PassShown.State.COMING,
        PassShown.Seller.DESK,
        Optional.empty(),
        Optional.empty(),
        Optional.empty());
  }
}
