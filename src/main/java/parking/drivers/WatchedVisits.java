package parking.drivers;

import io.smallrye.mutiny.Uni;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Duration;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import parking.database.Transactions;
import parking.database.Values;

/**
 * Visits that are looked at again, to tell drivers what became of them. Several instances of the
 * service share the work: whoever looks at one puts it off first, so that a worker that dies has
 * only delayed it.
 */
@ApplicationScoped
public class WatchedVisits {
  private static final Duration LEASE = Duration.ofMinutes(2);

  /** What is committed late may have happened a little before it could be seen. */
  private static final Duration SLACK = Duration.ofSeconds(5);

  private static final String PUT =
      """
      insert into watched_visit (lot_id, session_id, look_at, looked_at)
      values ($1, $2, $3, '-infinity')
      on conflict (lot_id, session_id) do update
        set look_at = least(watched_visit.look_at, excluded.look_at)
        where watched_visit.looked_at < $4::timestamptz""";
  private static final String TAKE =
      """
      update watched_visit w set looked_at = $1, look_at = $2
      from lot l cross join lateral (
        select session_id from watched_visit where lot_id = l.lot_id and look_at <= $1
        order by look_at limit $3 for update skip locked) due
      where w.lot_id = l.lot_id and w.session_id = due.session_id
      returning w.lot_id, w.session_id""";
  private static final String AGAIN =
      """
      update watched_visit set look_at = $4
      where lot_id = $1 and session_id = $2 and look_at = $3""";
  private static final String DONE =
      "delete from watched_visit where lot_id = $1 and session_id = $2 and look_at = $3";

  private final Transactions transactions;

  WatchedVisits(Transactions transactions) {
    this.transactions = transactions;
  }

  /**
   * A visit that is being looked at.
   *
   * @param lease until when nobody else does
   */
  public record Taken(String lot, UUID id, Instant lease) {}

  /**
   * Has a visit looked at now, unless it was since something happened to it.
   *
   * @param happened when
   */
  public Uni<Void> nudge(String lot, UUID id, Instant happened, Instant now) {
    return transactions
        .single(PUT, Values.of(lot, id, now, happened.plus(SLACK)))
        .replaceWithVoid();
  }

  /** Takes visits that are due, at most so many of a lot. */
  public Uni<List<Taken>> take(Instant now, int most) {
    var lease = now.plus(LEASE).truncatedTo(ChronoUnit.MICROS);
    return transactions
        .single(TAKE, Values.of(now, lease, most))
        .map(rows -> Values.list(rows, row -> new Taken(row.getString(0), row.getUUID(1), lease)));
  }

  /**
   * Puts one back, unless it was nudged meanwhile.
   *
   * @param next when it is looked at again; empty for never
   */
  public Uni<Void> put(Taken it, Optional<Instant> next) {
    return next.map(at -> transactions.single(AGAIN, Values.of(it.lot(), it.id(), it.lease(), at)))
        .orElseGet(() -> transactions.single(DONE, Values.of(it.lot(), it.id(), it.lease())))
        .replaceWithVoid();
  }
}
