package parking.outbox;

import io.quarkus.logging.Log;
import io.quarkus.scheduler.Scheduled;
import io.smallrye.mutiny.Multi;
import io.smallrye.mutiny.Uni;
import io.vertx.mutiny.sqlclient.Row;
import io.vertx.mutiny.sqlclient.RowSet;
import io.vertx.mutiny.sqlclient.SqlConnection;
import io.vertx.mutiny.sqlclient.Tuple;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import org.eclipse.microprofile.config.inject.ConfigProperty;
import parking.database.Transactions;

/**
 * Hands facts on until they are taken: those of one subject in the order in which they were
 * written, and a subject that has to wait holds up no other. Several instances of the service share
 * the work.
 */
@ApplicationScoped
class Relay {
  private static final int MOST_AT_ONCE = 64;
  private static final int MOST_ROUNDS = 50;
  private static final int TAKEN_TOGETHER = 6;

  /** Each has a connection of its own for as long as its facts are on their way. */
  private static final int ORIGINS_TOGETHER = 4;

  private static final Duration PATIENCE = Duration.ofSeconds(20);
  private static final Duration FIRST_PAUSE = Duration.ofSeconds(1);
  private static final Duration LONGEST_PAUSE = Duration.ofMinutes(1);
  private static final int MOST_DOUBLINGS = 6;

  /** Where there is something to do: from one origin to the next, past all of its facts. */
  private static final String ORIGINS =
      """
      with recursive due(origin) as (
        (select origin from outbox
          where set_aside_because is null and next_try_at <= clock_timestamp()
          order by origin limit 1)
        union all
        select (
          select o.origin from outbox o
          where o.origin > due.origin and o.set_aside_because is null
            and o.next_try_at <= clock_timestamp()
          order by o.origin limit 1)
        from due where due.origin is not null)
      select origin from due where origin is not null limit 1000""";

  /**
   * The first fact of each subject, and whether there is another one behind it. One that another
   * relay holds is skipped.
   */
  private static final String NEXT =
      """
      select %s, exists (
        select from outbox later
        where later.origin = $1 and later.subject = o.subject and later.fact_id > o.fact_id
          and later.set_aside_because is null)
      from outbox o
      where origin = $1 and set_aside_because is null and next_try_at <= clock_timestamp()
        and not exists (
          select from outbox earlier
          where earlier.origin = $1 and earlier.subject = o.subject
            and earlier.fact_id < o.fact_id and earlier.set_aside_because is null)
      order by fact_id limit $2 for update skip locked"""
          .formatted(FactRow.COLUMNS);

  private static final String TAKEN = "delete from outbox where origin = $1 and fact_id = any($2)";
  private static final String ASIDE =
      "update outbox set set_aside_because = $3 where origin = $1 and fact_id = $2";
  private static final String LATER =
      """
      update outbox set tries = tries + 1,
        next_try_at = clock_timestamp() + $3::bigint * interval '1 millisecond'
      where origin = $1 and fact_id = $2""";

  private final Transactions transactions;
  private final FactReceiver receiver;
  private final FactSeal seal;
  private final boolean isOn;

  Relay(
      Transactions transactions,
      FactReceiver receiver,
      FactSeal seal,
      @ConfigProperty(name = "parking.outbox.relay", defaultValue = "true") boolean isOn) {
    this.transactions = transactions;
    this.receiver = receiver;
    this.seal = seal;
    this.isOn = isOn;
  }

  /** What became of a fact that was offered. */
  private sealed interface Outcome {
    record Taken(FactRow fact) implements Outcome {}

    record Refused(FactRow fact, String why) implements Outcome {}

    record Failed(FactRow fact, Duration pause) implements Outcome {}
  }

  /** One round: everything that can go now, up to a limit. */
  @Scheduled(
      every = "1s",
      identity = "outbox-relay",
      concurrentExecution = Scheduled.ConcurrentExecution.SKIP)
  Uni<Void> deliverWaiting() {
    if (!isOn) {
      return Uni.createFrom().voidItem();
    }
    return transactions
        .direct(tx -> tx.preparedQuery(ORIGINS).execute())
        .onItem()
        .transformToMulti(rows -> Multi.createFrom().iterable(origins(rows)))
        .onItem()
        .transformToUni(origin -> rounds(origin, MOST_ROUNDS))
        .merge(ORIGINS_TOGETHER)
        .collect()
        .last()
        .replaceWithVoid()
        .onFailure()
        .invoke(e -> Log.errorf(e, "The outbox cannot be worked through; it will be tried again"))
        .onFailure()
        .recoverWithNull();
  }

