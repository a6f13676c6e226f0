package recognizer.bench;

import java.io.IOException;
import java.io.PrintStream;
import java.lang.management.ManagementFactory;
import java.lang.management.ThreadMXBean;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import org.bytedeco.opencv.opencv_core.Mat;
import recognizer.camera.Frame;
import recognizer.camera.MotionGate;
import recognizer.camera.Natives;
import recognizer.camera.PictureHealth;
import recognizer.camera.Region;
import recognizer.camera.VideoSource;
import recognizer.detect.PlateDetector;
import recognizer.detect.PlateFound;
import recognizer.metrics.Stage;
import recognizer.metrics.StageTimes;
import recognizer.read.ReadingPlates;

/**
 * What each stage costs by itself: draws a short clip of a lane of its own, runs every stage many
 * times on the thread that asks, and takes the median of that thread's processor time.
 */
public final class Stages implements AutoCloseable {
  private static final String USAGE =
      """
      recognizer.bench.Stages [--runs 300] [--folder FOLDER]

      Prints "stage: median ms" of processor time for each stage, run so many times after a
      warm-up. The last line is their sum: a frame with one plate that takes every stage once.
      """;

  private static final ThreadMXBean THREADS = ManagementFactory.getThreadMXBean();
  private static final int CLIP_SECONDS = 4;
  private static final int WARM_UP = 50;
  private static final double NANOS_PER_MILLI = 1e6;

  private final StageTimes times = new StageTimes();
  private final PlateDetector detector = new PlateDetector(times);
  private final ReadingPlates reading = new ReadingPlates(times);
  private final int runs;
  private final Path clip;
  private final PrintStream out;
  private double total;

  private Stages(int runs, Path clip, PrintStream out) {
    this.runs = runs;
    this.clip = clip;
    this.out = out;
  }

  public static void main(String[] arguments) throws IOException {
    Options options = Options.orExit(USAGE, Set.of("--runs", "--folder"), arguments);
    Natives.prepare();
    run(
        options.number("--runs", 300),
        options.folder("stages"),
        new PrintStream(System.out, true, StandardCharsets.UTF_8));
  }

  /** Measures all stages; the folder is scratch. */
  static void run(int runs, Path folder, PrintStream out) throws IOException {
    Path clip = folder.resolve("stages.mp4");
    LaneClips.draw(clip, List.of(LaneClips.car(0, "浙A0T001,blue,1")), 3, CLIP_SECONDS);
    try (Stages stages = new Stages(runs, clip, out)) {
      stages.measure();
    }
    Files.delete(clip);
  }

  private void measure() throws IOException {
    measureFrames();
    Frame frame = frameWithLargestPlate();
    try (frame) {
      PlateFound plate = detector.listPlates(frame).get(0);
      measure(() -> detector.listPlates(frame), Stage.FIND);
      measure(() -> detector.closer(frame, plate), Stage.CLOSE_UP);
      measure(
          () -> reading.read(frame, plate, found -> found),
          Stage.RECTIFY,
          Stage.NETWORK,
          Stage.TESSERACT);
    }
    print("total", total);
  }

  /** What is done with every frame of a clip that is played again and again. */
  private void measureFrames() throws IOException {
    long[][] nanos = new long[4][runs];
    int run = -WARM_UP;
    while (run < runs) {
      MotionGate gate = new MotionGate(Region.WHOLE);
      try (VideoSource video = VideoSource.open(clip, Instant.EPOCH)) {
        long start = THREADS.getCurrentThreadCpuTime();
        Optional<Frame> next = video.next();
        for (; next.isPresent() && run < runs; next = video.next()) {
          try (Frame frame = next.get()) {
            long[] ends = ends(frame, gate);
            for (int i = 0; i < ends.length && run >= 0; i++) {
              nanos[i][run] = ends[i] - (i == 0 ? start : ends[i - 1]);
            }
          }
          run++;
          start = THREADS.getCurrentThreadCpuTime();
        }
      }
    }
    print("decode", median(nanos[0]));
    print("motion", median(nanos[1]));
    print("health", median(nanos[2]));
    print("colours", median(nanos[3]));
  }

  /** When the frame was there, and when each step that follows was done. */
  private static long[] ends(Frame frame, MotionGate gate) {
    long[] ends = new long[4];
    ends[0] = THREADS.getCurrentThreadCpuTime();
    gate.opensFor(frame);
    ends[1] = THREADS.getCurrentThreadCpuTime();
    new PictureHealth().see(frame); // a new one looks at once, others once a second
    ends[2] = THREADS.getCurrentThreadCpuTime();
    frame.picture();
    ends[3] = THREADS.getCurrentThreadCpuTime();
    return ends;
  }

  private Frame frameWithLargestPlate() throws IOException {
    Mat best = null;
    double widest = 0;
    try (VideoSource video = VideoSource.open(clip, Instant.EPOCH)) {
      for (Optional<Frame> next = video.next(); next.isPresent(); next = video.next()) {
        try (Frame frame = next.get()) {
          List<PlateFound> found = detector.listPlates(frame);
          if (!found.isEmpty() && found.get(0).quad().width() > widest) {
            widest = found.get(0).quad().width();
            best = frame.picture().clone();
          }
        }
      }
    }
    if (best == null) {
      throw new IllegalStateException("no plate was found in the clip " + clip);
    }
    return Frame.of(best, 0, Duration.ZERO, Instant.EPOCH);
  }

  /** Runs the work, of which each of the stages is a part, and prints what a run of each takes. */
  private void measure(Runnable work, Stage... stages) {
    long[][] nanos = new long[stages.length][runs];
    for (int run = -WARM_UP; run < runs; run++) {
      StageTimes before = times.copy();
      work.run();
      for (int i = 0; i < stages.length && run >= 0; i++) {
        long count = times.runs(stages[i]) - before.runs(stages[i]);
        nanos[i][run] = (times.nanos(stages[i]) - before.nanos(stages[i])) / Math.max(1, count);
      }
    }
    for (int i = 0; i < stages.length; i++) {
      print(stages[i].label(), median(nanos[i]));
    }
  }

  private static double median(long[] nanos) {
    long[] sorted = nanos.clone();
    Arrays.sort(sorted);
    return sorted[sorted.length / 2] / NANOS_PER_MILLI;
  }

  private void print(String stage, double millis) {
    total += millis;
    out.println(String.format(Locale.ROOT, "%s: %.3f ms", stage, millis));
  }

  @Override
  public void close() {
    reading.close();
    detector.close();
  }
}
