package parking.retention;

import billing.sealing.Masks;
import io.smallrye.mutiny.Uni;
import io.smallrye.mutiny.infrastructure.Infrastructure;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.UUID;
import java.util.concurrent.atomic.AtomicReference;
import parking.drivers.ForgettingDrivers;
import parking.passages.DeletingPictures;
import parking.plates.Plate;
import parking.plates.PlateSeal;
import parking.retention.KeptPassages.Found;
import parking.retention.KeptPassages.Kept;
import parking.retention.KeptPassages.Place;

/**
 * Deletes the pictures of passages, and later masks their plates. Files go first and rows say so
 * afterwards: what is broken off is found again, and who comes second finds nothing to do.
 */
@ApplicationScoped
class ForgettingPassages {
  private final KeptPassages table;
  private final VisitStates visits;
  private final KeptLooks looks;
  private final ForgettingDrivers drivers;
  private final DeletingPictures deleting;
  private final PlateSeal seal;

  ForgettingPassages(
      KeptPassages table,
      VisitStates visits,
      KeptLooks looks,
      ForgettingDrivers drivers,
      DeletingPictures deleting,
      PlateSeal seal) {
    this.table = table;
    this.visits = visits;
    this.looks = looks;
    this.drivers = drivers;
    this.deleting = deleting;
    this.seal = seal;
  }

  /** Deletes the pictures of a lot's passages. */
  Uni<Void> pictures(String lot, RetentionRules rules, Tally tally) {
    return through(
        lot,
        Kept.ALL,
        rules,
        due ->
            table
                .neededByOthers(lot, due)
                .chain(needed -> delete(due, needed))
                .invoke(deleted -> tally.add("pictures of passages", deleted))
                .chain(() -> table.withoutPictures(lot, due)));
  }

  private Uni<Integer> delete(List<Found> due, Set<String> needed) {
    var files = new HashSet<String>();
    due.forEach(it -> files.addAll(it.pictures()));
    files.removeAll(needed);
    return Uni.createFrom()
        .item(
            () -> {
              deleting.delete(files);
              return files.size();
            })
        .runSubscriptionOn(Infrastructure.getDefaultWorkerPool());
  }

  /** Masks the plates of a lot's passages. */
  Uni<Void> plates(String lot, RetentionRules rules, Tally tally) {
    return through(
        lot,
        Kept.PLATE,
        rules,
        due ->
            table
                .withoutPlates(
                    lot,
                    due,
                    due.stream().map(it -> Masks.kept(seal.open(it.car().sealed()))).toList())
                .chain(() -> forgetLooks(due))
                .invoke(() -> tally.add("plates of passages", due.size())));
  }

  private Uni<Void> forgetLooks(List<Found> due) {
    return looks.forget(
        due.stream().map(it -> it.car().hash()).toList(),
        due.stream().map(it -> it.place().passage()).toList());
  }

  /** What is done with those whose time is over. */
  private interface Work {
    Uni<Void> with(List<Found> due);
  }

  private Uni<Void> through(String lot, Kept kept, RetentionRules rules, Work work) {
    var place = new AtomicReference<>(Place.BEGIN);
    return Tally.whileFull(
        KeptPassages.BATCH,
        () ->
            table
                .next(lot, kept, rules.earliest(), place.get())
                .call(all -> all.isEmpty() ? nothing() : batch(lot, all, rules, work))
                .invoke(all -> all.forEach(it -> place.set(it.place())))
                .map(List::size));
  }

  private Uni<Void> batch(String lot, List<Found> all, RetentionRules rules, Work work) {
    Collection<UUID> ids = all.stream().flatMap(it -> it.visit().stream()).toList();
    return visits
        .find(lot, ids, all.get(0).place().receivedAt(), rules)
        .map(
            known ->
                all.stream()
                    .filter(it -> known.isDue(rules, it.place().receivedAt(), it.visit()))
                    .toList())
        .chain(this::uncontested)
        .chain(due -> due.isEmpty() ? nothing() : work.with(due));
  }

  /** While two drivers say that a plate is theirs, everything of it is kept. */
  private Uni<List<Found>> uncontested(List<Found> due) {
    var plates = due.stream().map(it -> seal.open(it.car().sealed())).toList();
    return drivers
        .listContested(
            plates.stream().filter(it -> !it.isEmpty()).distinct().map(Plate::new).toList())
        .map(
            contested -> {
              List<Found> some = new ArrayList<>();
              for (var i = 0; i < due.size(); i++) {
                if (plates.get(i).isEmpty() || !contested.contains(new Plate(plates.get(i)))) {
                  some.add(due.get(i));
                }
              }
              return List.copyOf(some);
            });
  }

  private static Uni<Void> nothing() {
    return Uni.createFrom().voidItem();
  }
}