  private static List<String> origins(RowSet<Row> rows) {
    List<String> origins = new ArrayList<>();
    rows.forEach(row -> origins.add(row.getString(0)));
    return origins;
  }

  private Uni<Void> rounds(String origin, int left) {
    return transactions
        .direct(tx -> round(tx, origin))
        .chain(more -> more && left > 1 ? rounds(origin, left - 1) : Uni.createFrom().voidItem());
  }

  /** Answers whether there are facts that have waited for this round to end. */
  private Uni<Boolean> round(SqlConnection tx, String origin) {
    return tx.preparedQuery(NEXT)
        .execute(Tuple.of(origin, MOST_AT_ONCE))
        .chain(
            rows -> {
              List<FactRow> facts = new ArrayList<>();
              rows.forEach(row -> facts.add(FactRow.of(row)));
              var more = facts.size() == MOST_AT_ONCE || hasFollowers(rows);
              return Multi.createFrom()
                  .iterable(facts)
                  .onItem()
                  .transformToUni(this::offer)
                  .merge(TAKEN_TOGETHER)
                  .collect()
                  .asList()
                  .chain(outcomes -> settle(tx, origin, outcomes))
                  .replaceWith(more);
            });
  }

  private static boolean hasFollowers(RowSet<Row> rows) {
    for (var row : rows) {
      if (row.getBoolean(FactRow.WIDTH)) {
        return true;
      }
    }
    return false;
  }

  private Uni<Outcome> offer(FactRow fact) {
    return Uni.createFrom()
        .deferred(() -> receiver.take(fact.kind(), seal.open(fact.body())))
        .ifNoItem()
        .after(PATIENCE)
        .fail()
        .<Outcome>map(nothing -> new Outcome.Taken(fact))
        .onFailure(IllegalArgumentException.class)
        .recoverWithItem(e -> refused(fact, e))
        .onFailure()
        .recoverWithItem(e -> failed(fact, e));
  }

  private static Outcome refused(FactRow fact, Throwable why) {
    Log.errorf("Fact %d (%s) is refused: %s", fact.id(), fact.kind(), why.getMessage());
    return new Outcome.Refused(fact, Objects.toString(why.getMessage(), "no reason given"));
  }

  private static Outcome failed(FactRow fact, Throwable why) {
    var pause = pause(fact.tries());
    Log.warnf(
        "Fact %d (%s) was not taken (%s); try %d comes in %s",
        fact.id(), fact.kind(), why, fact.tries() + 2, pause);
    return new Outcome.Failed(fact, pause);
  }

  private static Uni<Void> settle(SqlConnection tx, String origin, List<Outcome> outcomes) {
    List<Long> taken = new ArrayList<>();
    Uni<?> settled = Uni.createFrom().voidItem();
    for (var outcome : outcomes) {
      if (outcome instanceof Outcome.Taken it) {
        taken.add(it.fact().id());
      } else if (outcome instanceof Outcome.Refused it) {
        var values = Tuple.of(origin, it.fact().id(), it.why());
        settled = settled.chain(() -> tx.preparedQuery(ASIDE).execute(values));
      } else if (outcome instanceof Outcome.Failed it) {
        var values = Tuple.of(origin, it.fact().id(), it.pause().toMillis());
        settled = settled.chain(() -> tx.preparedQuery(LATER).execute(values));
      }
    }
    var gone = Tuple.of(origin, taken.toArray(Long[]::new));
    return settled.chain(() -> tx.preparedQuery(TAKEN).execute(gone)).replaceWithVoid();
  }

  /** One second after the first failure, then twice as long each time, at most a minute. */
  static Duration pause(int tries) {
    var pause = FIRST_PAUSE.multipliedBy(1L << Math.min(tries, MOST_DOUBLINGS));
    return pause.compareTo(LONGEST_PAUSE) > 0 ? LONGEST_PAUSE : pause;
  }
}
