package parking.chaos;

import java.io.IOException;
import java.time.Duration;
import java.util.SplittableRandom;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.concurrent.atomic.AtomicInteger;

/** Kills one process after the other and starts it again, as many times as it is to. */
final class Killer implements AutoCloseable {
  private static final Duration START_UP = Duration.ofMinutes(5);
  private static final int SHORTEST_MILLIS = 1_000;
  private static final int LONGEST_MILLIS = 15_000;

  /** About as many charges go through in a second, so deaths are spread over the whole storm. */
  private static final int CHARGES_A_SECOND = 40;

  private final Scene scene;
  private final SplittableRandom chance;
  private final AtomicInteger kills;
  private final int most;
  private final int longestMillis;
  private final AtomicBoolean isOver = new AtomicBoolean();
  private final Thread thread = new Thread(this::run, "killer");
  private volatile Exception failure;

  /**
   * @param kills counts up
   */
  Killer(Scene scene, Options options, AtomicInteger kills) {
    this.scene = scene;
    this.chance = new SplittableRandom(options.seed() + 1);
    this.kills = kills;
    this.most = options.kills();
    var seconds = 2L * options.charges() / CHARGES_A_SECOND / Math.max(1, most);
    this.longestMillis = (int) Math.max(LONGEST_MILLIS, seconds * 1000);
    thread.start();
  }

  private void run() {
    try {
      while (!isOver.get() && kills.get() < most) {
        Thread.sleep(chance.nextInt(SHORTEST_MILLIS, longestMillis));
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
