package parking.occupancy;

import io.smallrye.mutiny.Uni;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import parking.database.Transactions;
import parking.lots.Lot;
import parking.lots.Lots;

/** How full lots are, and how old that knowledge is. */
@ApplicationScoped
public class Occupancy {
  private static final String COUNT =
      "select s.lotId, count(*) from SessionRow s where s.state = 'OPEN' group by s.lotId";
  private static final String LAST =
      "select s.lotId, max(s.changedAt) from SessionRow s group by s.lotId";

  private final Transactions database;
  private final Lots lots;

  Occupancy(Transactions database, Lots lots) {
    this.database = database;
    this.lots = lots;
  }

  /**
   * A lot's spaces.
   *
   * @param taken cars inside; may exceed the capacity when exits were missed
   * @param knownAt when something last changed
   */
  public record OfLot(Lot lot, long taken, Optional<Instant> knownAt) {
    /** Spaces left, never below zero. */
    public long free() {
      return Math.max(0, lot.capacity() - taken);
    }
  }

  /** Every lot, by id. */
  public Uni<List<OfLot>> listAll() {
    return database.inOne(
        session ->
            session
                .createQuery(COUNT, Object[].class)
                .getResultList()
                .chain(
                    counts ->
                        session
                            .createQuery(LAST, Object[].class)
                            .getResultList()
                            .map(
                                times ->
                                    lots.listLots().stream()
                                        .map(lot -> of(lot, counts, times))
                                        .toList())));
  }

  private static OfLot of(Lot lot, List<Object[]> counts, List<Object[]> times) {
    return new OfLot(
        lot,
        find(counts, lot).map(Long.class::cast).orElse(0L),
        find(times, lot).map(Instant.class::cast));
  }

  private static Optional<Object> find(List<Object[]> rows, Lot lot) {
    return rows.stream().filter(row -> lot.id().equals(row[0])).map(row -> row[1]).findFirst();
  }
}
