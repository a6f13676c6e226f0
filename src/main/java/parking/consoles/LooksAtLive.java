package parking.consoles;

import io.smallrye.mutiny.Multi;
import io.smallrye.mutiny.Uni;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import parking.looks.Door;
import parking.looks.Looker;
import parking.looks.Looks;
import parking.plates.Plate;

/**
 * Writes down whose plates the live page shows to somebody who watches it: each car once for as
 * long as it is shown.
 */
@ApplicationScoped
class LooksAtLive {
  private final Looks looks;

  LooksAtLive(Looks looks) {
    this.looks = looks;
  }

  /** Somebody begins to watch. */
  Watcher begin() {
    return new Watcher(Looker.current().filter(Looker::seesWhole).isPresent());
  }

  /** Somebody who watches. */
  final class Watcher {
    private final boolean seesWhole;
    private Set<UUID> written = Set.of();

    private Watcher(boolean seesWhole) {
      this.seesWhole = seesWhole;
    }

    /** What they see of it, once the look is written down. */
    Uni<Overview> pass(Overview it) {
      if (!seesWhole) {
        return Uni.createFrom().item(it.masked());
      }
      Map<String, List<Looks.Shown>> fresh = new HashMap<>();
      Set<UUID> shown = new HashSet<>();
      it.cars()
          .filter(car -> !car.plate().isEmpty())
          .filter(car -> shown.add(car.id()) && !written.contains(car.id()))
          .forEach(
              car ->
                  fresh
                      .computeIfAbsent(car.lot(), lot -> new ArrayList<>())
                      .add(new Looks.Shown(new Plate(car.plate()), car.id())));
      written = shown;
      return Multi.createFrom()
          .iterable(fresh.entrySet())
          .onItem()
          .transformToUniAndConcatenate(
              of -> looks.write(Door.OVERVIEW, of.getKey(), of.getValue()))
          .collect()
          .last()
          .replaceWith(it);
    }
  }
}
