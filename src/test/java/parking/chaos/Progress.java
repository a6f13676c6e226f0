package parking.chaos;

import java.sql.SQLException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;

/** Says every fifteen seconds how far a storm has come. */
final class Progress implements AutoCloseable {
  private static final long EVERY_SECONDS = 15;

  private final Scene scene;
  private final Tables tables;
  private final int cars;
  private final AtomicInteger kills;
  private final long begin = System.nanoTime();
  private final Thread thread = new Thread(this::run, "progress");

  Progress(Scene scene, int cars, AtomicInteger kills) throws SQLException {
    this.scene = scene;
    this.tables = new Tables(scene.connect(), scene.plates());
    this.cars = cars;
    this.kills = kills;
    thread.setDaemon(true);
  }

  void begin() {
    thread.start();
  }

  private void run() {
    try {
      while (!Thread.interrupted()) {
        TimeUnit.SECONDS.sleep(EVERY_SECONDS);
        say();
      }
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    } catch (SQLException e) {
      System.err.println("Progress cannot be told any more. " + e);
    }
  }

  private void say() throws SQLException {
    System.out.printf(
        "after %d s: bound %d, charged %d of %d, paid %d, to be done %d, killed %d times%n",
        TimeUnit.NANOSECONDS.toSeconds(System.nanoTime() - begin),
        tables.count("select count(*) from parking.account where payers <> ''"),
        tables.count("select count(*) from billing.charge"),
        cars,
        tables.count("select count(*) from billing.attempt where state = 'SUCCEEDED'"),
        tables.countBusy(scene.clock().now()),
        kills.get());
  }

  @Override
  public void close() throws SQLException {
    thread.interrupt();
    tables.close();
  }
}
