package parking.consoles;

import io.quarkus.logging.Log;
import io.smallrye.mutiny.Multi;
import io.smallrye.mutiny.Uni;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicReference;
import org.eclipse.microprofile.config.inject.ConfigProperty;
import parking.database.Scope;
import parking.figures.CountingFigures;
import parking.figures.Figures;
import parking.lots.Lots;
import parking.occupancy.Occupancy;

/** Joins the spaces of every lot and its figures of today. */
@ApplicationScoped
class LotStates {
  /** Figures go through a whole day, so they are counted less often than the page beats. */
  private static final Duration KEPT = Duration.ofSeconds(5);

  private final Occupancy occupancy;
  private final Lots lots;
  private final CountingFigures counting;
  private final InstantSource time;
  private final Duration kept;
  private final AtomicReference<Optional<Counted>> last = new AtomicReference<>(Optional.empty());

  /**
   * @param factor how many seconds of the service's time pass in a real one
   */
  LotStates(
      Occupancy occupancy,
      Lots lots,
      CountingFigures counting,
      InstantSource time,
      @ConfigProperty(name = "parking.clock.factor", defaultValue = "1") int factor) {
    this.occupancy = occupancy;
    this.lots = lots;
    this.counting = counting;
    this.time = time;
    this.kept = KEPT.multipliedBy(factor);
  }

  /** Figures by lot, and since when they are so. */
  private record Counted(Instant since, Uni<Map<String, Figures>> figures) {
    /** Whether that is now, give or take; a clock may be set back. */
    boolean isAsOf(Instant now, Duration within) {
      return Duration.between(since, now).abs().compareTo(within) < 0;
    }
  }

  Uni<List<Overview.LotState>> listAll() {
    return today()
        .chain(
            figures ->
                occupancy
                    .listAll()
                    .map(all -> all.stream().map(of -> state(of, figures)).toList()));
  }

  private Uni<Map<String, Figures>> today() {
    var now = time.instant();
    return last.updateAndGet(
            known ->
                known
                    .filter(it -> it.isAsOf(now, kept))
                    .or(
                        () ->
                            Optional.of(
                                new Counted(
                                    now,
                                    Scope.forEverybody(() -> count(now))
                                        .memoize()
                                        .indefinitely()))))
        .orElseThrow()
        .figures();
  }

  /** One lot after the other; spaces are told without figures that cannot be had. */
  private Uni<Map<String, Figures>> count(Instant now) {
    var day = Range.ofDayAt(now);
    return Multi.createFrom()
        .iterable(lots.listLots())
        .onItem()
        .transformToUniAndConcatenate(
            lot ->
                counting
                    .count(lot.id(), day.from(), day.until())
                    .map(figures -> Map.entry(lot.id(), figures)))
        .collect()
        .asMap(Map.Entry::getKey, Map.Entry::getValue)
        .onFailure()
        .invoke(e -> Log.errorf(e, "Today's figures cannot be counted; it will be tried again"))
        .onFailure()
        .recoverWithItem(Map.of());
  }

  /** Spaces that are not to be told as fact are withheld. */
  private static Overview.LotState state(Occupancy.OfLot of, Map<String, Figures> figures) {
    var lot = of.lot();
    var doubt = of.doubt();
    return new Overview.LotState(
        lot.id(),
        lot.name(),
        lot.nameEn(),
        lot.capacity(),
        doubt.isPresent() ? null : of.whole().taken(),
        doubt.isPresent() ? null : of.whole().free(),
        doubt.isPresent() || of.whole().gone() == 0 ? null : of.whole().gone(),
        of.knownAt().orElse(null),
        doubt.map(Occupancy.Doubt::name).orElse(null),
        figures.containsKey(lot.id()) ? today(figures.get(lot.id())) : null);
  }

  private static Overview.Today today(Figures figures) {
    return new Overview.Today(
        figures.passages().readRate().orElse(null),
        figures.visits().reconciliationRate().orElse(null),
        figures.visits().autoClosedShare().orElse(null),
        figures.review().sent(),
        figures.visits().orphanExits(),
        figures.leakage().visits(),
        figures.leakage().share().orElse(null));
  }
}
