package parking.presence;

import io.quarkus.scheduler.Scheduled;
import io.smallrye.mutiny.Uni;
import io.vertx.mutiny.sqlclient.Row;
import io.vertx.mutiny.sqlclient.Tuple;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import parking.database.Transactions;
import parking.lots.Lots;
import parking.plates.PlateSeal;

/** Remembers where cars are and were, by plate. */
@ApplicationScoped
public class Presences {
  private static final Duration MEMORY = Duration.ofDays(40);
  private static final String REMEMBER =
      """
      insert into presence (plate_hash, session_id, lot_id, entered_at, left_at)
      values ($1, $2, $3, $4, $5)
      on conflict (plate_hash, session_id) do update set
        entered_at = excluded.entered_at, left_at = coalesce(excluded.left_at, presence.left_at)""";
  private static final String OTHERS =
      """
      select session_id, lot_id, entered_at, left_at from presence
      where plate_hash = $1 and lot_id <> $2
        and entered_at <= $4 and (left_at is null or left_at >= $3)
      order by entered_at desc limit 50""";
  private static final String FORGET =
      "delete from presence where plate_hash = $1 and session_id = $2";
  private static final String FORGET_OLD = "delete from presence where entered_at < $1";

  private final Transactions transactions;
  private final InstantSource time;
  private final PresenceRules rules;
  private final PlateSeal seal;

  Presences(Transactions transactions, InstantSource time, Lots lots, PlateSeal seal) {
    this.seal = seal;
    this.transactions = transactions;
    this.time = time;
    this.rules = new PresenceRules(lots::travelTime);
  }

  /** Remembers a visit of a car and answers what is wrong with it or with others, if anything. */
  public Uni<List<PresenceRules.Finding>> remember(String plate, Presence visit) {
    return transactions
        .single(REMEMBER, row(plate, visit))
        .chain(() -> others(plate, visit))
        .map(others -> rules.compare(visit, others));
  }

  private Tuple row(String plate, Presence visit) {
    return Tuple.of(seal.hash(plate), visit.session(), visit.lotId())
        .addOffsetDateTime(time(visit.entered()))
        .addOffsetDateTime(visit.left().map(Presences::time).orElse(null));
  }

  /**
   * Read after the visit is remembered, by a statement of its own: of two told at once, one at
   * least sees the other. A statement that does both sees what was there before it began.
   */
  private Uni<List<Presence>> others(String plate, Presence visit) {
    var from = visit.entered().minus(Duration.ofDays(1));
    var until = visit.left().orElse(visit.entered()).plus(Duration.ofDays(1));
    var values = Tuple.of(seal.hash(plate), visit.lotId(), time(from), time(until));
    return transactions
        .single(OTHERS, values)
        .map(
            rows -> {
              List<Presence> all = new ArrayList<>();
              rows.forEach(row -> all.add(presence(row)));
              return all;
            });
  }

  private static Presence presence(Row row) {
    return new Presence(
        row.getUUID(0),
        row.getString(1),
        row.getOffsetDateTime(2).toInstant(),
        Optional.ofNullable(row.getOffsetDateTime(3)).map(OffsetDateTime::toInstant));
  }

  /** The visit turned out to be none, or one that nobody knows the end of. */
  public Uni<Void> forget(String plate, UUID session) {
    return transactions.single(FORGET, Tuple.of(seal.hash(plate), session)).replaceWithVoid();
  }

  /** Forgets where cars were long ago. */
  @Scheduled(every = "1h", identity = "old-presences")
  public Uni<Void> forgetOld() {
    var before = time(time.instant().minus(MEMORY));
    return transactions.single(FORGET_OLD, Tuple.of(before)).replaceWithVoid();
  }

  private static OffsetDateTime time(Instant instant) {
    return instant.atOffset(ZoneOffset.UTC);
  }
}
