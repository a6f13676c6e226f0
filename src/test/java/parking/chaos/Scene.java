package parking.chaos;

import io.zonky.test.db.postgres.embedded.EmbeddedPostgres;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.SQLException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.TimeUnit;
import parking.testing.PackagedService;
import parking.testing.PaymentSandbox;
import parking.testing.SealedPlates;

/** The programs of a storm: a database, the sandbox, and several processes of the service. */
final class Scene implements AutoCloseable {
  /** The gateway's deduction follows at once. */
  static final Duration INSTANT = Duration.ZERO;

  private static final Duration START_UP = Duration.ofMinutes(5);
  private static final String SERVICE = "src/target/quarkus-app/quarkus-run.jar";

  private final Options options;
  private final Duration settling;
  private final EmbeddedPostgres database;
  private final int sandboxPort = PackagedService.freePort();
  private final List<Worker> workers = new ArrayList<>();
  private LotClock clock = LotClock.begin();
  private Process sandbox;

  /**
   * @param settling how long the gateway takes from acceptance to deduction
   */
  Scene(Options options, Duration settling) throws IOException, InterruptedException {
    this.options = options;
    this.settling = settling;
    mustBeBuilt(options.root().resolve(SERVICE));
    this.database =
        EmbeddedPostgres.builder()
            .setDataDirectory(options.data().resolve("postgresql"))
            .setCleanDataDirectory(false)
            .setServerConfig("unix_socket_directories", "")
            .setServerConfig("max_connections", "200")
            .setServerConfig("shared_buffers", "512MB")
            .setServerConfig("max_wal_size", "4GB")
            .start();
    startSandbox();
    var lots = Files.writeString(options.data().resolve("lots.yaml"), lots());
    for (int i = 0; i < options.workers(); i++) {
      workers.add(
          new Worker(i, service(lots), options.data().resolve("worker-%d.log".formatted(i))));
      workers.get(i).start();
      workers.get(i).awaitHealth(START_UP);
    }
  }

  /** The folder of the sandbox's keys; those that are not there are made when it starts. */
  static Path keys(Options options) {
    return options.data().resolve("keys");
  }

  private static void mustBeBuilt(Path jar) {
    if (!Files.exists(jar)) {
      throw new IllegalStateException(jar + " is missing. Build with: mvn package -DskipTests");
    }
  }

  private static String lots() {
    var text = new StringBuilder("lots:\n");
    for (int i = 0; i < Car.LOTS; i++) {
      text.append(
          """
            - id: lot-%1$d
              name: 停车场 %1$d
              nameEn: Car park %1$d
              capacity: 50000
              tariff: hangzhou-road/core
              devices:
                lot-%1$d:
                  entrance: entrance
                  exit: exit
          """
              .formatted(i));
    }
    return text.toString();
  }

  private PackagedService service(Path lots) throws IOException {
    var jar = options.root().resolve(SERVICE);
    var port = PackagedService.freePort();
    return new PackagedService(jar, port, options.data().resolve("service"), lots, settings(port));
  }

  private List<String> settings(int port) throws IOException {
    List<String> all = new ArrayList<>(clock.ofService());
    all.add("-Xmx768m");
    all.add("-Dparking.issuer.url=http://localhost/issuer");
    all.add(
        "-Dparking.database.url=postgresql://127.0.0.1:%d/postgres".formatted(database.getPort()));
    all.add("-Dparking.database.username=postgres");
    all.add("-Dparking.database.password=postgres");
    all.addAll(PaymentSandbox.settings(keys(options), sandboxPort, port));
    all.add("-Dbilling.wechat.call-timeout=2s");
    return all;
  }

  private void startSandbox() throws IOException, InterruptedException {
    List<String> more =
        new ArrayList<>(
            List.of(
                "--port",
                String.valueOf(sandboxPort),
                "--settle-after-ms",
                String.valueOf(settling.toMillis()),
                "--seed",
                String.valueOf(options.seed())));
    more.addAll(clock.ofSandbox());
    var memory = 512 + options.charges() / 400;
    sandbox =
        new ProcessBuilder(PaymentSandbox.command(options.root(), keys(options), memory, more))
            .redirectErrorStream(true)
            .redirectOutput(
                ProcessBuilder.Redirect.appendTo(options.data().resolve("sandbox.log").toFile()))
            .start();
    for (int i = 0; i < 240 && !answers(); i++) {
      TimeUnit.MILLISECONDS.sleep(250);
    }
  }

  private boolean answers() throws InterruptedException {
    try {
      return Http.send("GET", sandboxPort, "/sandbox/orders", "").status() == 200;
    } catch (IOException notYet) {
      return false;
    }
  }

  LotClock clock() {
    return clock;
  }

  List<Worker> workers() {
    return workers;
  }

  /** Starts a worker that was stopped, with further settings. */
  void restart(Worker worker, List<String> more) throws IOException, InterruptedException {
    List<String> all = new ArrayList<>(settings(worker.port()));
    all.addAll(more);
    worker.isSet(all);
    worker.start();
    worker.awaitHealth(START_UP);
  }

  int databasePort() {
    return database.getPort();
  }

  int sandboxPort() {
    return sandboxPort;
  }

  /** Opens the plates in the services' tables. */
  SealedPlates plates() {
    return SealedPlates.of(options.data().resolve("service"));
  }

  /** A connection as the server's administrator. */
  Connection connect() throws SQLException {
    return database.getPostgresDatabase().getConnection();
  }

  /** Stops everything but the database, puts the clock forward, and starts it all again. */
  void putClockForward(Duration by) throws IOException, InterruptedException {
    for (var worker : workers) {
      worker.stop();
    }
    sandbox.destroy();
    sandbox.waitFor();
    clock = clock.putForward(by);
    startSandbox();
    for (var worker : workers) {
      restart(worker, List.of());
    }
  }

  @Override
  public void close() throws IOException {
    for (var worker : workers) {
      worker.stop();
    }
    if (sandbox != null) {
      sandbox.destroy();
    }
    database.close();
  }
}
