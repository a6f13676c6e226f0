package parking.city;

import java.io.IOException;
import java.time.Duration;
import java.util.function.BooleanSupplier;

/** Kills the service again and again while the city goes on, and starts it each time. */
final class Killing {
  private static final double DATABASE_TOO = 50;
  private static final double WHILE_STARTING = 15;
  private static final int MOST_STARTS = 5;

  private final Service service;
  private final Chance chance;
  private final BooleanSupplier underLoad;
  private int kills;
  private int withDatabase;
  private int whileStarting;
  private int loaded;
  private int failedStarts;

  Killing(Service service, long seed, BooleanSupplier underLoad) {
    this.service = service;
    this.chance = Chance.of(seed, "kills");
    this.underLoad = underLoad;
  }

  /**
   * What was done to the service.
   *
   * @param underLoad kills that came before everything was acknowledged
   * @param failedStarts starts that ended by themselves and were repeated
   */
  record Kills(int all, int withDatabase, int whileStarting, int underLoad, int failedStarts) {
    static final Kills NONE = new Kills(0, 0, 0, 0, 0);
  }

  /** Returns when the service is up after the last kill. */
  Kills kill(int times) throws IOException, InterruptedException {
    while (kills < times) {
      Thread.sleep(chance.between(Duration.ofMillis(300), Duration.ofMillis(4500)).toMillis());
      killOnce();
      service.start();
      if (kills < times && chance.hits(WHILE_STARTING)) {
        Thread.sleep(chance.between(Duration.ofMillis(200), Duration.ofMillis(4000)).toMillis());
        whileStarting++;
        killOnce();
        service.start();
      }
      awaitStart();
    }
    return new Kills(kills, withDatabase, whileStarting, loaded, failedStarts);
  }

  private void killOnce() throws IOException, InterruptedException {
    var databaseToo = chance.hits(DATABASE_TOO);
    service.kill(databaseToo);
    kills++;
    withDatabase += databaseToo ? 1 : 0;
    loaded += underLoad.getAsBoolean() ? 1 : 0;
  }

  private void awaitStart() throws IOException, InterruptedException {
    for (int i = 0; i < MOST_STARTS; i++) {
      if (service.isUp()) {
        return;
      }
      failedStarts++;
      service.start();
    }
    throw new IllegalStateException("the service does not start again; see " + service.log());
  }
}
