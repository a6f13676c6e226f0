package parking.load;

import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Objects;
import java.util.regex.Pattern;

/** Debian's pgbench, which does the same for each passage with nothing in between. */
final class Pgbench {
  static final String SCRIPT = "/parking/load/stay.sql";

  /** One run of the script is a stay: an entry and an exit. */
  private static final int EVENTS = 2;

  /** So far apart begin the numbers of two runs. */
  private static final long CARS_OF_A_RUN = 1_000_000;

  private static final Pattern TPS = Pattern.compile("(?m)^tps = ([0-9.]+)");
  private static final Pattern DONE =
      Pattern.compile("(?m)^number of transactions actually processed: ([0-9]+)");

  private final Service service;
  private final Path script;
  private long stays;
  private int runs;

  Pgbench(Service service, Path folder) throws IOException {
    this.service = service;
    this.script = Files.writeString(folder.resolve("stay.sql"), script());
  }

  static String script() throws IOException {
    try (InputStream in =
        Objects.requireNonNull(Pgbench.class.getResourceAsStream(SCRIPT), SCRIPT)) {
      return new String(in.readAllBytes(), StandardCharsets.UTF_8);
    }
  }

  /**
   * @throws IllegalStateException saying how to install it, when it is not there
   */
  static void mustBeThere() throws InterruptedException {
    try {
      var asked = new ProcessBuilder("pgbench", "--version").redirectErrorStream(true).start();
      asked.getInputStream().readAllBytes();
      if (asked.waitFor() == 0) {
        return;
      }
    } catch (IOException e) {
      // Said below.
    }
    throw new IllegalStateException(
        "pgbench is not installed; on Debian: apt-get install postgresql-contrib");
  }

  /** Stays that were done so far. */
  long stays() {
    return stays;
  }

  /** Passages a second. */
  double run(int clients, int seconds) throws IOException, InterruptedException {
    var command =
        List.of(
            "pgbench",
            "--host=127.0.0.1",
            "--port=" + service.databasePort(),
            "--username=parking",
            "--no-vacuum",
            "--protocol=prepared",
            "--client=" + clients,
            "--jobs=" + Math.min(clients, Runtime.getRuntime().availableProcessors()),
            "--time=" + seconds,
            "--define=n=" + CARS_OF_A_RUN * ++runs,
            "--define=run=" + runs,
            "--file=" + script,
            "postgres");
    var builder = new ProcessBuilder(command).redirectErrorStream(true);
    builder.environment().put("PGPASSWORD", service.password());
    var process = builder.start();
    var output = new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
    if (process.waitFor() != 0) {
      throw new IllegalStateException("pgbench failed:\n" + output);
    }
    stays += Long.parseLong(found(DONE, output));
    return EVENTS * Double.parseDouble(found(TPS, output));
  }

  private static String found(Pattern pattern, String output) {
    var matcher = pattern.matcher(output);
    if (!matcher.find()) {
      throw new IllegalStateException("pgbench said something else:\n" + output);
    }
    return matcher.group(1);
  }
}
