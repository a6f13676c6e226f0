package parking.stories;

import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.function.BooleanSupplier;
import java.util.function.Supplier;

/** Waits for what happens by itself, and no longer than needed. */
final class Eventually {
  private static final Duration PAUSE = Duration.ofMillis(50);
  private static final int TRIES = 3600;

  private Eventually() {}

  /**
   * @throws AssertionError when it does not come true within three minutes
   */
  static void isTrue(BooleanSupplier condition) {
    for (int i = 0; i < TRIES; i++) {
      if (condition.getAsBoolean()) {
        return;
      }
      pause();
    }
    throw new AssertionError("it did not come true in time");
  }

  /** The field of the first row, once it has one. */
  static Object first(Supplier<List<Map<String, Object>>> rows, String field) {
    isTrue(() -> rows.get().stream().anyMatch(row -> row.get(field) != null));
    return rows.get().get(0).get(field);
  }

  private static void pause() {
    try {
      Thread.sleep(PAUSE.toMillis());
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new AssertionError("interrupted", e);
    }
  }
}
