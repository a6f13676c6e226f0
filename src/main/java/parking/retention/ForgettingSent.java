package parking.retention;

import io.smallrye.mutiny.Multi;
import io.smallrye.mutiny.Uni;
import io.smallrye.mutiny.infrastructure.Infrastructure;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Instant;
import java.util.Collection;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import parking.drivers.ForgettingDrivers;
import parking.passages.SentPictures;

/** Deletes pictures that people have sent, some time after they were answered. */
@ApplicationScoped
class ForgettingSent {
  private static final int MOST = 100;

  private final Affairs affairs;
  private final ForgettingDrivers drivers;
  private final SentPictures pictures;

  ForgettingSent(Affairs affairs, ForgettingDrivers drivers, SentPictures pictures) {
    this.affairs = affairs;
    this.drivers = drivers;
    this.pictures = pictures;
  }

  /** Deletes what was sent with disputes and contests that ended before a moment. */
  Uni<Void> forget(Instant before, Tally tally) {
    return tally
        .each(
            "pictures of disputes",
            MOST,
            () -> affairs.listPictures(before).chain(all -> forget(all, before)))
        .chain(
            () ->
                tally.each(
                    "pictures of contests",
                    MOST,
                    () ->
                        drivers
                            .listPictures(before)
                            .map(ForgettingSent::asSent)
                            .chain(all -> forget(all, before))));
  }

  private static List<Affairs.Sent> asSent(List<ForgettingDrivers.Sent> all) {
    return all.stream()
        .map(it -> new Affairs.Sent(it.picture().sha256(), it.picture().mediaType(), it.deleted()))
        .toList();
  }

  private Uni<Integer> forget(List<Affairs.Sent> all, Instant before) {
    if (all.isEmpty()) {
      return Uni.createFrom().item(0);
    }
    return needed(all.stream().map(Affairs.Sent::sha256).toList(), before)
        .chain(needed -> delete(all, needed))
        .chain(
            () ->
                Multi.createFrom()
                    .iterable(all)
                    .onItem()
                    .transformToUniAndConcatenate(Affairs.Sent::deleted)
                    .collect()
                    .last())
        .replaceWith(all.size());
  }

  private Uni<Set<String>> needed(Collection<String> sha256, Instant before) {
    return affairs
        .listNeeded(sha256, before)
        .chain(
            some ->
                drivers
                    .listNeeded(sha256, before)
                    .map(
                        others -> {
                          Set<String> both = new HashSet<>(some);
                          both.addAll(others);
                          return both;
                        }));
  }

  private Uni<Void> delete(List<Affairs.Sent> all, Set<String> needed) {
    return Uni.createFrom()
        .voidItem()
        .emitOn(Infrastructure.getDefaultWorkerPool())
        .invoke(
            () ->
                all.stream()
                    .filter(it -> !needed.contains(it.sha256()))
                    .forEach(it -> pictures.delete(it.sha256(), it.mediaType())));
  }
}
