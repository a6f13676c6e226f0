package parking.city;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.SQLException;
import java.time.Duration;
import java.util.Arrays;
import java.util.Comparator;
import java.util.List;

/** Runs a city from a number and prints what the auditor found. See {@link Options#USAGE}. */
public final class CitySimulation {
  private static final int WRONG_USAGE = 2;
  private static final int FAULTS = 1;
  private static final Path PROGRAM = Path.of("src/target/quarkus-app/quarkus-run.jar");

  /** So many requests in a real second leave a small machine room to breathe. */
  private static final int REQUESTS_A_SECOND = 60;

  private static final Duration SHORTEST = Duration.ofSeconds(40);

  /** A kill, the start after it, and the moment until the next. */
  private static final Duration ROUND = Duration.ofMillis(8500);

  private CitySimulation() {}

  /** Ends with status 1 when there were faults. */
  public static void main(String... arguments) throws InterruptedException {
    try {
      var words = Arrays.stream(arguments).filter(word -> !word.isBlank()).toList();
      System.exit(run(Options.of(words)) ? 0 : FAULTS);
    } catch (IllegalArgumentException e) {
      System.err.println(e.getMessage());
      System.err.println(Options.USAGE);
      System.exit(WRONG_USAGE);
    } catch (IOException | SQLException | IllegalStateException e) {
      System.err.println("The city cannot go on. " + e.getMessage());
      System.exit(FAULTS);
    }
  }

  private static boolean run(Options options)
      throws IOException, InterruptedException, SQLException {
    var day = CityDay.of(options.seed(), options.size(), options.noise());
    var factor = options.factor() > 0 ? options.factor() : factor(day, options.kills());
    System.out.printf(
        "Seed %d: %d lots, %d cars, %d requests, time runs %d times faster.%n",
        options.seed(),
        day.city().lots().size(),
        day.city().cars().size(),
        day.requestCount(),
        factor);
    System.out.println("The requests' SHA-256 is " + day.fingerprint());
    var folder = Files.createTempDirectory("city-");
    var city = new CityRun(PROGRAM.toAbsolutePath(), folder, List.of(day));
    var result = live(city, options, factor);
    var clean = result.findings().get(0).all().isEmpty();
    if (clean && !options.keep()) {
      delete(folder);
    } else {
      System.out.println("The data stays in " + folder);
    }
    print(result);
    return clean;
  }

  private static CityRun.Result live(CityRun city, Options options, int factor)
      throws IOException, InterruptedException, SQLException {
    if (options.two()) {
      return city.liveWithTwo(factor);
    }
    return options.kills() > 0
        ? city.liveAndBeKilled(factor, options.kills(), options.seed())
        : city.live(factor);
  }

  static int factor(CityDay day, int kills) {
    var city = Duration.between(City.BEGIN, kills > 0 ? City.END : day.lastDue());
    var real =
        kills > 0
            ? ROUND.multipliedBy(kills)
            : Duration.ofSeconds(day.requestCount() / REQUESTS_A_SECOND);
    return (int) city.dividedBy(real.compareTo(SHORTEST) < 0 ? SHORTEST : real);
  }

  private static void print(CityRun.Result result) {
    System.out.println("retries: " + result.sending().retries());
    var kills = result.kills();
    if (kills.all() > 0) {
      System.out.printf(
          "kills: %d%nkills under load: %d%nkills with the database: %d%n"
              + "kills while starting: %d%nstarts that failed: %d%n",
          kills.all(),
          kills.underLoad(),
          kills.withDatabase(),
          kills.whileStarting(),
          kills.failedStarts());
    }
    result.findings().forEach(findings -> System.out.print(findings.report()));
  }

  static void delete(Path folder) throws IOException {
    try (var files = Files.walk(folder)) {
      for (var file : files.sorted(Comparator.reverseOrder()).toList()) {
        Files.delete(file);
      }
    }
  }
}
