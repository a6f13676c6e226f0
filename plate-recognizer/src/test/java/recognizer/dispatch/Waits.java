package recognizer.dispatch;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.function.BooleanSupplier;

/** Waits for what other threads do. */
public final class Waits {
  private static final int ROUNDS = 2_000;

  private Waits() {}

  /** Waits until something is so, for at most 20 s. */
  public static void until(String what, BooleanSupplier isSo) throws InterruptedException {
    for (int i = 0; i < ROUNDS && !isSo.getAsBoolean(); i++) {
      Thread.sleep(10);
    }
    assertThat(isSo.getAsBoolean()).as(what).isTrue();
  }
}
