package parking.retention;

import io.smallrye.mutiny.Uni;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicReference;
import parking.drivers.ForgettingDrivers;
import parking.plates.Plate;
import parking.retention.KeptVisits.Found;

/** Masks the plates of visits that are over and done with. */
@ApplicationScoped
class ForgettingVisits {
  private final KeptVisits table;
  private final VisitStates visits;
  private final KeptLooks looks;
  private final ForgettingDrivers drivers;

  ForgettingVisits(
      KeptVisits table, VisitStates visits, KeptLooks looks, ForgettingDrivers drivers) {
    this.table = table;
    this.visits = visits;
    this.looks = looks;
    this.drivers = drivers;
  }

  /** Masks the plates of a lot's visits. */
  Uni<Void> plates(String lot, RetentionRules rules, Tally tally) {
    var place = new AtomicReference<>(Found.BEGIN);
    return Tally.whileFull(
        KeptVisits.BATCH,
        () ->
            table
                .next(lot, rules.earliest(), place.get())
                .call(all -> batch(lot, all, rules, tally))
                .invoke(all -> all.forEach(place::set))
                .map(List::size));
  }

  private Uni<Void> batch(String lot, List<Found> all, RetentionRules rules, Tally tally) {
    if (all.isEmpty()) {
      return Uni.createFrom().voidItem();
    }
    return visits
        .find(lot, all.stream().map(Found::id).toList(), all.get(0).filedAt(), rules)
        .map(
            known ->
                all.stream()
                    .filter(it -> known.isDue(rules, it.filedAt(), Optional.of(it.id())))
                    .toList())
        .chain(this::uncontested)
        .chain(due -> mask(lot, due, tally));
  }

  private Uni<List<Found>> uncontested(List<Found> due) {
    return drivers
        .listContested(due.stream().map(it -> new Plate(it.plate())).distinct().toList())
        .map(
            contested ->
                due.stream().filter(it -> !contested.contains(new Plate(it.plate()))).toList());
  }

  private Uni<Void> mask(String lot, List<Found> due, Tally tally) {
    return due.isEmpty()
        ? Uni.createFrom().voidItem()
        : table
            .mask(lot, due)
            .chain(
                () ->
                    looks.forget(
                        due.stream().map(Found::hash).toList(),
                        due.stream().map(Found::id).toList()))
            .invoke(() -> tally.add("plates of visits", due.size()));
  }
}
