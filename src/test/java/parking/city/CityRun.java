package parking.city;

import io.zonky.test.db.postgres.embedded.EmbeddedPostgres;
import java.io.IOException;
import java.nio.file.Path;
import java.sql.SQLException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionException;
import java.util.stream.Stream;

/** Lets a service, or two, live through the days of some cities and audits each. */
final class CityRun {
  private static final Duration START_UP = Duration.ofSeconds(6);
  private static final Duration STANDSTILL = Duration.ofSeconds(90);
  private static final Duration PAUSE = Duration.ofMillis(100);
  private static final int QUIET_LOOKS = 5;
  private static final String PASSWORD = "of the city";

  private final Path program;
  private final Path folder;
  private final List<CityDay> days;

  /**
   * @param program the packaged service
   * @param folder where its data lies, a new one
   */
  CityRun(Path program, Path folder, List<CityDay> days) {
    this.program = program;
    this.folder = folder;
    this.days = days;
  }

  /**
   * What came out.
   *
   * @param findings one for each city
   */
  record Result(List<Findings> findings, Sending.Outcome sending, Killing.Kills kills) {}

  /**
   * The readings of a city arrive in the same order every time, so that the same seed gives the
   * same figures.
   */
  Result live(int factor) throws IOException, InterruptedException, SQLException {
    var clock = CityClock.in(START_UP, factor);
    try (var service = service(clock, List.of())) {
      start(service);
      var sending = new Sending(List.of(service), clock);
      var outcome = sending.send(days.stream().map(CityDay::inOrder).toList());
      return audited(service.databaseDoor(), outcome, Killing.Kills.NONE);
    }
  }

  /** Every device sends by itself, and the service is killed so many times meanwhile. */
  Result liveAndBeKilled(int factor, int times, long seed)
      throws IOException, InterruptedException, SQLException {
    var clock = CityClock.in(START_UP, factor);
    try (var service = service(clock, List.of())) {
      start(service);
      var sending = new Sending(List.of(service), clock);
      var streams = days.stream().flatMap(day -> day.byDevice().stream()).toList();
      var sent = CompletableFuture.supplyAsync(() -> send(sending, streams));
      var kills = new Killing(service, seed, () -> !sent.isDone()).kill(times);
      return audited(service.databaseDoor(), sent.join(), kills);
    }
  }

  /**
   * Two services share a server and one data folder and start at the same moment. The devices use
   * both, and one of them is killed for good.
   */
  Result liveWithTwo(int factor) throws IOException, InterruptedException, SQLException {
    try (var server = server()) {
      var door = new Tables.Door(server.getPort(), PASSWORD, folder.resolve("data"));
      var clock = CityClock.in(START_UP, factor);
      try (var first = service(clock, at(door));
          var second = service(clock, at(door))) {
        start(first, second);
        var sending = new Sending(List.of(first, second), clock);
        var streams = days.stream().flatMap(day -> day.byDevice().stream()).toList();
        var sent = CompletableFuture.supplyAsync(() -> send(sending, streams));
        clock.sleepUntil(City.BEGIN.plus(Duration.ofHours(12)));
        first.kill(false);
        return audited(door, sent.join(), new Killing.Kills(1, 0, 0, 1, 0));
      }
    }
  }

  /** A server of the city's own, which outlives any service. */
  private EmbeddedPostgres server() throws IOException, SQLException {
    var server =
        EmbeddedPostgres.builder()
            .setDataDirectory(folder.resolve("server"))
            .setOverrideWorkingDirectory(folder.resolve("programs").toFile())
            .start();
    try (var connection = server.getPostgresDatabase().getConnection();
        var statement = connection.createStatement()) {
      statement.execute("alter role %s password '%s'".formatted(Tables.OWNER, PASSWORD));
      return server;
    }
  }

  /** Services that share a database share the name of the issuer, too. */
  private static List<String> at(Tables.Door door) {
    return List.of(
        "-Dparking.issuer.url=http://localhost/issuer",
        "-Dparking.database.url=" + door.address(),
        "-Dparking.database.username=" + Tables.OWNER,
        "-Dparking.database.password=" + door.password());
  }

  private static Sending.Outcome send(Sending sending, List<List<Edges.Request>> streams) {
    try {
      return sending.send(streams);
    } catch (InterruptedException e) {
      throw new CompletionException(e);
    }
  }

  private Service service(CityClock clock, List<String> more) throws IOException {
    Stream<Lot> lots = days.stream().flatMap(day -> day.city().lots().stream());
    var settings = Stream.concat(clock.settings().stream(), more.stream()).toList();
    return new Service(program, folder, Lot.file(lots.toList()), settings);
  }

  private static void start(Service... services) throws IOException, InterruptedException {
    for (var service : services) {
      service.start();
    }
    for (var service : services) {
      if (!service.isUp()) {
        throw new IllegalStateException("the service does not start; see " + service.log());
      }
    }
  }

  private Result audited(Tables.Door door, Sending.Outcome sending, Killing.Kills kills)
      throws IOException, InterruptedException, SQLException {
    List<Findings> findings = new ArrayList<>();
    var settled = false;
    for (var day : days) {
      try (var tables = new Tables(door, day.lots())) {
        if (!settled) {
          settle(tables);
          settled = true;
        }
        var own = sending.refusals().stream().filter(text -> isOf(day, text)).toList();
        findings.add(Auditor.audit(day, tables.read(), own));
      }
    }
    return new Result(findings, sending, kills);
  }

  private static boolean isOf(CityDay day, String refusal) {
    return day.lots().stream().anyMatch(lot -> refusal.startsWith(lot + "-"));
  }

  /** Waits until nothing is on its way to billing any more, or nothing moves for a while. */
  private static void settle(Tables tables) throws SQLException, InterruptedException {
    var quiet = 0;
    var least = Long.MAX_VALUE;
    var moved = System.nanoTime();
    while (quiet < QUIET_LOOKS && System.nanoTime() - moved < STANDSTILL.toNanos()) {
      var waiting = tables.facts().waiting();
      quiet = waiting == 0 ? quiet + 1 : 0;
      if (waiting < least) {
        least = waiting;
        moved = System.nanoTime();
      }
      Thread.sleep(PAUSE.toMillis());
    }
  }
}
