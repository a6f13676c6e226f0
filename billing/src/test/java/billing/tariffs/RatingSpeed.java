package billing.tariffs;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDateTime;
import java.util.Locale;
import java.util.concurrent.TimeUnit;
import org.openjdk.jmh.annotations.Benchmark;
import org.openjdk.jmh.annotations.BenchmarkMode;
import org.openjdk.jmh.annotations.Fork;
import org.openjdk.jmh.annotations.Measurement;
import org.openjdk.jmh.annotations.Mode;
import org.openjdk.jmh.annotations.OutputTimeUnit;
import org.openjdk.jmh.annotations.Param;
import org.openjdk.jmh.annotations.Scope;
import org.openjdk.jmh.annotations.Setup;
import org.openjdk.jmh.annotations.State;
import org.openjdk.jmh.annotations.Warmup;
import org.openjdk.jmh.results.RunResult;
import org.openjdk.jmh.runner.Runner;
import org.openjdk.jmh.runner.RunnerException;
import org.openjdk.jmh.runner.options.OptionsBuilder;

/**
 * How many stays are priced in a second by one thread: {@code mvn -q -Prating -pl billing package
 * -DskipTests}. Each case is a tariff, and stays of one length that begin at 997 different times of
 * a working day.
 */
@State(Scope.Thread)
@BenchmarkMode(Mode.Throughput)
@OutputTimeUnit(TimeUnit.SECONDS)
@Warmup(iterations = 3, time = 2)
@Measurement(iterations = 5, time = 2)
@Fork(1)
public class RatingSpeed {
  private static final int STAYS = 997;
  private static final int SPREAD_SECONDS = 37;

  /** Tariff, zone and minutes. */
  @Param({
    "hangzhou-road/core 90",
    "shenzhen-road/class-1 240",
    "new-energy/lots 300",
    "airport/airport 1440",
    "airport/airport 4320",
    "airport/airport 10080"
  })
  public String stay;

  private Tariff tariff;
  private Stay[] stays;
  private int next;

  /** Reads the tariff and makes the stays. */
  @Setup
  public void read() throws IOException {
    var name = stay.split("[/ ]");
    tariff =
        name[0].equals("hangzhou-road")
            ? PriceBook.published()
                .findTariff(name[0] + "/" + name[1])
                .orElseThrow()
                .at(Instant.now())
            : ReadingNotices.read(name[0], text(name[0]), ReadingCalendars.listed()).stream()
                .filter(one -> one.id().endsWith("/" + name[1]))
                .findFirst()
                .orElseThrow();
    var first = LocalDateTime.parse("2026-11-24T08:00").atZone(tariff.timeZone()).toInstant();
    stays = new Stay[STAYS];
    for (int i = 0; i < STAYS; i++) {
      Instant entered = first.plusSeconds((long) i * SPREAD_SECONDS);
      var left = entered.plus(Duration.ofMinutes(Long.parseLong(name[2])));
      stays[i] = Stay.of(entered, left, "small");
    }
  }

  private static String text(String notice) throws IOException {
    return Files.readString(Path.of("vectors/tariffs").resolve(notice + ".yaml"));
  }

  /** Prices one stay, the sum included. */
  @Benchmark
  public long rate() {
    next = next + 1 == STAYS ? 0 : next + 1;
    return tariff.rate(stays[next]).total().count();
  }

  /** Measures, and prints each figure last. */
  public static void main(String[] arguments) throws RunnerException {
    var options = new OptionsBuilder().include(RatingSpeed.class.getName()).build();
    for (RunResult result : new Runner(options).run()) {
      System.out.printf(
          Locale.ROOT,
          "stays a second, %s minutes: %.0f%n",
          result.getParams().getParam("stay"),
          result.getPrimaryResult().getScore());
    }
  }
}
