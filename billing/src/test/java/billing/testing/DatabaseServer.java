package billing.testing;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.concurrent.TimeUnit;

/**
 * The server on which the tests' database is, to be stopped as if its machine had failed, and
 * started again with the same port and files.
 */
public final class DatabaseServer {
  private static final int PATIENCE_SECONDS = 60;

  private final Path data;
  private final Path programs;

  private DatabaseServer(Path data, Path programs) {
    this.data = data;
    this.programs = programs;
  }

  /** The one that answers at an address, as its administrator. */
  public static DatabaseServer at(String jdbcUrl) throws SQLException, IOException {
    try (var connection = DriverManager.getConnection(jdbcUrl);
        var statement = connection.createStatement();
        var rows = statement.executeQuery("show data_directory")) {
      rows.next();
      var data = Path.of(rows.getString(1));
      var pid = Long.parseLong(Files.readAllLines(data.resolve("postmaster.pid")).get(0).strip());
      var program = ProcessHandle.of(pid).orElseThrow().info().command().orElseThrow();
      return new DatabaseServer(data, Path.of(program).getParent());
    }
  }

  /** Every connection breaks, nothing is written out: what was confirmed is in the log alone. */
  public void crash() {
    control("stop", "-m", "immediate");
  }

  /** Reads the log from where the files were, and answers again. */
  public void start() {
    control("restart", "-l", data.resolve("started-again.log").toString());
  }

  private void control(String... what) {
    List<String> command = new ArrayList<>();
    if (System.getProperty("user.name").equals("root")) {
      command.addAll(List.of("unshare", "-U"));
    }
    command.addAll(List.of(programs.resolve("pg_ctl").toString(), "-D", data.toString(), "-w"));
    command.addAll(Arrays.asList(what));
    try {
      var output = Files.createTempFile("pg_ctl", ".log");
      var process =
          new ProcessBuilder(command)
              .redirectErrorStream(true)
              .redirectOutput(output.toFile())
              .start();
      assertThat(process.waitFor(PATIENCE_SECONDS, TimeUnit.SECONDS)).as("%s", command).isTrue();
      assertThat(process.exitValue()).as(Files.readString(output)).isZero();
      Files.delete(output);
    } catch (IOException e) {
      throw new IllegalStateException(e);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new IllegalStateException(e);
    }
  }
}
