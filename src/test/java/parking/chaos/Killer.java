package parking.chaos;

import java.io.IOException;
import java.time.Duration;
import java.util.SplittableRandom;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.concurrent.atomic.AtomicInteger;

/** Kills one process after the other and starts it again, until it is told to end. */
final class Killer implements AutoCloseable {
  private static final Duration START_UP = Duration.ofMinutes(5);
  private static final int SHORTEST_MILLIS = 1_000;
  private static final int LONGEST_MILLIS = 15_000;

  private final Scene scene;
  private final SplittableRandom chance;
  private final AtomicInteger kills = new AtomicInteger();
  private final AtomicBoolean isOver = new AtomicBoolean();
  private final Thread thread = new Thread(this::run, "killer");
  private volatile Exception failure;

  Killer(Scene scene, long seed) {
    this.scene = scene;
    this.chance = new SplittableRandom(seed + 1);
    thread.start();
  }

  int kills() {
    return kills.get();
  }

  private void run() {
    try {
      while (!isOver.get()) {
        Thread.sleep(chance.nextInt(SHORTEST_MILLIS, LONGEST_MILLIS));
        var worker = scene.workers().get(chance.nextInt(scene.workers().size()));
        worker.kill();
        kills.incrementAndGet();
        worker.start();
        worker.awaitHealth(START_UP);
      }
    } catch (IOException | IllegalStateException e) {
      failure = e;
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
  }

  /** Returns once every process runs. */
  void end() throws InterruptedException {
    isOver.set(true);
    thread.join();
    if (failure != null) {
      throw new IllegalStateException("A killed process did not come back", failure);
    }
  }

  @Override
  public void close() {
    isOver.set(true);
    thread.interrupt();
  }
}
