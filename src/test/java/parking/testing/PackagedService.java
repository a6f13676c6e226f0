package parking.testing;

import java.io.IOException;
import java.net.HttpURLConnection;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * The packaged service: how to start it as a process of its own, and what can be seen of it from
 * outside.
 *
 * @param program the runnable jar
 * @param port where it listens
 * @param data the folder in which it keeps everything, its database included
 * @param lots its lots file
 * @param settings further arguments for {@code java}; they win over those that follow from the rest
 */
public record PackagedService(Path program, int port, Path data, Path lots, List<String> settings) {
  private static final int PATIENCE_MILLIS = 5_000;
  private static final int PORT_LINE = 3;
  private static final String ISSUER = "-Dparking.issuer.url=";

  /** A port on which nobody listens. */
  public static int freePort() throws IOException {
    try (var socket = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
      return socket.getLocalPort();
    }
  }

  /** Starts it without waiting for it; what it prints is added to the log. */
  public Process start(Path log) throws IOException {
    List<String> command = new ArrayList<>();
    command.add(Path.of(System.getProperty("java.home"), "bin", "java").toString());
    command.add("-Dquarkus.http.port=" + port);
    command.add("-Dparking.data-folder=" + data);
    command.add("-Dparking.lots-file=" + lots);
    command.addAll(settings);
    command.addAll(List.of("-jar", program.toString()));
    return new ProcessBuilder(command)
        .redirectErrorStream(true)
        .redirectOutput(ProcessBuilder.Redirect.appendTo(log.toFile()))
        .start();
  }

  /** Whether it answers and says that all is well. */
  public boolean isHealthy() {
    try {
      var url = URI.create("http://127.0.0.1:" + port + "/q/health").toURL();
      var connection = (HttpURLConnection) url.openConnection();
      connection.setConnectTimeout(PATIENCE_MILLIS);
      connection.setReadTimeout(PATIENCE_MILLIS);
      return connection.getResponseCode() == HttpURLConnection.HTTP_OK;
    } catch (IOException e) {
      return false;
    }
  }

  /** The file that its database keeps as long as it runs, and leaves behind when it is killed. */
  public Path databaseLock() {
    return data.resolve("postgresql").resolve("postmaster.pid");
  }

  /** The process of its database, as far as there is one or was when it was killed. */
  public Optional<Long> databaseProcess() throws IOException {
    if (!Files.exists(databaseLock())) {
      return Optional.empty();
    }
    return Files.readAllLines(databaseLock()).stream()
        .findFirst()
        .map(line -> Long.parseLong(line.strip()));
  }

  /** Where its database listens. */
  public int databasePort() throws IOException {
    return Integer.parseInt(Files.readAllLines(databaseLock()).get(PORT_LINE).strip());
  }

  /**
   * The password of a role of its database.
   *
   * @param role {@code owner}, or one of those the service works as
   */
  public String databasePassword(String role) throws IOException {
    return Files.readString(data.resolve("secrets").resolve("database-" + role)).strip();
  }

  /** Signs as its issuer does, whose key lies among its secrets once it has started. */
  public StaffTokens staffTokens() throws IOException {
    var issuer =
        settings.stream()
            .filter(setting -> setting.startsWith(ISSUER))
            .map(setting -> setting.substring(ISSUER.length()))
            .findFirst()
            .orElse("http://localhost:%d/issuer".formatted(port));
    return new StaffTokens(
        Files.readString(data.resolve("secrets").resolve("issuer-key")).strip(), issuer);
  }
}
