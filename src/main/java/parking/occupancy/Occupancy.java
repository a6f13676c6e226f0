package parking.occupancy;

import io.smallrye.mutiny.Uni;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import parking.lots.Lot;
import parking.lots.Lots;
import parking.passages.Passages;
import parking.sessions.Sessions;

/** How full lots are, and how old that knowledge is. */
@ApplicationScoped
public class Occupancy {
  private final Sessions sessions;
  private final Passages passages;
  private final Lots lots;

  Occupancy(Sessions sessions, Passages passages, Lots lots) {
    this.sessions = sessions;
    this.passages = passages;
    this.lots = lots;
  }

  /**
   * A lot's spaces.
   *
   * @param taken cars inside; may exceed the capacity when exits were missed
   * @param lastPassage when a car was last seen in one of its lanes, if ever
   */
  public record OfLot(Lot lot, long taken, Optional<Instant> lastPassage) {
    /** Spaces left, never below zero. */
    public long free() {
      return Math.max(0, lot.capacity() - taken);
    }
  }

  /** Every lot, by id. */
  public Uni<List<OfLot>> listAll() {
    return sessions
        .countOpen()
        .chain(taken -> passages.lastSeen().map(seen -> listAll(taken, seen)));
  }

  private List<OfLot> listAll(Map<String, Long> taken, Map<String, Instant> seen) {
    return lots.listLots().stream()
        .map(
            lot ->
                new OfLot(
                    lot, taken.getOrDefault(lot.id(), 0L), Optional.ofNullable(seen.get(lot.id()))))
        .toList();
  }
}
