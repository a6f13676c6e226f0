package parking.database;

import io.smallrye.common.vertx.ContextLocals;
import io.smallrye.common.vertx.VertxContext;
import io.smallrye.mutiny.Uni;
import io.vertx.core.Context;
import io.vertx.core.Vertx;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import java.util.function.Supplier;

/**
 * The lots whose rows a request may see and change. It is the second line: doors check what people
 * may do, and should one forget, the database itself shows no row of another lot.
 */
public final class Scope {
  private static final String KEY = Scope.class.getName();

  private Scope() {}

  /**
   * From now on and until the request that is being answered is over, the database holds rows of
   * these lots only. What nobody asked for, such as the work of timers, is not limited.
   *
   * @param lots their ids; with none, no row of any lot is to be seen
   * @throws IllegalStateException when no request is being answered
   */
  public static void limitTo(Set<String> lots) {
    if (!VertxContext.isOnDuplicatedContext()) {
      throw new IllegalStateException("only a request can be limited to lots");
    }
    ContextLocals.put(KEY, Set.copyOf(lots));
  }

  /**
   * What is found out for everybody, although one request was the first to ask, such as what many
   * watch at once.
   */
  public static <T> Uni<T> forEverybody(Supplier<Uni<T>> work) {
    return Uni.createFrom()
        .deferred(() -> current().isEmpty() ? work.get() : besides(Vertx.currentContext(), work));
  }

  /** A new context has no limit. */
  private static <T> Uni<T> besides(Context asker, Supplier<Uni<T>> work) {
    return Uni.createFrom()
        .emitter(
            emitter ->
                VertxContext.createNewDuplicatedContext(asker)
                    .runOnContext(
                        now ->
                            work.get()
                                .subscribe()
                                .with(
                                    item -> asker.runOnContext(then -> emitter.complete(item)),
                                    failure -> asker.runOnContext(then -> emitter.fail(failure)))));
  }

  /** The limit of the request that is being answered, if it has one. */
  static Optional<Set<String>> current() {
    return VertxContext.isOnDuplicatedContext() ? ContextLocals.get(KEY) : Optional.empty();
  }

  /** As a setting of the database has it. */
  static String text(Set<String> lots) {
    return String.join(",", new TreeSet<>(lots));
  }
}
