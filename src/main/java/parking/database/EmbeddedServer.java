package parking.database;

import io.zonky.test.db.postgres.embedded.EmbeddedPostgres;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.SQLException;
import java.time.Duration;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;

/** The server that the service starts itself, inside the data folder. */
final class EmbeddedServer implements Server {
  /** The release line whose programs are packed with the service. */
  static final String RELEASE = "18";

  private static final String OWNER = "postgres";
  private static final Duration PATIENCE = Duration.ofSeconds(60);
  private static final String PASSWORDS_ONLY =
      """
      # Only this machine is let in, and only with a password.
      host all all 127.0.0.1/32 scram-sha-256
      """;

  private static final String PID_FILE = "postmaster.pid";
  private static final int PORT_LINE = 3;

  private final Path files;
  private final EmbeddedPostgres postgres;
  private final Map<String, String> login;

  private EmbeddedServer(Path files, EmbeddedPostgres postgres, Map<String, String> login) {
    this.files = files;
    this.postgres = postgres;
    this.login = login;
  }

  /**
   * Starts the server, or adopts one that a killed service left running in the same folder.
   *
   * @throws StartFailure when it cannot be started
   */
  static EmbeddedServer start(DataFolder folder) {
    var files = folder.path().resolve("postgresql");
    checkRelease(files);
    checkUser(files);
    try {
      var secret = folder.secret("database-owner");
      var server =
          new EmbeddedServer(files, run(folder, files, secret), Map.of("password", secret));
      server.insistOnPasswords(secret);
      return server;
    } catch (IOException | SQLException | IllegalStateException e) {
      throw new StartFailure(
          "PostgreSQL cannot be started in %s (%s). Is there space left on the disk?"
              .formatted(files, e.getMessage()),
          e);
    }
  }

  private static EmbeddedPostgres run(DataFolder folder, Path files, String secret)
      throws IOException {
    return EmbeddedPostgres.builder()
        .setDataDirectory(files)
        .setCleanDataDirectory(false)
        .setRegisterShutdownHook(false)
        .setPort(port(files))
        .setPGStartupWait(PATIENCE)
        .setConnectConfig("password", secret)
        .setServerConfig("fsync", "on")
        .setServerConfig("synchronous_commit", "on")
        .setServerConfig("shared_buffers", "512MB")
        .setServerConfig("max_wal_size", "4GB")
        .setServerConfig("unix_socket_directories", "")
        .setServerConfig("listen_addresses", "127.0.0.1")
        .setOverrideWorkingDirectory(folder.path().resolve("programs").toFile())
        .start();
  }

  /** The port of a server that still runs in the folder, or a free one. */
  private static int port(Path files) throws IOException {
    if (running(files).isPresent()) {
      return Integer.parseInt(Files.readAllLines(files.resolve(PID_FILE)).get(PORT_LINE).strip());
    }
    try (var socket = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
      return socket.getLocalPort();
    }
  }

  /** The server that runs in the folder, if one does. */
  private static Optional<ProcessHandle> running(Path files) {
    try {
      var lines = Files.readAllLines(files.resolve(PID_FILE));
      return lines.size() <= PORT_LINE
          ? Optional.empty()
          : ProcessHandle.of(Long.parseLong(lines.get(0).strip()))
              .filter(found -> found.info().command().orElse("").endsWith("postgres"));
    } catch (NoSuchFileException e) {
      return Optional.empty();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  /**
   * A new server lets anybody on this machine in, for the blink until its owner has a password; the
   * rule is then on disk for good.
   */
  private void insistOnPasswords(String secret) throws IOException, SQLException {
    var rules = files.resolve("pg_hba.conf");
    if (Files.readString(rules).equals(PASSWORDS_ONLY)) {
      return;
    }
    try (var connection = connect();
        var statement = connection.createStatement()) {
      statement.execute("alter role %s password '%s'".formatted(OWNER, secret));
      Files.writeString(rules, PASSWORDS_ONLY);
      statement.execute("select pg_reload_conf()");
    }
  }

  private static void checkRelease(Path files) {
    var version = files.resolve("PG_VERSION");
    try {
      var written = Files.exists(version) ? Files.readString(version).strip() : RELEASE;
      if (!written.equals(RELEASE)) {
        throw new StartFailure(
            """
            The data in %s was written by PostgreSQL %s; this program brings PostgreSQL %s. Use \
            the program that wrote it, or move the data with pg_dump. Nothing was changed."""
                .formatted(files, written, RELEASE));
      }
    } catch (IOException e) {
      throw new StartFailure("%s cannot be read (%s).".formatted(version, e), e);
    }
  }

  private static void checkUser(Path files) {
    if (System.getProperty("user.name", "?").equals("?")) {
      throw new StartFailure(
          """
          The user this runs as has no name in the system's passwd file, and PostgreSQL refuses \
          to make %s for a nameless one. Run as a user with a name, or name an existing server \
          with parking.database.url."""
              .formatted(files));
    }
  }

  @Override
  public String address() {
    return "//127.0.0.1:" + postgres.getPort() + "/" + OWNER;
  }

  @Override
  public Connection connect() throws SQLException {
    return postgres.getPostgresDatabase(login).getConnection();
  }

  /** The library waits for five seconds only; a busy machine needs longer to write everything. */
  @Override
  public void close() {
    var process = running(files);
    try {
      postgres.close();
      if (process.isPresent()) {
        process.get().onExit().get(PATIENCE.toSeconds(), TimeUnit.SECONDS);
      }
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    } catch (ExecutionException | TimeoutException e) {
      throw new IllegalStateException("PostgreSQL did not stop within " + PATIENCE, e);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
  }
}
