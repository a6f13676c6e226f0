package parking.matching;

import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Random;
import java.util.UUID;

/**
 * How long a ranking takes: {@code java -cp src/target/test-classes:src/target/classes
 * parking.matching.Speed CARS}.
 */
final class Speed {
  private static final int RUNS = 600;
  private static final int WARM_UP = 300;

  private Speed() {}

  /** Milliseconds of one ranking among so many cars, median. */
  static double medianMillis(int cars) {
    var random = new Random(cars);
    var traffic = new Traffic(random);
    var camera = new NoisyCamera(random, true);
    var leftAt = Instant.parse("2026-11-02T18:00:00Z");
    List<CarInside> inside = new ArrayList<>();
    for (int i = 0; i < cars; i++) {
      var look = camera.read(traffic.car());
      inside.add(new CarInside(new UUID(0, i), look, leftAt.minus(Duration.ofMinutes(i % 600))));
    }
    var nanos = new long[RUNS];
    for (int i = 0; i < RUNS; i++) {
      var exit = camera.read(traffic.car());
      var start = System.nanoTime();
      Matching.rank(exit, leftAt, inside, Priors.standard());
      nanos[i] = System.nanoTime() - start;
    }
    return Arrays.stream(nanos).skip(WARM_UP).sorted().toArray()[(RUNS - WARM_UP) / 2] / 1e6;
  }

  public static void main(String[] arguments) {
    var cars = Integer.parseInt(arguments[0]);
    System.out.printf(Locale.ROOT, "ranking %d cars, median: %.2f ms%n", cars, medianMillis(cars));
  }
}
