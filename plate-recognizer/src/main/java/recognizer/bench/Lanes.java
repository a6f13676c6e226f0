package recognizer.bench;

import java.io.IOException;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;

/**
 * How many lanes one machine carries: renders clips with a car every 20 seconds, plays them to a
 * recogniser of its own as so many lanes in real time, and holds what comes in against what one
 * lane alone reads.
 */
public final class Lanes {
  private static final String USAGE =
      """
      recognizer.bench.Lanes [--lanes 40] [--seconds 120] [--folder FOLDER]

      Clips are kept in the folder, a temporary one unless told otherwise. The last line says how
      many lanes were carried: all of them, or 0 when a car was missed that a single lane reads, a
      reading left more than a second after its best frame, or a frame came too late.
      """;

  private static final int CLIPS = 8;
  private static final double SECONDS_BETWEEN_CARS = 20;
  private static final Duration SENT_WITHIN = Duration.ofSeconds(1);

  private final int lanes;
  private final int seconds;
  private final Path folder;

  private Lanes(int lanes, int seconds, Path folder) {
    this.lanes = lanes;
    this.seconds = seconds;
    this.folder = folder;
  }

  public static void main(String[] arguments) throws IOException, InterruptedException {
    Map<String, String> options = new HashMap<>();
    for (int i = 0; i + 1 < arguments.length; i += 2) {
      options.put(arguments[i], arguments[i + 1]);
    }
    if (arguments.length % 2 != 0
        || !Set.of("--lanes", "--seconds", "--folder").containsAll(options.keySet())) {
      System.err.print(USAGE);
      System.exit(2);
    }
    Path folder =
        options.containsKey("--folder")
            ? Files.createDirectories(Path.of(options.get("--folder"))).toAbsolutePath()
            : Files.createTempDirectory("lanes");
    int lanes = Integer.parseInt(options.getOrDefault("--lanes", "40"));
    int seconds = Integer.parseInt(options.getOrDefault("--seconds", "120"));
    boolean isCarried = new Lanes(lanes, seconds, folder).run();
    System.exit(isCarried ? 0 : 1);
  }

  private boolean run() throws IOException, InterruptedException {
    List<Path> clips = new ArrayList<>();
    for (int i = 0; i < CLIPS; i++) {
      clips.add(clip(i));
    }
    List<Set<String>> alone = new ArrayList<>();
    for (Path clip : clips) {
      try (EdgeRun run =
          EdgeRun.start(folder.resolve("alone"), List.of(clip), "asFastAsPossible")) {
        run.awaitEnd();
        alone.add(plates(run.readings(), "lane-0"));
      }
    }
    List<Path> sources = new ArrayList<>();
    for (int i = 0; i < lanes; i++) {
      sources.add(clips.get(i % CLIPS));
    }
    try (EdgeRun run = EdgeRun.start(folder.resolve("together"), sources, "realtime")) {
      run.awaitEnd();
      return report(run, alone);
    }
  }

  private boolean report(EdgeRun run, List<Set<String>> alone) {
    int expected = 0;
    int missed = 0;
    for (int i = 0; i < lanes; i++) {
      Set<String> read = plates(run.readings(), "lane-" + i);
      Set<String> missing = new HashSet<>(alone.get(i % CLIPS));
      expected += missing.size();
      missing.removeAll(read);
      missed += missing.size();
    }
    List<Duration> delays =
        run.readings().stream()
            .map(EdgeRun.Reading::delay)
            .sorted(Comparator.naturalOrder())
            .toList();
    Duration slowest = delays.isEmpty() ? Duration.ZERO : delays.get(delays.size() - 1);
    Duration usual = delays.isEmpty() ? Duration.ZERO : delays.get(delays.size() * 95 / 100);
    boolean isCarried =
        missed == 0
            && expected > 0
            && slowest.compareTo(SENT_WITHIN) <= 0
            && run.usage().lateFrames() == 0;
    PrintStream out = new PrintStream(System.out, true, StandardCharsets.UTF_8);
    out.println("lanes: " + lanes);
    out.println("cars that a single lane reads: " + expected);
    out.println("of these missed: " + missed);
    out.println("readings: " + run.readings().size());
    out.println("from best frame to service, 95 of 100 below: " + usual.toMillis() + " ms");
    out.println("from best frame to service, slowest: " + slowest.toMillis() + " ms");
    out.println("frames dropped because they came too late: " + run.usage().lateFrames());
    out.println(
        String.format(Locale.ROOT, "processors busy, mean: %.2f", run.usage().processors()));
    out.println("resident memory, most: " + run.usage().megabytes() + " MB");
    out.println("lanes carried: " + (isCarried ? lanes : 0));
    return isCarried;
  }

  private static Set<String> plates(List<EdgeRun.Reading> readings, String lane) {
    Set<String> plates = new HashSet<>();
    readings.stream().filter(r -> r.lane().equals(lane)).forEach(r -> plates.add(r.plate()));
    return plates;
  }

  /** A clip of its own for every eighth lane, its cars two and a half seconds after the last's. */
  private Path clip(int number) throws IOException {
    Path file = folder.resolve("lane-%d-%ds.mp4".formatted(number, seconds));
    if (Files.exists(file)) {
      return file;
    }
    StringBuilder cars = new StringBuilder("at_seconds,plate,colour,rows\n");
    double first = SECONDS_BETWEEN_CARS * number / CLIPS;
    for (int i = 0; first + i * SECONDS_BETWEEN_CARS + 7 < seconds; i++) {
      double at = first + i * SECONDS_BETWEEN_CARS;
      cars.append(String.format(Locale.ROOT, "%.1f,%s\n", at, Plates.of(number * 100 + i)));
    }
    Path list = Files.writeString(folder.resolve("cars-" + number + ".csv"), cars);
    Path part = folder.resolve("part-" + file.getFileName());
    int status =
        recognizer.clips.RenderLane.run(
            System.err,
            "--out",
            part.toString(),
            "--cars",
            list.toString(),
            "--seed",
            String.valueOf(number + 1),
            "--seconds",
            String.valueOf(seconds));
    if (status != 0) {
      throw new IOException("the clip " + file + " could not be rendered");
    }
    return Files.move(part, file);
  }
}
