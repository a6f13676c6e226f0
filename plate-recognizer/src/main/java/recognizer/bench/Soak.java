package recognizer.bench;

import java.io.IOException;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;

/**
 * Whether memory stays flat: plays short clips again and again to a recogniser of its own and
 * watches how much memory that has in use.
 */
public final class Soak {
  private static final String USAGE =
      """
      recognizer.bench.Soak [--lanes 4] [--minutes 60] [--folder FOLDER]

      Memory in use is read every ten seconds. The first quarter, in which caches and the heap fill
      up, does not count. The last line is the most of the last quarter less the most of the second:
      most against most, because memory goes up and down with every collection of the heap, and two
      quarters of the same length, because the longer of two would have the higher peaks.
      """;

  private static final int CLIP_SECONDS = 40;
  private static final long SAMPLE_MILLIS = 10_000;
  private static final int SAMPLES_PER_MINUTE = 6;
  private static final int TENTHS = 10;
  private static final int QUARTERS = 4;

  private Soak() {}

  public static void main(String[] arguments) throws IOException, InterruptedException {
    Options options = Options.orExit(USAGE, Set.of("--lanes", "--minutes", "--folder"), arguments);
    Path folder = options.folder("soak");
    int samples = options.number("--minutes", 60) * SAMPLES_PER_MINUTE;
    List<Path> clips = new LaneClips(folder, CLIP_SECONDS).list(options.number("--lanes", 4));
    PrintStream out = new PrintStream(System.out, true, StandardCharsets.UTF_8);
    EdgeRun.Playing playing = new EdgeRun.Playing(clips, "realtime", true);
    try (EdgeRun run = EdgeRun.start(folder.resolve("edge"), playing)) {
      List<Long> megabytes = new ArrayList<>();
      for (int i = 1; i <= samples; i++) {
        Thread.sleep(SAMPLE_MILLIS);
        megabytes.add(run.megabytes());
        if (i * TENTHS / samples > (i - 1) * TENTHS / samples) {
          int percent = i * TENTHS / samples * TENTHS;
          out.println("memory at %d %%: %d MB".formatted(percent, run.megabytes()));
        }
      }
      out.println("readings: " + run.readings().size());
      out.println("growth after the first quarter: " + growth(megabytes) + " MB");
    }
  }

  /** The most of the last quarter less the most of the second, in the samples' unit. */
  static long growth(List<Long> samples) {
    int quarter = samples.size() / QUARTERS;
    return most(samples.subList(samples.size() - quarter, samples.size()))
        - most(samples.subList(quarter, 2 * quarter));
  }

  private static long most(List<Long> samples) {
    return samples.stream().mapToLong(Long::longValue).max().orElse(0);
  }
}
