package parking.looks;

import io.smallrye.common.vertx.ContextLocals;
import io.smallrye.common.vertx.VertxContext;
import java.util.Optional;

/**
 * Somebody of the staff who asks, and what they may see of plates. The guard of all doors says it
 * for the request that is being answered.
 *
 * @param door where they look; empty where the door shows nothing of anybody
 * @param seesWhole whether plates are shown as they are, and not masked
 * @param role as which they look, by its code
 * @param party for whom: the name of an office, or empty where it is the lot's operator
 */
public record Looker(Optional<Door> door, boolean seesWhole, String role, String party) {
  private static final String KEY = Looker.class.getName();

  /** The party of those who work for the whole city. */
  public static final String CITY = "city";

  /**
   * From now on and until the request that is being answered is over.
   *
   * @throws IllegalStateException when no request is being answered
   */
  public static void set(Looker looker) {
    if (!VertxContext.isOnDuplicatedContext()) {
      throw new IllegalStateException("nobody asks");
    }
    ContextLocals.put(KEY, looker);
  }

  /** Who asks; empty where nobody of the staff does. */
  public static Optional<Looker> current() {
    return VertxContext.isOnDuplicatedContext() ? ContextLocals.get(KEY) : Optional.empty();
  }
}
