package parking.database;

import io.smallrye.common.vertx.ContextLocals;
import io.smallrye.common.vertx.VertxContext;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;

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

  /** The limit of the request that is being answered, if it has one. */
  static Optional<Set<String>> current() {
    return VertxContext.isOnDuplicatedContext() ? ContextLocals.get(KEY) : Optional.empty();
  }

  /** As a setting of the database has it. */
  static String text(Set<String> lots) {
    return String.join(",", new TreeSet<>(lots));
  }
}
