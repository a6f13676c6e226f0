package parking.chaos;

import java.io.IOException;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.SQLException;
import java.time.Duration;
import java.util.Arrays;
import java.util.Comparator;
import java.util.List;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.stream.Collectors;

/** Runs a storm and says what the auditor found. */
public final class Chaos {
  private static final int WRONG_USAGE = 2;
  private static final int FAILED = 1;
  private static final Duration SETTLING = Duration.ofMillis(100);
  private static final Duration MOST_WAITING = Duration.ofMinutes(20);
  private static final String RECONCILED =
      "select count(*) from billing.reconciliation where state = 'DONE' and day >= date '%s'"
          .formatted(LotClock.FIRST_DAY);
  private static final Duration NEARLY_A_DAY = Duration.ofHours(23);
  private static final int BILLS_OF_A_DAY = 2;
  private static final String OPEN =
      """
      select count(*) from billing.difference d
      where not exists (
        select from billing.difference_end e where e.difference_id = d.difference_id)""";

  private final Options options;
  private final List<Car> cars;
  private final AtomicInteger kills = new AtomicInteger();

  Chaos(Options options) {
    this.options = options;
    this.cars = Car.of(options.seed(), options.charges());
  }

  /** See {@link Options#USAGE}. */
  public static void main(String... arguments) {
    try {
      var words = Arrays.stream(arguments).filter(word -> !word.isBlank()).toList();
      if (!new Chaos(Options.of(words)).run().isGood()) {
        System.exit(FAILED);
      }
    } catch (IllegalArgumentException e) {
      System.err.println(e.getMessage());
      System.err.println(Options.USAGE);
      System.exit(WRONG_USAGE);
    } catch (IOException | SQLException | IllegalStateException e) {
      System.err.println("The storm cannot be run. " + e);
      System.exit(FAILED);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
  }

  /**
   * What a storm came to.
   *
   * @param unresolved orders and facts whose end is not known
   * @param differences of the gateway's bills from our books that nobody has explained
   * @param unreconciled days whose bills were not compared
   */
  record Outcome(Auditor.Findings found, long unresolved, long differences, long unreconciled) {
    boolean isGood() {
      return found.doubled().isEmpty()
          && found.lost().isEmpty()
          && found.unbalanced().isEmpty()
          && unresolved == 0
          && differences == 0
          && unreconciled == 0;
    }
  }

  Outcome run() throws IOException, SQLException, InterruptedException {
    remove(options.data());
    Files.createDirectories(options.data());
    ShortKeys.write(Scene.keys(options));
    try (var scene = new Scene(options, SETTLING);
        var tables = new Tables(scene.connect(), scene.plates());
        var progress = new Progress(scene, cars.size(), kills)) {
      progress.begin();
      bind(scene, cars);
      Weather.begin(scene.sandboxPort());
      blow(scene, tables);
      Weather.end(scene.sandboxPort());
      awaitQuiet(scene, tables, "the storm is over");
      for (int day = 1; day <= 2; day++) {
        scene.putClockForward(scene.clock().untilEveningAfter(NEARLY_A_DAY));
        awaitReconciled(scene, tables);
        awaitQuiet(scene, tables, "day %d is over".formatted(day));
      }
      return say(scene, tables);
    }
  }

  /** Who pays is known before the cars come. */
  static void bind(Scene scene, List<Car> cars) throws InterruptedException, IOException {
    var begin = System.nanoTime();
    var token = scene.workers().get(0).token();
    Crowd.share(
        cars.stream().filter(car -> car.payer() != Car.Payer.IS_NOBODY).toList(),
        car -> {
          var plate = URLEncoder.encode(car.plate(), StandardCharsets.UTF_8);
          Http.must(
              "PUT",
              scene.sandboxPort(),
              "/sandbox/payers/" + plate,
              "{\"plate_color\":\"BLUE\",\"openid\":\"%s\",\"state\":\"%s\",\"outcome\":\"%s\"}"
                  .formatted(car.openId(), car.payer().state, car.payer().outcome));
          Http.mustPut(
              token,
              scene.workers().get(car.number() % scene.workers().size()).port(),
              "/api/v1/plates/%s/payer".formatted(plate),
              "{\"colour\":\"blue\",\"weChatOpenId\":\"%s\"}".formatted(car.openId()));
        });
    tell("bound in s", TimeUnit.NANOSECONDS.toSeconds(System.nanoTime() - begin));
  }

  /** The cars come and go while processes die. */
  private void blow(Scene scene, Tables tables)
      throws InterruptedException, SQLException, IOException {
    try (var killer = new Killer(scene, options, kills)) {
      sendAll(scene, cars);
      var end = System.nanoTime() + MOST_WAITING.toNanos();
      while (kills.get() < options.kills()
          || !isNearlyDone(scene, tables) && System.nanoTime() < end) {
        TimeUnit.SECONDS.sleep(1);
      }
      killer.end();
    }
  }

  private boolean isNearlyDone(Scene scene, Tables tables) throws SQLException {
    return tables.countBusy(scene.clock().now()) < Math.max(50, options.charges() / 50);
  }

  private static boolean isBusy(Scene scene, Tables tables) throws SQLException {
    return tables.countBusy(scene.clock().now()) > 0;
  }

  /** Sends the readings of all cars, a few lots at a time. */
  static void sendAll(Scene scene, List<Car> cars) throws InterruptedException {
    var readings = new Readings(scene, scene.workers().get(0)::token);
    var byLot = cars.stream().collect(Collectors.groupingBy(Car::lot));
    Crowd.share(List.copyOf(byLot.keySet()), lot -> sendAll(readings, lot, byLot.get(lot)));
  }

  private static void sendAll(Readings readings, int lot, List<Car> cars)
      throws IOException, InterruptedException {
    for (int i = 0; i < cars.size(); i += Readings.CARS_AT_ONCE) {
      readings.send(lot, cars.subList(i, Math.min(cars.size(), i + Readings.CARS_AT_ONCE)));
    }
  }

  private void awaitQuiet(Scene scene, Tables tables, String when)
      throws SQLException, InterruptedException {
    var end = System.nanoTime() + MOST_WAITING.toNanos() + options.charges() * 20_000_000L;
    while (isBusy(scene, tables) && System.nanoTime() < end) {
      TimeUnit.SECONDS.sleep(1);
    }
    tell("still to be done when " + when, tables.countBusy(scene.clock().now()));
  }

  /** The bills of all days that are over. */
  private static long countUnreconciled(Scene scene, Tables tables) throws SQLException {
    return Math.max(0, BILLS_OF_A_DAY * scene.clock().countDays() - tables.count(RECONCILED));
  }

  private static void awaitReconciled(Scene scene, Tables tables)
      throws SQLException, InterruptedException {
    var end = System.nanoTime() + MOST_WAITING.toNanos();
    while (countUnreconciled(scene, tables) > 0 && System.nanoTime() < end) {
      TimeUnit.SECONDS.sleep(1);
    }
  }

  private Outcome say(Scene scene, Tables tables) throws IOException, SQLException {
    var orders = SandboxBook.orders(scene.sandboxPort());
    var found = Auditor.compare(new Auditor.Books(cars, tables.stays(), tables.captures(), orders));
    var outcome =
        new Outcome(
            found,
            tables.countBusy(scene.clock().now()),
            tables.count(OPEN),
            countUnreconciled(scene, tables));
    Auditor.some(found.doubled()).forEach(System.out::println);
    Auditor.some(found.lost()).forEach(System.out::println);
    Auditor.some(found.unbalanced()).forEach(System.out::println);
    tell("charges", tables.count("select count(*) from billing.charge where amount_fen > 0"));
    tell("orders at the gateway", orders.size());
    tell("paid", orders.values().stream().filter(SandboxBook.Order::isPaid).count());
    tell("processes killed", kills.get());
    tell("doubled", found.doubled().size());
    tell("lost", found.lost().size());
    tell("unbalanced", found.unbalanced().size());
    tell("differences that are open", outcome.differences());
    tell("days not reconciled", outcome.unreconciled());
    tell("unresolved", outcome.unresolved());
    return outcome;
  }

  private static void tell(String name, long value) {
    System.out.println(name + ": " + value);
  }

  static void remove(Path folder) throws IOException {
    if (Files.exists(folder)) {
      try (var all = Files.walk(folder)) {
        for (var path : all.sorted(Comparator.reverseOrder()).toList()) {
          Files.delete(path);
        }
      }
    }
  }
}
