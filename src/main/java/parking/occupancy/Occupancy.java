package parking.occupancy;

import io.smallrye.mutiny.Uni;
import io.vertx.mutiny.sqlclient.Row;
import io.vertx.mutiny.sqlclient.SqlConnection;
import io.vertx.mutiny.sqlclient.Tuple;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.eclipse.microprofile.config.inject.ConfigProperty;
import parking.database.Transactions;
import parking.lots.Lot;
import parking.lots.LotTurns;
import parking.lots.Lots;
import parking.problems.Problem;
import parking.sessions.Sessions;

/** How full lots are, and how old that knowledge is. */
@ApplicationScoped
public class Occupancy {
  private static final String STATES =
      "select lot_id, zone, unread, counted_at, counted_by from lot_state";
  private static final String SIGNS =
      """
      select lot_id, min(coalesce(greatest(sign_at, passage_at), known_since)) from lane_state
      group by lot_id""";
  private static final String INSIDE =
      "select count(*) from open_session where lot_id = $1 and zone = $2";
  private static final String COUNTED =
      """
      update lot_state set unread = $3, counted_at = $4, counted_by = $5, changed_at = $4
      where lot_id = $1 and zone = $2""";

  private final Sessions sessions;
  private final Lots lots;
  private final Transactions transactions;
  private final InstantSource time;
  private final Duration staleAfter;

  Occupancy(
      Sessions sessions,
      Lots lots,
      Transactions transactions,
      InstantSource time,
      @ConfigProperty(name = "parking.occupancy.stale-after", defaultValue = "PT10M")
          Duration staleAfter) {
    this.sessions = sessions;
    this.lots = lots;
    this.transactions = transactions;
    this.time = time;
    this.staleAfter = staleAfter;
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
      boolean isStale) {}

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

  /** What a person or a passage told beyond sessions. */
  private record State(int unread, Optional<Instant> countedAt) {}

  /** Every lot, by id. */
  public Uni<List<OfLot>> listAll() {
    return sessions
        .countOpen()
        .chain(
            open ->
                transactions.direct(
                    tx -> states(tx).chain(states -> signs(tx).map(all(open, states)))));
  }

  private java.util.function.Function<Map<String, Instant>, List<OfLot>> all(
      Map<String, Map<String, Long>> open, Map<String, Map<String, State>> states) {
    return signs ->
        lots.listLots().stream()
            .map(
                lot ->
                    lot(
                        lot,
                        open.getOrDefault(lot.id(), Map.of()),
                        states.getOrDefault(lot.id(), Map.of()),
                        Optional.ofNullable(signs.get(lot.id()))))
            .toList();
  }

  private OfLot lot(
      Lot lot, Map<String, Long> open, Map<String, State> states, Optional<Instant> knownAt) {
    var nothing = new State(0, Optional.empty());
    var inside = open.values().stream().mapToLong(Long::longValue).sum();
    var unread = states.values().stream().mapToInt(State::unread).sum();
    var counted = states.getOrDefault("", nothing).countedAt();
    var whole = new Spaces(lot.capacity(), Math.max(0, inside + unread), counted);
    Map<String, Spaces> zones = new HashMap<>();
    lot.zones()
        .forEach(
            (zone, capacity) -> {
              var state = states.getOrDefault(zone, nothing);
              var taken = Math.max(0, open.getOrDefault(zone, 0L) + state.unread());
              zones.put(zone, new Spaces(capacity, taken, state.countedAt()));
            });
    var isStale = knownAt.filter(at -> at.plus(staleAfter).isBefore(time.instant())).isPresent();
    return new OfLot(lot, whole, zones, knownAt, isStale);
  }

  private static Uni<Map<String, Map<String, State>>> states(SqlConnection tx) {
    return tx.preparedQuery(STATES)
        .execute()
        .map(
            rows -> {
              Map<String, Map<String, State>> states = new HashMap<>();
              rows.forEach(
                  row ->
                      states
                          .computeIfAbsent(row.getString(0), lot -> new HashMap<>())
                          .put(row.getString(1), state(row)));
              return states;
            });
  }

  private static State state(Row row) {
    return new State(
        row.getInteger(2),
        Optional.ofNullable(row.getOffsetDateTime(3)).map(OffsetDateTime::toInstant));
  }

  private static Uni<Map<String, Instant>> signs(SqlConnection tx) {
    return tx.preparedQuery(SIGNS)
        .execute()
        .map(
            rows -> {
              Map<String, Instant> signs = new HashMap<>();
              rows.forEach(
                  row -> signs.put(row.getString(0), row.getOffsetDateTime(1).toInstant()));
              return signs;
            });
  }

  /**
   * A person has counted the cars in a lot or zone; from now on passages are counted from there.
   *
   * @param zone empty for a lot that has none
   * @param cars at least 0
   * @return fails with a {@link Problem} when there is no such lot or zone
   */
  public Uni<Void> counted(String lotId, String zone, int cars, String who) {
    var now = time.instant().atOffset(ZoneOffset.UTC);
    return transactions.direct(
        tx ->
            LotTurns.take(tx, lotId)
                .chain(() -> tx.preparedQuery(INSIDE).execute(Tuple.of(lotId, zone)))
                .map(rows -> rows.iterator().next().getLong(0))
                .chain(
                    inside ->
                        tx.preparedQuery(COUNTED)
                            .execute(Tuple.of(lotId, zone, (int) (cars - inside), now, who)))
                .invoke(
                    done -> {
                      if (done.rowCount() == 0) {
                        throw Problem.unknown(
                            "unknown-zone",
                            "Lot \"%s\" has no zone \"%s\".".formatted(lotId, zone));
                      }
                    })
                .replaceWithVoid());
  }

  /** The lots as they are listed, for somebody who asks for one. */
  public Uni<Optional<OfLot>> find(String lotId) {
    return listAll().map(all -> all.stream().filter(it -> it.lot().id().equals(lotId)).findFirst());
  }
}
