package parking.database;

import io.quarkus.hibernate.orm.PersistenceUnit;
import io.quarkus.reactive.datasource.ReactiveDataSource;
import io.quarkus.vertx.core.runtime.context.VertxContextSafetyToggle;
import io.smallrye.common.vertx.VertxContext;
import io.smallrye.mutiny.Uni;
import io.vertx.core.Context;
import io.vertx.core.Vertx;
import io.vertx.mutiny.sqlclient.Pool;
import io.vertx.mutiny.sqlclient.Row;
import io.vertx.mutiny.sqlclient.RowSet;
import io.vertx.mutiny.sqlclient.SqlConnection;
import io.vertx.mutiny.sqlclient.Tuple;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.Optional;
import java.util.Set;
import java.util.function.Function;
import org.hibernate.reactive.mutiny.Mutiny;

/**
 * Runs database work in transactions of their own, whoever asks: a request, a timer or start-up.
 * Hibernate Reactive binds a session to the Vert.x context it was opened on, so each transaction
 * gets a fresh context, and the answer goes back to the asker's.
 */
@ApplicationScoped
public class Transactions {
  private static final String LIMIT =
      "select set_config('%s', %%s, true), set_config('role', '%s', true)"
          .formatted(RowsOfLots.SETTING, RowsOfLots.ROLE);

  private final Mutiny.SessionFactory database;
  private final Pool pool;
  private final Vertx vertx;

  Transactions(
      @PersistenceUnit("parking") Mutiny.SessionFactory database,
      @ReactiveDataSource("parking") Pool pool,
      Vertx vertx) {
    this.database = database;
    this.pool = pool;
    this.vertx = vertx;
  }

  /**
   * All of the work or none of it, with the driver alone: for the few statements that carry every
   * passage, each of which takes many rows at once. See docs/decisions.
   */
  public <T> Uni<T> direct(Function<SqlConnection, Uni<T>> work) {
    return Uni.createFrom()
        .deferred(
            () -> {
              var limit = Scope.current();
              return pool.withTransaction(tx -> limited(tx, limit).chain(() -> work.apply(tx)));
            });
  }

  /** One statement that is a transaction of its own, with the driver alone. */
  public Uni<RowSet<Row>> single(String statement, Tuple values) {
    return Uni.createFrom()
        .deferred(
            () ->
                Scope.current().isEmpty()
                    ? pool.preparedQuery(statement).execute(values)
                    : direct(tx -> tx.preparedQuery(statement).execute(values)));
  }

  /**
   * Sends a statement of {@link #direct} at once, without waiting for the answers to those before
   * it. The server runs them one after the other as they were sent, and none after one that failed.
   *
   * @return completes with the answer; somebody has to wait for it before the transaction ends
   */
  public static <T> Uni<T> sendNow(Uni<T> statement) {
    var answer = statement.memoize().indefinitely();
    answer.subscribe().with(item -> {}, failure -> {});
    return answer;
  }

  /** All of the work or none of it. Within the work, one operation follows the other. */
  public <T> Uni<T> inOne(Function<Mutiny.Session, Uni<T>> work) {
    return Uni.createFrom()
        .deferred(
            () -> {
              var limit = Scope.current();
              return onOwnContext(
                  () ->
                      database.withTransaction(
                          tx -> limited(tx, limit).chain(() -> work.apply(tx))));
            });
  }

  /** The rest of the transaction holds rows of these lots only. */
  private static Uni<Void> limited(SqlConnection transaction, Optional<Set<String>> lots) {
    return lots.map(
            all ->
                transaction
                    .preparedQuery(LIMIT.formatted("$1"))
                    .execute(Tuple.of(Scope.text(all)))
                    .replaceWithVoid())
        .orElse(Uni.createFrom().voidItem());
  }

  private static Uni<Void> limited(Mutiny.Session transaction, Optional<Set<String>> lots) {
    return lots.map(
            all ->
                transaction
                    .createNativeQuery(LIMIT.formatted(":lots"))
                    .setParameter("lots", Scope.text(all))
                    .getSingleResult()
                    .replaceWithVoid())
        .orElse(Uni.createFrom().voidItem());
  }

  /**
   * Serialises whoever names the same thing until the end of the transaction.
   *
   * @param name what only one transaction may work on at a time
   */
  public static Uni<Void> lock(Mutiny.Session transaction, String name) {
    return transaction
        .createNativeQuery("select 1 from pg_advisory_xact_lock(hashtextextended(:name, 0))")
        .setParameter("name", name)
        .getSingleResult()
        .replaceWithVoid();
  }

  private <T> Uni<T> onOwnContext(java.util.function.Supplier<Uni<T>> work) {
    return Uni.createFrom()
        .emitter(
            emitter -> {
              var asker = Vertx.currentContext();
              var own = VertxContext.createNewDuplicatedContext(vertx.getOrCreateContext());
              VertxContextSafetyToggle.setContextSafe(own, true);
              own.runOnContext(
                  now ->
                      work.get()
                          .subscribe()
                          .with(
                              item -> back(asker, () -> emitter.complete(item)),
                              failure -> back(asker, () -> emitter.fail(failure))));
            });
  }

  private static void back(Context asker, Runnable answer) {
    if (asker == null) {
      answer.run();
    } else {
      asker.runOnContext(now -> answer.run());
    }
  }
}
