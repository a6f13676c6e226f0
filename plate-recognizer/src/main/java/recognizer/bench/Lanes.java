package recognizer.bench;

import java.io.IOException;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
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
    Options options = Options.orExit(USAGE, Set.of("--lanes", "--seconds", "--folder"), arguments);
    int lanes = options.number("--lanes", 40);
    int seconds = options.number("--seconds", 120);
    boolean isCarried = new Lanes(lanes, seconds, options.folder("lanes")).run();
    System.exit(isCarried ? 0 : 1);
  }

  private boolean run() throws IOException, InterruptedException {
    LaneClips clips = new LaneClips(folder, seconds);
    List<Set<String>> alone = new ArrayList<>();
    for (Path clip : clips.list(LaneClips.DIFFERENT)) {
      var playing = new EdgeRun.Playing(List.of(clip), "asFastAsPossible", false);
      try (EdgeRun run = EdgeRun.start(folder.resolve("alone"), playing)) {
        run.awaitEnd();
        alone.add(plates(run.readings(), "lane-0"));
      }
    }
    var playing = new EdgeRun.Playing(clips.list(lanes), "realtime", false);
    try (EdgeRun run = EdgeRun.start(folder.resolve("together"), playing)) {
      run.awaitEnd();
      return report(run, alone);
    }
  }

  private boolean report(EdgeRun run, List<Set<String>> alone) {
    int expected = 0;
    int missed = 0;
    for (int i = 0; i < lanes; i++) {
      Set<String> read = plates(run.readings(), "lane-" + i);
      Set<String> missing = new HashSet<>(alone.get(i % LaneClips.DIFFERENT));
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
}
