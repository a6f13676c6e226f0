package parking.chaos;

import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Objects;
import java.util.concurrent.TimeUnit;
import java.util.regex.Pattern;

/**
 * How many charges a second go from the outbox through ledger and gateway to a receipt, and how
 * many pgbench does that writes the same rows on the same server. The sandbox is instant, and
 * nothing goes wrong.
 */
public final class ChargesPerSecond {
  private static final String SCRIPT = "/parking/load/charge.sql";
  private static final List<Integer> CLIENTS = List.of(1, 4, 8, 16);
  private static final int SECONDS = 15;
  private static final Pattern TPS = Pattern.compile("(?m)^tps = ([0-9.]+)");
  private static final String CAPTURED =
      "select count(*) from billing.attempt where state = 'SUCCEEDED'";
  private static final String WAITING =
      "select count(*) from parking.outbox where set_aside_because is null";

  private final Options options;
  private final Path script;

  private ChargesPerSecond(Options options, Path script) {
    this.options = options;
    this.script = script;
  }

  /** Takes {@code --charges}, how many are measured, and the folders, as {@link Chaos} does. */
  public static void main(String... arguments)
      throws IOException, SQLException, InterruptedException {
    var words = Arrays.stream(arguments).filter(word -> !word.isBlank()).toList();
    var options = Options.of(words).withOneWorker();
    Chaos.remove(options.data());
    Files.createDirectories(options.data());
    var script = Files.writeString(options.data().resolve("charge.sql"), script());
    new ChargesPerSecond(options, script).run();
  }

  private static String script() throws IOException {
    try (InputStream in =
        Objects.requireNonNull(ChargesPerSecond.class.getResourceAsStream(SCRIPT), SCRIPT)) {
      return new String(in.readAllBytes(), StandardCharsets.UTF_8);
    }
  }

  private void run() throws IOException, SQLException, InterruptedException {
    try (var scene = new Scene(options, Scene.INSTANT);
        var tables = new Tables(scene.connect(), scene.plates())) {
      var service = ofService(scene, tables);
      scene.workers().forEach(Worker::stop);
      var best = 0.0;
      for (var clients : CLIENTS) {
        var rate = pgbench(scene, clients);
        System.out.printf("pgbench charges/s, clients %d: %.0f%n", clients, rate);
        best = Math.max(best, rate);
      }
      System.out.printf("service charges/s: %.0f%n", service);
      System.out.printf("pgbench charges/s: %.0f%n", best);
      System.out.printf("ratio: %.2f%n", service / best);
    }
  }

  /**
   * The facts of all stays wait in the outbox; then the service is started with its relay, and the
   * middle nine tenths are timed.
   */
  private double ofService(Scene scene, Tables tables)
      throws IOException, SQLException, InterruptedException {
    var cars = Car.of(options.seed(), options.charges()).stream().map(Car::thatPays).toList();
    var worker = scene.workers().get(0);
    worker.stop();
    scene.restart(worker, List.of("-Dparking.outbox.relay=false"));
    Chaos.bind(scene, cars);
    Chaos.sendAll(scene, cars);
    System.out.println("facts waiting: " + tables.count(WAITING));
    worker.stop();
    scene.restart(worker, List.of());
    long first = options.charges() / 20;
    long last = options.charges() - first;
    await(tables, first);
    var begin = System.nanoTime();
    var before = tables.count(CAPTURED);
    await(tables, last);
    return (tables.count(CAPTURED) - before) / ((System.nanoTime() - begin) / 1e9);
  }

  private static void await(Tables tables, long captured)
      throws SQLException, InterruptedException {
    while (tables.count(CAPTURED) < captured) {
      TimeUnit.MILLISECONDS.sleep(250);
    }
  }

  private double pgbench(Scene scene, int clients) throws IOException, InterruptedException {
    List<String> command =
        new ArrayList<>(
            List.of(
                "pgbench",
                "--host=127.0.0.1",
                "--port=" + scene.databasePort(),
                "--username=postgres",
                "--no-vacuum",
                "--protocol=prepared",
                "--client=" + clients,
                "--jobs=" + Math.min(clients, Runtime.getRuntime().availableProcessors()),
                "--time=" + SECONDS,
                "--file=" + script,
                "postgres"));
    var builder = new ProcessBuilder(command).redirectErrorStream(true);
    builder.environment().put("PGOPTIONS", "-c search_path=billing");
    builder.environment().put("PGPASSWORD", "postgres");
    var process = builder.start();
    var output = new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
    var found = TPS.matcher(output);
    if (process.waitFor() != 0 || !found.find()) {
      throw new IllegalStateException("pgbench failed:\n" + output);
    }
    return Double.parseDouble(found.group(1));
  }
}
