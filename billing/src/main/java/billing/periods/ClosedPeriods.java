package billing.periods;

import io.smallrye.mutiny.Multi;
import io.smallrye.mutiny.Uni;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.time.OffsetDateTime;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.SortedSet;
import java.util.TreeSet;
import java.util.UUID;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.hibernate.reactive.mutiny.Mutiny;

/**
 * Until when the books of each lot are closed. A period is closed hours after its end, and what
 * moves now is fresh; so only for something old is a lot asked about, and its row held until the
 * transaction's end, so that nobody closes the period meanwhile. Lots are held in the order of
 * their ids, by who posts as by who closes.
 */
@ApplicationScoped
public class ClosedPeriods {
  /** How long after its end a period can be closed at the earliest. */
  public static final Duration CLOSES_AFTER = Duration.ofHours(2);

  /** Younger things can be in no closed period, whatever transactions are on their way. */
  private static final Duration FRESH = Duration.ofHours(1);

  private static final String LOTS =
      """
      select cast(s.account_id as text), cast(s.stay_id as text), s.lot, c.lot is not null
      from paid_for s left join closed_period c on c.lot = s.lot
      where s.account_id = any(:accounts) and s.stay_id = any(:stays) and s.lot <> ''""";
  private static final String BEGIN =
      """
      insert into closed_period (lot, closed_until) values (:lot, '-infinity')
      on conflict do nothing""";
  private static final String UNTIL =
      """
      select lot, case when closed_until = '-infinity' then null else closed_until end
      from closed_period where lot = any(:lots) order by lot collate "C" for share""";
  private static final String CLOSE =
      """
      insert into closed_period (lot, closed_until) values (:lot, :until)
      on conflict (lot) do update
        set closed_until = greatest(closed_period.closed_until, excluded.closed_until)""";

  private final InstantSource time;

  ClosedPeriods(InstantSource time) {
    this.time = time;
  }

  /** A visit in the books of an account. */
  public record Visit(UUID account, UUID stay) {}

  /** Something that happened for a visit. */
  public record Happening(Visit visit, Instant at) {}

  /**
   * As of when things are to be posted: what lies in a closed period of its visit's lot as of now,
   * everything else as of when it happened. Fresh things cost no statement. The lots of old ones
   * stay open, or closed, as they are until the transaction's end.
   *
   * @return for each of the happenings; all that are moved, to the same moment
   */
  public Uni<Map<Happening, Instant>> openMoments(
      Mutiny.Session tx, Collection<Happening> happenings) {
    var now = time.instant();
    var old = happenings.stream().filter(it -> !isFresh(it, now)).map(Happening::visit).toList();
    return old.isEmpty()
        ? Uni.createFrom().item(moments(happenings, visit -> Instant.MIN, now))
        : tx.flush()
            .chain(() -> lots(tx, old))
            .chain(lots -> hold(tx, lots).map(until -> closedUntil(lots, until)))
            .map(closed -> moments(happenings, it -> closed.getOrDefault(it, Instant.MIN), now));
  }

  private static boolean isFresh(Happening it, Instant now) {
    return it.at().isAfter(now.minus(FRESH));
  }

  private static Map<Happening, Instant> moments(
      Collection<Happening> happenings, Function<Visit, Instant> closedUntil, Instant now) {
    return happenings.stream()
        .distinct()
        .collect(
            Collectors.toMap(
                it -> it,
                it ->
                    !isFresh(it, now) && it.at().isBefore(closedUntil.apply(it.visit()))
                        ? now
                        : it.at()));
  }

  /**
   * The lot of a visit.
   *
   * @param hasRow whether there is a row of it that can be held
   */
  private record LotOf(Visit visit, String lot, boolean hasRow) {
    static LotOf of(Object[] row) {
      var visit = new Visit(UUID.fromString((String) row[0]), UUID.fromString((String) row[1]));
      return new LotOf(visit, (String) row[2], (Boolean) row[3]);
    }
  }

  /** Visits of which billing does not know the lot are in no period of one. */
  private static Uni<List<LotOf>> lots(Mutiny.Session tx, List<Visit> visits) {
    return tx.createNativeQuery(LOTS, Object[].class)
        .setParameter("accounts", visits.stream().map(Visit::account).toArray(UUID[]::new))
        .setParameter("stays", visits.stream().map(Visit::stay).toArray(UUID[]::new))
        .getResultList()
        .map(rows -> rows.stream().map(LotOf::of).toList());
  }

  /** The first time a lot is asked about its row is made, so rows are held one by one then. */
  private static Uni<Map<String, Instant>> hold(Mutiny.Session tx, List<LotOf> visits) {
    SortedSet<String> lots = new TreeSet<>();
    visits.forEach(it -> lots.add(it.lot()));
    if (visits.stream().allMatch(LotOf::hasRow)) {
      return share(tx, lots);
    }
    Map<String, Instant> all = new HashMap<>();
    return Multi.createFrom()
        .iterable(lots)
        .onItem()
        .transformToUniAndConcatenate(
            lot ->
                tx.createNativeQuery(BEGIN)
                    .setParameter("lot", lot)
                    .executeUpdate()
                    .chain(() -> share(tx, List.of(lot))))
        .invoke(all::putAll)
        .collect()
        .asList()
        .replaceWith(all);
  }

  private static Uni<Map<String, Instant>> share(Mutiny.Session tx, Collection<String> lots) {
    return tx.createNativeQuery(UNTIL, Object[].class)
        .setParameter("lots", lots.toArray(String[]::new))
        .getResultList()
        .map(
            rows ->
                rows.stream()
                    .collect(Collectors.toMap(row -> (String) row[0], it -> until(it[1]))));
  }

  private static Map<Visit, Instant> closedUntil(List<LotOf> visits, Map<String, Instant> until) {
    return visits.stream().collect(Collectors.toMap(LotOf::visit, it -> until.get(it.lot())));
  }

  private static Instant until(Object value) {
    if (value == null) {
      return Instant.MIN;
    }
    return value instanceof OffsetDateTime time ? time.toInstant() : (Instant) value;
  }

  /**
   * Closes a lot's books until a moment; what is closed stays closed. Who closes several lots in
   * one transaction does it in the order of their ids.
   *
   * @throws IllegalArgumentException when the period has not been over for long enough
   */
  public Uni<Void> close(Mutiny.Session tx, String lot, Instant until) {
    if (until.isAfter(time.instant().minus(CLOSES_AFTER))) {
      throw new IllegalArgumentException(
          "a period that ends at %s can be closed %s later at the earliest"
              .formatted(until, CLOSES_AFTER));
    }
    return tx.createNativeQuery(CLOSE)
        .setParameter("lot", lot)
        .setParameter("until", until)
        .executeUpdate()
        .replaceWithVoid();
  }
}
