package parking.pocket;

import io.smallrye.mutiny.Multi;
import io.smallrye.mutiny.Uni;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Instant;
import java.util.Collection;
import java.util.Comparator;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import java.util.stream.Collectors;
import parking.drivers.DriverPlates;
import parking.drivers.Held;
import parking.looks.Door;
import parking.looks.Looks;
import parking.looks.Looks.Look;
import parking.passages.Passages;

/**
 * Who looked at the plates that a driver pays for, since they were bound: at visits that the driver
 * may see, and at what the plate owes. What was before is somebody else's.
 */
@ApplicationScoped
class OwnLooks {
  /** They name no visit. */
  private static final Set<Door> OF_PLATE = Set.of(Door.ACCOUNT, Door.REPORTS);

  private final DriverPlates plates;
  private final OwnVisits visits;
  private final Passages passages;
  private final Looks looks;

  OwnLooks(DriverPlates plates, OwnVisits visits, Passages passages, Looks looks) {
    this.plates = plates;
    this.visits = visits;
    this.passages = passages;
    this.looks = looks;
  }

  /** Those before a moment, the newest first; of each plate the newest thousand. */
  Uni<List<Look>> list(UUID driver, Instant before) {
    return plates
        .list(driver)
        .map(held -> held.stream().filter(Held::isPayer).toList())
        .chain(
            held ->
                Multi.createFrom()
                    .iterable(held)
                    .onItem()
                    .transformToUniAndConcatenate(it -> of(it, before))
                    .collect()
                    .asList())
        .map(all -> all.stream().flatMap(List::stream).toList())
        .chain(all -> allowed(driver, all))
        .map(all -> all.stream().sorted(Comparator.comparing(Look::at).reversed()).toList());
  }

  private Uni<List<Look>> of(Held held, Instant before) {
    var bound = held.since().boundAt();
    return bound.isBefore(before)
        ? looks.listFor(held.car().plate(), bound, before)
        : Uni.createFrom().item(List.of());
  }

  private Uni<List<Look>> allowed(UUID driver, List<Look> all) {
    return ownVisits(driver)
        .chain(
            own ->
                visitsOf(all)
                    .map(
                        visitOf ->
                            all.stream()
                                .filter(
                                    it ->
                                        OF_PLATE.contains(it.door())
                                            || own.contains(
                                                visitOf.getOrDefault(it.subject(), it.subject())))
                                .toList()));
  }

  private Uni<Set<UUID>> ownVisits(UUID driver) {
    return visits
        .listRunning(driver)
        .chain(
            running ->
                visits
                    .listEnded(driver, Optional.empty())
                    .map(
                        ended -> {
                          Set<UUID> own = new HashSet<>();
                          running.forEach(it -> own.add(it.visit().id()));
                          ended.forEach(it -> own.add(it.visit().id()));
                          return own;
                        }));
  }

  /** The visit to which a passage belongs, by the passage. */
  private Uni<Map<UUID, UUID>> visitsOf(Collection<Look> all) {
    var lots = all.stream().map(Look::lot).collect(Collectors.toSet());
    var ids = all.stream().map(Look::subject).collect(Collectors.toSet());
    return passages.listVisits(lots, ids);
  }
}
