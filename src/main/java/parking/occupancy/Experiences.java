package parking.occupancy;

import io.quarkus.logging.Log;
import io.quarkus.scheduler.Scheduled;
import io.smallrye.mutiny.Multi;
import io.smallrye.mutiny.Uni;
import io.vertx.mutiny.sqlclient.SqlConnection;
import io.vertx.mutiny.sqlclient.Tuple;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.time.ZoneOffset;
import java.util.HashMap;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import parking.database.Transactions;
import parking.lots.Lot;
import parking.lots.Lots;

/** Learns every hour from the last four weeks of each lot. */
@ApplicationScoped
class Experiences {
  private static final Experience NONE = new Experience(Map.of(), 0, 0);
  private static final Duration WINDOW = Duration.ofDays(28);

  /** Nights and a weekend are in it; before, long stays would look like cars that are gone. */
  private static final Duration SHORTEST = Duration.ofDays(7);

  private static final String STAYS =
      """
      select floor(extract(epoch from left_at - entered_at) / 1800)::integer as steps, count(*)
      from session
      where lot_id = $1 and filed_at >= $2 and state <> 'VOIDED'
        and entered_at is not null and left_at is not null
      group by steps""";
  private static final String LAPSED =
      """
      select count(*) filter (where state = 'LAPSED'), coalesce(min(filed_at) <= $3, false),
        (select count(*) from passage
          where lot_id = $1 and received_at >= $2 and direction = 'OUT' and event = 'PASSED'
            and verdict in ('UNREADABLE', 'TOO_UNCERTAIN'))
      from session where lot_id = $1 and filed_at >= $2""";

  private final Transactions transactions;
  private final Lots lots;
  private final InstantSource time;
  private final Map<String, Experience> byLot = new ConcurrentHashMap<>();

  Experiences(Transactions transactions, Lots lots, InstantSource time) {
    this.transactions = transactions;
    this.lots = lots;
    this.time = time;
  }

  /** What was learnt of a lot; nothing as long as that is too little. */
  Experience of(Lot lot) {
    return byLot.getOrDefault(lot.id(), NONE);
  }

  @Scheduled(
      every = "1h",
      delayed = "10s",
      identity = "experiences",
      concurrentExecution = Scheduled.ConcurrentExecution.SKIP)
  Uni<Void> learn() {
    var now = time.instant();
    return Multi.createFrom()
        .iterable(lots.listLots())
        .onItem()
        .transformToUniAndConcatenate(
            lot ->
                transactions
                    .direct(tx -> stays(tx, lot.id(), now))
                    .invoke(learnt -> byLot.put(lot.id(), learnt)))
        .collect()
        .last()
        .onFailure()
        .invoke(e -> Log.errorf(e, "How long cars stay cannot be learnt; it will be tried again"))
        .onFailure()
        .recoverWithNull()
        .replaceWithVoid();
  }

  private static Uni<Experience> stays(SqlConnection tx, String lot, Instant now) {
    var since = now.minus(WINDOW).atOffset(ZoneOffset.UTC);
    return tx.preparedQuery(STAYS)
        .execute(Tuple.of(lot, since))
        .map(
            rows -> {
              Map<Integer, Long> stays = new HashMap<>();
              rows.forEach(row -> stays.put(row.getInteger(0), row.getLong(1)));
              return stays;
            })
        .chain(
            stays ->
                tx.preparedQuery(LAPSED)
                    .execute(Tuple.of(lot, since, now.minus(SHORTEST).atOffset(ZoneOffset.UTC)))
                    .map(rows -> rows.iterator().next())
                    .map(
                        row ->
                            row.getBoolean(1)
                                ? new Experience(stays, row.getLong(0), row.getLong(2))
                                : NONE));
  }
}
