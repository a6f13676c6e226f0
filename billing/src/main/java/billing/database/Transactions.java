package billing.database;

import io.quarkus.hibernate.orm.PersistenceUnit;
import io.quarkus.vertx.core.runtime.context.VertxContextSafetyToggle;
import io.smallrye.common.vertx.VertxContext;
import io.smallrye.mutiny.Uni;
import io.vertx.core.Context;
import io.vertx.core.Vertx;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.concurrent.Callable;
import java.util.function.Function;
import org.hibernate.reactive.mutiny.Mutiny;

/**
 * Runs database work in transactions of their own, whoever asks: a request, a timer or a gateway's
 * thread. Hibernate Reactive binds a session to the Vert.x context it was opened on, so each
 * transaction gets a fresh context, and the answer goes back to the asker's.
 */
@ApplicationScoped
public class Transactions {
  private final Mutiny.SessionFactory database;
  private final Vertx vertx;

  Transactions(@PersistenceUnit("billing") Mutiny.SessionFactory database, Vertx vertx) {
    this.database = database;
    this.vertx = vertx;
  }

  /** All of the work or none of it. Within the work, one operation follows the other. */
  public <T> Uni<T> inOne(Function<Mutiny.Session, Uni<T>> work) {
    return Uni.createFrom()
        .emitter(
            emitter -> {
              var asker = Vertx.currentContext();
              var own = VertxContext.createNewDuplicatedContext(vertx.getOrCreateContext());
              VertxContextSafetyToggle.setContextSafe(own, true);
              own.runOnContext(
                  now ->
                      database
                          .withTransaction(work)
                          .subscribe()
                          .with(
                              item -> back(asker, () -> emitter.complete(item)),
                              failure -> back(asker, () -> emitter.fail(failure))));
            });
  }

  /**
   * Calculates something long without holding the event loop up, within a transaction or without.
   *
   * @return completes where it was asked for
   */
  public static <T> Uni<T> aside(Callable<T> calculation) {
    return Uni.createFrom()
        .completionStage(
            () -> Vertx.currentContext().executeBlocking(calculation).toCompletionStage());
  }

  private static void back(Context asker, Runnable answer) {
    if (asker == null) {
      answer.run();
    } else {
      asker.runOnContext(now -> answer.run());
    }
  }
}
