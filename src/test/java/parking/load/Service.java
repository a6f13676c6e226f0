package parking.load;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.util.List;
import java.util.concurrent.TimeUnit;
import parking.testing.HiredStaff;
import parking.testing.PackagedService;
import parking.testing.SealedPlates;

/** The packaged service in a process of its own, and the way to its database. */
final class Service implements AutoCloseable {
  private static final int PATIENCE_SECONDS = 180;

  private final PackagedService service;
  private final Process process;

  private Service(PackagedService service, Process process) {
    this.service = service;
    this.process = process;
  }

  static Service start(Options options, boolean relay) throws IOException, InterruptedException {
    return start(
        options.root(),
        options.data(),
        LoadLots.file(),
        List.of("-Dparking.outbox.relay=" + relay));
  }

  /**
   * Starts it with its data in a folder.
   *
   * @param root the repository's folder
   */
  static Service start(Path root, Path data, String lotsFile, List<String> settings)
      throws IOException, InterruptedException {
    var jar = root.resolve("src/target/quarkus-app/quarkus-run.jar");
    if (!Files.exists(jar)) {
      throw new IllegalStateException(jar + " is missing. Build with: mvn package -DskipTests");
    }
    var lots = Files.createDirectories(data).resolve("lots.yaml");
    Files.writeString(lots, lotsFile);
    var packaged =
        new PackagedService(
            jar, PackagedService.freePort(), data.resolve("service"), lots, settings);
    var log = data.resolve("service.log");
    var service = new Service(packaged, packaged.start(log));
    service.awaitHealth(log);
    return service;
  }

  private void awaitHealth(Path log) throws IOException, InterruptedException {
    for (int i = 0; i < PATIENCE_SECONDS * 4; i++) {
      if (!process.isAlive()) {
        throw new IllegalStateException("The service ended:\n" + Files.readString(log));
      }
      if (service.isHealthy()) {
        return;
      }
      TimeUnit.MILLISECONDS.sleep(250);
    }
    close();
    throw new IllegalStateException("The service did not answer; see " + log);
  }

  int port() {
    return service.port();
  }

  /** A token of somebody with every role for the whole city, but for those of street offices. */
  String token() throws IOException, InterruptedException {
    return HiredStaff.token(service);
  }

  /** A token of somebody of its staff. */
  String token(String id, String wish) throws IOException, InterruptedException {
    return HiredStaff.token(service, id, wish);
  }

  int databasePort() throws IOException {
    return service.databasePort();
  }

  /** The password of the role {@code parking}, as which the service works, too. */
  String password() throws IOException {
    return service.databasePassword("parking");
  }

  /** Opens and hashes plates as the service does. */
  SealedPlates plates() {
    return SealedPlates.of(service.data());
  }

  /** A connection as billing's role. */
  Connection connectToBilling() throws IOException, SQLException {
    return DriverManager.getConnection(
        "jdbc:postgresql://127.0.0.1:%d/postgres".formatted(databasePort()),
        "billing",
        service.databasePassword("billing"));
  }

  /** A connection as the service's own role. */
  Connection connect() throws IOException, SQLException {
    return DriverManager.getConnection(
        "jdbc:postgresql://127.0.0.1:%d/postgres".formatted(databasePort()), "parking", password());
  }

  Processor processor() throws IOException {
    return Processor.now(process.pid(), service.databaseProcess().orElseThrow());
  }

  /** Asks the service to stop, and its database with it. */
  @Override
  public void close() {
    process.destroy();
    try {
      if (!process.waitFor(PATIENCE_SECONDS, TimeUnit.SECONDS)) {
        throw new IllegalStateException("The service does not stop: process " + process.pid());
      }
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
  }
}
