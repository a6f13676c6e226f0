package parking.occupancy;

import io.smallrye.mutiny.Uni;
import io.vertx.mutiny.sqlclient.SqlConnection;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import org.eclipse.microprofile.config.inject.ConfigProperty;
import parking.database.Transactions;
import parking.devices.Liveness;
import parking.lots.Lot;
import parking.lots.LotTurns;
import parking.lots.Lots;
import parking.occupancy.OccupancyTable.State;
import parking.problems.Problem;

/** How full lots are, and how old that knowledge is. */
@ApplicationScoped
public class Occupancy {
  /** The zone that stands for the whole lot. */
  private static final String WHOLE = "";

  private final Lots lots;
  private final Liveness liveness;
  private final Transactions transactions;
  private final InstantSource time;
  private final Duration staleAfter;

  /**
   * @param staleAfter in real time
   * @param factor how many seconds of the service's time pass in a real one
   */
  Occupancy(
      Lots lots,
      Liveness liveness,
      Transactions transactions,
      InstantSource time,
      @ConfigProperty(name = "parking.occupancy.stale-after", defaultValue = "PT10M")
          Duration staleAfter,
      @ConfigProperty(name = "parking.clock.factor", defaultValue = "1") int factor) {
    this.lots = lots;
    this.liveness = liveness;
    this.transactions = transactions;
    this.time = time;
    this.staleAfter = staleAfter.multipliedBy(factor);
  }

  /**
   * A lot's spaces.
   *
   * @param whole all of it
   * @param zones each of its zones, by name
   * @param knownAt since when not every lane has given a sign of life; empty when none ever did
   * @param isStale whether that is so long ago that the figures are history
   */
  public record OfLot(
      Lot lot,
      Spaces whole,
      Map<String, Spaces> zones,
      Optional<Instant> knownAt,
      boolean isStale) {
    /** Why the figures are not to be told as fact, if so. */
    public Optional<Doubt> doubt() {
      if (isStale) {
        return Optional.of(Doubt.LANE_SILENT);
      }
      return knownAt.isPresent() ? Optional.empty() : Optional.of(Doubt.NEVER_HEARD);
    }
  }

  /** Why figures are withheld. */
  public enum Doubt {
    /** A lane has given no sign of life for too long: cars may have passed unseen. */
    LANE_SILENT,
    /** No lane has ever given a sign of life. */
    NEVER_HEARD
  }

  /**
   * Spaces of a lot or zone.
   *
   * @param taken cars inside: sessions, and cars that passed unread; may exceed the capacity
   * @param countedAt when a person last counted
   */
  public record Spaces(int capacity, long taken, Optional<Instant> countedAt) {
    /** Spaces left, never below zero. */
    public long free() {
      return Math.max(0, capacity - taken);
    }
  }

  /** What is stored, of every lot or of one. */
  private record Stored(
      Map<String, Map<String, Long>> inside,
      Map<String, Map<String, State>> states,
      Map<String, Instant> signs) {}

  private Uni<Stored> read(SqlConnection tx, Optional<String> lot) {
    var table = new OccupancyTable(tx, lot);
    return table
        .inside()
        .chain(
            inside ->
                table
                    .states()
                    .chain(
                        states ->
                            liveness
                                .lastSignOfLife()
                                .map(signs -> new Stored(inside, states, signs))));
  }

  /** Every lot of the lots file, by id. */
  public Uni<List<OfLot>> listAll() {
    return transactions
        .direct(tx -> read(tx, Optional.empty()))
        .map(stored -> lots.listLots().stream().map(lot -> lot(lot, stored)).toList());
  }

  /** One lot, if the lots file has it. */
  public Uni<Optional<OfLot>> find(String lotId) {
    var asked = lots.listLots().stream().filter(lot -> lot.id().equals(lotId)).findFirst();
    if (asked.isEmpty()) {
      return Uni.createFrom().item(Optional.empty());
    }
    return transactions
        .direct(tx -> read(tx, Optional.of(lotId)))
        .map(stored -> Optional.of(lot(asked.get(), stored)));
  }

  private OfLot lot(Lot lot, Stored stored) {
    var inside = stored.inside().getOrDefault(lot.id(), Map.of());
    var states = stored.states().getOrDefault(lot.id(), Map.of());
    var knownAt = Optional.ofNullable(stored.signs().get(lot.id()));
    var isStale = knownAt.filter(at -> at.plus(staleAfter).isBefore(time.instant())).isPresent();
    var taken = Math.max(0, sum(inside) + unread(states));
    Map<String, Spaces> zones = new TreeMap<>();
    lot.zones()
        .forEach(
            (zone, capacity) ->
                zones.put(zone, spaces(capacity, inside.getOrDefault(zone, 0L), states.get(zone))));
    var whole = new Spaces(lot.capacity(), taken, countedAt(states.get(WHOLE)));
    return new OfLot(lot, whole, zones, knownAt, isStale);
  }

  private static Spaces spaces(int capacity, long inside, State state) {
    var unread = state == null ? 0 : state.unread();
    return new Spaces(capacity, Math.max(0, inside + unread), countedAt(state));
  }

  private static Optional<Instant> countedAt(State state) {
    return state == null ? Optional.empty() : state.countedAt();
  }

  private static long sum(Map<String, Long> inside) {
    return inside.values().stream().mapToLong(Long::longValue).sum();
  }

  private static long unread(Map<String, State> states) {
    return states.values().stream().mapToInt(State::unread).sum();
  }

  /**
   * A person has counted the cars in a lot or zone; from now on passages are counted from there.
   *
   * @param zone empty for the whole lot
   * @param cars at least 0
   * @return fails with a {@link Problem} when there is no such zone
   */
  public Uni<Void> counted(String lotId, String zone, int cars, String who) {
    var now = time.instant().atOffset(ZoneOffset.UTC);
    return transactions.direct(
        tx -> {
          var table = new OccupancyTable(tx, Optional.of(lotId));
          return LotTurns.take(tx, lotId)
              .chain(() -> read(tx, Optional.of(lotId)))
              .map(stored -> cars - known(stored, lotId, zone))
              .chain(unread -> table.counted(zone, unread, now, who))
              .invoke(isThere -> mustBe(isThere, lotId, zone))
              .replaceWithVoid();
        });
  }

  /** The cars that the count of a zone says nothing about, because others know of them. */
  private static long known(Stored stored, String lotId, String zone) {
    var inside = stored.inside().getOrDefault(lotId, Map.of());
    if (!zone.equals(WHOLE)) {
      return inside.getOrDefault(zone, 0L);
    }
    var others = new TreeMap<>(stored.states().getOrDefault(lotId, Map.of()));
    others.remove(WHOLE);
    return sum(inside) + unread(others);
  }

  private static void mustBe(boolean isThere, String lotId, String zone) {
    if (!isThere) {
      throw Problem.unknown(
          "unknown-zone", "Lot \"%s\" has no zone \"%s\".".formatted(lotId, zone));
    }
  }
}
