package parking.load;

import java.io.IOException;
import java.net.HttpURLConnection;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.TimeUnit;

/** The packaged service in a process of its own, and the way to its database. */
final class Service implements AutoCloseable {
  private static final int PATIENCE_SECONDS = 180;
  private static final int PORT_LINE = 3;

  private final Path data;
  private final Process process;
  private final int port;

  private Service(Path data, Process process, int port) {
    this.data = data;
    this.process = process;
    this.port = port;
  }

  static Service start(Options options, boolean relay) throws IOException, InterruptedException {
    var jar = options.root().resolve("src/target/quarkus-app/quarkus-run.jar");
    if (!Files.exists(jar)) {
      throw new IllegalStateException(jar + " is missing. Build with: mvn package -DskipTests");
    }
    var lots = Files.createDirectories(options.data()).resolve("lots.yaml");
    Files.writeString(lots, LoadLots.file());
    var port = freePort();
    List<String> command = new ArrayList<>();
    command.add(Path.of(System.getProperty("java.home"), "bin", "java").toString());
    command.add("-Dquarkus.http.port=" + port);
    command.add("-Dparking.data-folder=" + options.data().resolve("service"));
    command.add("-Dparking.lots-file=" + lots);
    command.add("-Dparking.outbox.relay=" + relay);
    command.add("-jar");
    command.add(jar.toString());
    var process =
        new ProcessBuilder(command)
            .redirectErrorStream(true)
            .redirectOutput(options.data().resolve("service.log").toFile())
            .start();
    var service = new Service(options.data().resolve("service"), process, port);
    service.awaitHealth(options.data().resolve("service.log"));
    return service;
  }

  private static int freePort() throws IOException {
    try (var socket = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
      return socket.getLocalPort();
    }
  }

  private void awaitHealth(Path log) throws IOException, InterruptedException {
    for (int i = 0; i < PATIENCE_SECONDS * 4; i++) {
      if (!process.isAlive()) {
        throw new IllegalStateException("The service ended:\n" + Files.readString(log));
      }
      if (isHealthy()) {
        return;
      }
      TimeUnit.MILLISECONDS.sleep(250);
    }
    close();
    throw new IllegalStateException("The service did not answer; see " + log);
  }

  private boolean isHealthy() {
    try {
      var url = URI.create("http://127.0.0.1:" + port + "/q/health").toURL();
      return ((HttpURLConnection) url.openConnection()).getResponseCode() == 200;
    } catch (IOException e) {
      return false;
    }
  }

  int port() {
    return port;
  }

  int databasePort() throws IOException {
    return Integer.parseInt(pidFile().get(PORT_LINE).strip());
  }

  /** The password of the role {@code parking}, as which the service works, too. */
  String password() throws IOException {
    return Files.readString(data.resolve("secrets/database-parking")).strip();
  }

  /** A connection as the service's own role. */
  Connection connect() throws IOException, SQLException {
    return DriverManager.getConnection(
        "jdbc:postgresql://127.0.0.1:%d/postgres".formatted(databasePort()), "parking", password());
  }

  Processor processor() throws IOException {
    return Processor.now(process.pid(), Long.parseLong(pidFile().get(0).strip()));
  }

  private List<String> pidFile() throws IOException {
    return Files.readAllLines(data.resolve("postgresql/postmaster.pid"));
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
