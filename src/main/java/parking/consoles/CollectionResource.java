package parking.consoles;

import billing.api.CollectionFigures;
import billing.api.CollectionFigures.Collected;
import billing.api.CollectionFigures.RefundTimes;
import io.smallrye.mutiny.Multi;
import io.smallrye.mutiny.Uni;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.QueryParam;
import java.time.InstantSource;
import java.time.LocalDate;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import parking.figures.CountingFigures;
import parking.figures.Figures;
import parking.lots.Lots;
import parking.streetoffices.Act;

/**
 * The way from a car past a camera to money: read, reconciled, billed, reachable, paid. Shares are
 * whole numbers of ten thousand, and absent of nothing.
 */
@Path("/api/v1/figures/collection")
public class CollectionResource {
  private static final int MOST_DAYS = 93;

  private final CollectionFigures collection;
  private final CountingFigures counting;
  private final SharingRights rights;
  private final Lots lots;
  private final InstantSource time;

  CollectionResource(
      CollectionFigures collection,
      CountingFigures counting,
      SharingRights rights,
      Lots lots,
      InstantSource time) {
    this.collection = collection;
    this.counting = counting;
    this.rights = rights;
    this.lots = lots;
    this.time = time;
  }

  /** What became of the days of some lots. */
  record Funnel(LocalDate from, LocalDate until, List<OfLot> lots) {}

  /**
   * The funnel of a lot.
   *
   * @param read passages of which a plate was read
   * @param reconciled visits whose ends the service brought together
   * @param billed bills of more than nothing, of all reconciled visits
   * @param of what became of these bills
   */
  record OfLot(String lot, Part read, Part reconciled, Part billed, long billedFen, OfBills of) {}

  /** A number, and how many it is of ten thousand. */
  record Part(long count, Optional<Long> perTenThousand) {
    static Part of(long part, long whole) {
      return new Part(part, CollectionFigures.perTenThousand(part, whole));
    }
  }

  /** What became of bills; all parts are of the bills. */
  record OfBills(
      Part reachable,
      Part paid24Hours,
      Part paid7Days,
      Part paid30Days,
      Part disputed,
      Part wrong,
      RefundTimes refunds) {}

  /**
   * The funnel of visits that ended on some days.
   *
   * @param asked the lots
   * @param from the first day; today when absent
   * @param until the day after the last one, at most 93 days later
   */
  @GET
  public Uni<Funnel> get(
      @QueryParam("lot") Set<String> asked,
      @QueryParam("from") String from,
      @QueryParam("until") String until) {
    var days = SharingDays.of(from, until, time.instant(), MOST_DAYS);
    var named = Asked.given("lot: at least one", asked.isEmpty() ? null : asked);
    named.forEach(lot -> Asked.lot(lots, lot));
    return rights
        .may(Act.READ, named)
        .chain(
            person ->
                Multi.createFrom()
                    .iterable(named.stream().sorted().toList())
                    .onItem()
                    .transformToUniAndConcatenate(lot -> count(lot, days.range()))
                    .collect()
                    .asList())
        .map(all -> new Funnel(days.from(), days.until(), all));
  }

  private Uni<OfLot> count(String lot, Range range) {
    return counting
        .count(lot, range.from(), range.until())
        .chain(
            figures ->
                collection
                    .count(lot, range.from(), range.until())
                    .map(collected -> ofLot(lot, figures, collected)));
  }

  private static OfLot ofLot(String lot, Figures figures, Collected it) {
    var visits = figures.visits();
    return new OfLot(
        lot,
        Part.of(figures.passages().withPlate(), figures.passages().all()),
        new Part(visits.reconciled(), visits.reconciliationRate().map(CollectionResource::whole)),
        new Part(it.billed(), billed(it.billed(), visits.reconciled())),
        it.amount().count(),
        ofBills(it));
  }

  /** People have visits charged, too, so there can be more bills than reconciled visits. */
  private static Optional<Long> billed(long billed, long reconciled) {
    return billed > reconciled
        ? Optional.empty()
        : CollectionFigures.perTenThousand(billed, reconciled);
  }

  /** Rates of figures have four digits behind the point. */
  private static long whole(double rate) {
    return Math.round(rate * CollectionFigures.ALL);
  }

  private static OfBills ofBills(Collected it) {
    return new OfBills(
        Part.of(it.reachable(), it.billed()),
        Part.of(it.paid().within24Hours(), it.billed()),
        Part.of(it.paid().within7Days(), it.billed()),
        Part.of(it.paid().within30Days(), it.billed()),
        Part.of(it.disputed(), it.billed()),
        Part.of(it.wrong(), it.billed()),
        it.refunds());
  }
}
