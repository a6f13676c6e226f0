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
import java.util.stream.Stream;
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
  private final Experiences experiences;
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
      Experiences experiences,
      Transactions transactions,
      InstantSource time,
      @ConfigProperty(name = "parking.occupancy.stale-after", defaultValue = "PT10M")
          Duration staleAfter,
      @ConfigProperty(name = "parking.clock.factor", defaultValue = "1") int factor) {
    this.lots = lots;
    this.liveness = liveness;
    this.experiences = experiences;
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
   * @param taken cars inside: sessions, and cars that passed unread, without those that are
   *     probably gone; may exceed the capacity
   * @param gone sessions whose car has probably left unseen: an estimate
   * @param countedAt when a person last counted
   */
  public record Spaces(int capacity, long taken, long gone, Optional<Instant> countedAt) {
    private static Spaces of(int capacity, long counted, long gone, Optional<Instant> at) {
      var inside = Math.max(0, counted);
      return new Spaces(capacity, Math.max(0, inside - gone), Math.min(inside, gone), at);
    }

    /** Spaces left, never below zero. */
    public long free() {
      return Math.max(0, capacity - taken);
    }
  }

  /** What is stored of some lots. */
  private record Stored(
      Map<String, Map<String, Map<Integer, Long>>> inside,
      Map<String, Map<String, State>> states) {}

  private Uni<Stored> read(SqlConnection tx, List<String> lots) {
    var table = new OccupancyTable(tx, lots);
    return table
        .inside(time.instant().atOffset(ZoneOffset.UTC))
        .chain(inside -> table.states().map(states -> new Stored(inside, states)));
  }

  /**
   * Some lots. Signs of life are read before and not within the transaction: whoever held one
   * connection and waited for another would wait for ever once all are held like that.
   */
  private Uni<List<OfLot>> list(List<Lot> asked) {
    return liveness
        .lastSignOfLife()
        .chain(
            signs ->
                transactions
                    .direct(tx -> read(tx, asked.stream().map(Lot::id).toList()))
                    .map(
                        stored ->
                            asked.stream()
                                .map(lot -> lot(lot, stored, signs.get(lot.id())))
                                .toList()));
  }

  /** Every lot of the lots file, by id. */
  public Uni<List<OfLot>> listAll() {
    return list(lots.listLots());
  }

  /** One lot, if the lots file has it. */
  public Uni<Optional<OfLot>> find(String lotId) {
    var asked = lots.listLots().stream().filter(lot -> lot.id().equals(lotId)).toList();
    return asked.isEmpty()
        ? Uni.createFrom().item(Optional.empty())
        : list(asked).map(found -> Optional.of(found.get(0)));
  }

  private OfLot lot(Lot lot, Stored stored, Instant sign) {
    var inside = stored.inside().getOrDefault(lot.id(), Map.of());
    var states = stored.states().getOrDefault(lot.id(), Map.of());
    var knownAt = Optional.ofNullable(sign);
    var isStale = knownAt.filter(at -> at.plus(staleAfter).isBefore(time.instant())).isPresent();
    var gone = gone(lot, inside, states);
    Map<String, Spaces> zones = new TreeMap<>();
    lot.zones()
        .forEach(
            (zone, capacity) -> {
              var state = states.get(zone);
              var counted = sum(inside, zone) + (state == null ? 0 : state.unread());
              zones.put(
                  zone,
                  Spaces.of(capacity, counted, gone.getOrDefault(zone, 0L), countedAt(state)));
            });
    var whole =
        Spaces.of(
            lot.capacity(),
            sum(inside) + unread(states),
            gone.values().stream().mapToLong(Long::longValue).sum(),
            countedAt(states.get(WHOLE)));
    return new OfLot(lot, whole, zones, knownAt, isStale);
  }

  /** By zone, how many have probably left unseen since a person counted there, or everywhere. */
  private Map<String, Long> gone(
      Lot lot, Map<String, Map<Integer, Long>> inside, Map<String, State> states) {
    Map<String, Long> gone = new TreeMap<>();
    inside.forEach(
        (zone, cars) -> {
          var counted =
              Stream.of(zone, WHOLE)
                  .flatMap(counting -> countedAt(states.get(counting)).stream())
                  .max(Instant::compareTo)
                  .map(at -> (int) Duration.between(at, time.instant()).dividedBy(Experience.STEP));
          gone.put(zone, experiences.of(lot).goneOf(cars, counted));
        });
    return gone;
  }

  private static Optional<Instant> countedAt(State state) {
    return state == null ? Optional.empty() : state.countedAt();
  }

  private static long sum(Map<String, Map<Integer, Long>> inside, String zone) {
    return inside.getOrDefault(zone, Map.of()).values().stream().mapToLong(Long::longValue).sum();
  }

  private static long sum(Map<String, Map<Integer, Long>> inside) {
    return inside.keySet().stream().mapToLong(zone -> sum(inside, zone)).sum();
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
          var table = new OccupancyTable(tx, List.of(lotId));
          return LotTurns.take(tx, lotId)
              .chain(() -> read(tx, List.of(lotId)))
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
      return sum(inside, zone);
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
