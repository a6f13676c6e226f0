package parking.outbox;

import io.quarkus.logging.Log;
import io.quarkus.scheduler.Scheduled;
import io.smallrye.mutiny.Uni;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Duration;
import java.time.InstantSource;
import java.util.List;
import java.util.Objects;
import java.util.function.Consumer;
import org.hibernate.reactive.mutiny.Mutiny;
import parking.database.Transactions;

/** Hands facts on in the order in which they were written, again and again until they are taken. */
@ApplicationScoped
class Relay {
  private static final int BATCH = 50;
  private static final Duration PATIENCE = Duration.ofSeconds(20);
  private static final String WAITING =
      "from FactRow where deliveredAt is null and setAsideBecause is null order by id";

  private final Transactions database;
  private final FactReceiver receiver;
  private final InstantSource time;

  Relay(Transactions database, FactReceiver receiver, InstantSource time) {
    this.database = database;
    this.receiver = receiver;
    this.time = time;
  }

  /** One round; a failure ends it, and the next round begins with the same fact. */
  @Scheduled(
      every = "1s",
      identity = "outbox-relay",
      concurrentExecution = Scheduled.ConcurrentExecution.SKIP)
  Uni<Void> deliverWaiting() {
    return database
        .inOne(tx -> alone(tx).chain(mine -> mine ? round() : nothing()))
        .onFailure()
        .invoke(e -> Log.warnf("Facts wait in the outbox and will be tried again: %s", e))
        .onFailure()
        .recoverWithNull()
        .replaceWithVoid();
  }

  /** Only one service hands facts on at a time, so that their order holds. */
  private static Uni<Boolean> alone(Mutiny.Session tx) {
    return tx.createNativeQuery(
            "select pg_try_advisory_xact_lock(hashtextextended('outbox', 0))", Boolean.class)
        .getSingleResult();
  }

  private Uni<Void> round() {
    return database
        .inOne(tx -> tx.createQuery(WAITING, FactRow.class).setMaxResults(BATCH).getResultList())
        .chain(this::deliver);
  }

  private Uni<Void> deliver(List<FactRow> rows) {
    var chain = nothing();
    for (var row : rows) {
      chain = chain.chain(() -> deliver(row));
    }
    return chain;
  }

  /** Each fact is marked in a transaction of its own, so that a later failure undoes no mark. */
  private Uni<Void> deliver(FactRow fact) {
    return Uni.createFrom()
        .deferred(() -> receiver.take(fact.kind, fact.body))
        .ifNoItem()
        .after(PATIENCE)
        .fail()
        .chain(() -> mark(fact, row -> row.deliveredAt = time.instant()))
        .onFailure(IllegalArgumentException.class)
        .recoverWithUni(
            refusal -> {
              Log.errorf("Fact %d (%s) is refused: %s", fact.id, fact.kind, refusal.getMessage());
              return mark(
                  fact, row -> row.setAsideBecause = Objects.toString(refusal.getMessage()));
            });
  }

  private Uni<Void> mark(FactRow fact, Consumer<FactRow> how) {
    return database.inOne(tx -> tx.find(FactRow.class, fact.id).invoke(how).replaceWithVoid());
  }

  private static Uni<Void> nothing() {
    return Uni.createFrom().voidItem();
  }
}
