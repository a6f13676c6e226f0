package parking.outbox;

import io.quarkus.logging.Log;
import io.quarkus.scheduler.Scheduled;
import io.smallrye.mutiny.Uni;
import io.vertx.core.Vertx;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Duration;
import java.time.InstantSource;
import java.util.Objects;
import java.util.Optional;
import org.hibernate.reactive.mutiny.Mutiny;
import parking.database.Transactions;

/**
 * Hands facts on until they are taken: those of one subject in the order in which they were
 * written, and a subject that has to wait holds up no other.
 */
@ApplicationScoped
class Relay {
  private static final int MOST_IN_A_ROUND = 200;
  private static final Duration PATIENCE = Duration.ofSeconds(20);
  private static final Duration FIRST_PAUSE = Duration.ofSeconds(1);
  private static final Duration LONGEST_PAUSE = Duration.ofMinutes(1);
  private static final int MOST_DOUBLINGS = 6;

  /** A row that another relay holds is skipped, and so are later ones of its subject. */
  private static final String NEXT =
      """
      select * from outbox o
      where delivered_at is null and set_aside_because is null
        and next_try_at <= clock_timestamp()
        and not exists (
          select from outbox earlier
          where earlier.subject = o.subject and earlier.fact_id < o.fact_id
            and earlier.delivered_at is null and earlier.set_aside_because is null)
      order by fact_id limit 1 for update skip locked""";

  private static final String LATER =
      """
      update outbox set tries = tries + 1,
        next_try_at = clock_timestamp() + cast(:millis as bigint) * interval '1 millisecond'
      where fact_id = :id""";

  private final Transactions transactions;
  private final FactReceiver receiver;
  private final InstantSource time;

  Relay(Transactions transactions, FactReceiver receiver, InstantSource time) {
    this.transactions = transactions;
    this.receiver = receiver;
    this.time = time;
  }

  /** One round: everything that can go now, up to a limit. */
  @Scheduled(
      every = "1s",
      identity = "outbox-relay",
      concurrentExecution = Scheduled.ConcurrentExecution.SKIP)
  Uni<Void> deliverWaiting() {
    return round(MOST_IN_A_ROUND)
        .onFailure()
        .invoke(e -> Log.errorf(e, "The outbox cannot be worked through; it will be tried again"))
        .onFailure()
        .recoverWithNull();
  }

  private Uni<Void> round(int left) {
    return transactions
        .inOne(this::deliverNext)
        .chain(more -> more && left > 1 ? round(left - 1) : Uni.createFrom().voidItem());
  }

  /** Answers whether there was a fact to deliver. */
  private Uni<Boolean> deliverNext(Mutiny.Session tx) {
    return tx.createNativeQuery(NEXT, FactRow.class)
        .getSingleResultOrNull()
        .map(Optional::ofNullable)
        .chain(
            found ->
                found
                    .map(row -> deliver(tx, row).replaceWith(true))
                    .orElse(Uni.createFrom().item(false)));
  }

  private Uni<Void> deliver(Mutiny.Session tx, FactRow row) {
    var own = Vertx.currentContext();
    return Uni.createFrom()
        .deferred(() -> receiver.take(row.kind, row.body))
        .ifNoItem()
        .after(PATIENCE)
        .fail()
        .emitOn(work -> own.runOnContext(now -> work.run()))
        .invoke(() -> row.deliveredAt = time.instant())
        .onFailure(IllegalArgumentException.class)
        .recoverWithUni(refusal -> setAside(row, refusal))
        .onFailure()
        .recoverWithUni(failure -> later(tx, row, failure));
  }

  private static Uni<Void> setAside(FactRow row, Throwable refusal) {
    Log.errorf("Fact %d (%s) is refused: %s", row.id, row.kind, refusal.getMessage());
    row.setAsideBecause = Objects.toString(refusal.getMessage(), "no reason given");
    return Uni.createFrom().voidItem();
  }

  private static Uni<Void> later(Mutiny.Session tx, FactRow row, Throwable failure) {
    var pause = pause(row.tries);
    Log.warnf(
        "Fact %d (%s) was not taken (%s); try %d comes in %s",
        row.id, row.kind, failure, row.tries + 2, pause);
    return tx.createNativeQuery(LATER)
        .setParameter("millis", pause.toMillis())
        .setParameter("id", row.id)
        .executeUpdate()
        .replaceWithVoid();
  }

  /** One second after the first failure, then twice as long each time, at most a minute. */
  static Duration pause(int tries) {
    var pause = FIRST_PAUSE.multipliedBy(1L << Math.min(tries, MOST_DOUBLINGS));
    return pause.compareTo(LONGEST_PAUSE) > 0 ? LONGEST_PAUSE : pause;
  }
}
