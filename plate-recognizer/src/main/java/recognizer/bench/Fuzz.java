package recognizer.bench;

import java.io.IOException;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.Random;
import java.util.Set;
import recognizer.camera.Frame;
import recognizer.camera.FrameSource;
import recognizer.camera.Natives;
import recognizer.camera.PictureSource;
import recognizer.camera.VideoSource;
import recognizer.detect.PlateDetector;
import recognizer.metrics.StageTimes;
import recognizer.read.ReadingPlates;

/**
 * Reads pictures and clips that were cut, flipped and spliced at random: each must be read or
 * refused with a message, none may end the process or leave memory behind.
 */
public final class Fuzz {
  private static final String USAGE =
      """
      recognizer.bench.Fuzz [--cases 100000] [--seed 1] [--from 1] [--folder FOLDER]

      Cases before --from are passed over, so that one can be repeated alone. The last line says how
      many cases did anything else than being read or refused.
      """;

  /** One case in so many is a clip; clips take longer. */
  private static final int CLIP_EVERY = 10;

  private static final int FRAMES_MAX = 12;
  private static final int REPORT_EVERY = 1_000;

  private final Random random;
  private final Path folder;
  private final List<Seed> pictures;
  private final List<Seed> clips;
  private int read;
  private int refused;
  private int unexpected;

  private Fuzz(long seed, Path folder) throws IOException {
    this.random = new Random(seed);
    this.folder = folder;
    List<Seed> seeds = Seed.all(folder);
    this.pictures = seeds.stream().filter(whole -> !whole.isClip()).toList();
    this.clips = seeds.stream().filter(Seed::isClip).toList();
  }

  /** What became of the cases. */
  public record Result(int read, int refused, int unexpected) {}

  public static void main(String[] arguments) throws IOException {
    Options options =
        Options.orExit(USAGE, Set.of("--cases", "--seed", "--from", "--folder"), arguments);
    Path folder = options.folder("fuzz");
    Natives.prepare();
    int cases = options.number("--cases", 100_000);
    int seed = options.number("--seed", 1);
    PrintStream out = new PrintStream(System.out, true, StandardCharsets.UTF_8);
    Result result = run(options.number("--from", 1), cases, seed, folder, out);
    out.println("read: " + result.read());
    out.println("refused: " + result.refused());
    out.println("anything else: " + result.unexpected());
    System.exit(result.unexpected() == 0 ? 0 : 1);
  }

  /** Runs so many cases; the folder is scratch. */
  public static Result run(int cases, long seed, Path folder, PrintStream out) throws IOException {
    return run(1, cases, seed, folder, out);
  }

  private static Result run(int from, int cases, long seed, Path folder, PrintStream out)
      throws IOException {
    Fuzz fuzz = new Fuzz(seed, folder);
    StageTimes times = new StageTimes();
    try (PlateDetector detector = new PlateDetector(times);
        ReadingPlates reading = new ReadingPlates(times)) {
      for (int i = 1; i <= cases; i++) {
        Case next = fuzz.next(i);
        if (i >= from) {
          fuzz.one(next, detector, reading);
        }
        if (i % REPORT_EVERY == 0) {
          out.println(
              "cases: %d, resident memory: %d MB"
                  .formatted(i, ProcessUsage.ofThisProcess().megabytes()));
        }
      }
    }
    return new Result(fuzz.read, fuzz.refused, fuzz.unexpected);
  }

  /** A file as it was damaged. */
  private record Case(int number, Seed whole, byte[] bytes) {}

  private Case next(int number) {
    List<Seed> seeds = number % CLIP_EVERY == 0 ? clips : pictures;
    Seed seed = seeds.get(random.nextInt(seeds.size()));
    return new Case(number, seed, mutated(seed.bytes()));
  }

  private void one(Case next, PlateDetector detector, ReadingPlates reading) throws IOException {
    String ending = next.whole().ending();
    Path file = Files.write(folder.resolve("case" + ending), next.bytes());
    try (FrameSource frames = open(file, next.whole().isClip())) {
      Optional<Frame> seen = frames.next();
      for (int i = 0; seen.isPresent() && i < FRAMES_MAX; i++) {
        try (Frame frame = seen.get()) {
          look(frame, detector, reading);
        }
        seen = frames.next();
      }
      read++;
    } catch (IOException e) {
      refused++;
    } catch (RuntimeException e) {
      unexpected++;
      Files.write(folder.resolve("unexpected-" + next.number() + ending), next.bytes());
      System.err.println("case " + next.number() + ": " + e);
    }
  }

  private static FrameSource open(Path file, boolean isClip) throws IOException {
    return isClip
        ? VideoSource.open(file, Instant.EPOCH)
        : new PictureSource(List.of(file), Instant.EPOCH, Duration.ZERO);
  }

  private static void look(Frame frame, PlateDetector detector, ReadingPlates reading) {
    frame.brightness(64, 36);
    detector
        .listPlates(frame)
        .forEach(plate -> reading.read(frame, plate, found -> detector.closer(frame, found)));
  }

  private byte[] mutated(byte[] whole) {
    byte[] bytes = whole.clone();
    int changes = 1 << random.nextInt(8);
    // Headers hold what decoders trust most.
    int reach = random.nextInt(3) == 0 ? Math.min(bytes.length, 200) : bytes.length;
    for (int i = 0; i < changes; i++) {
      int at = random.nextInt(reach);
      switch (random.nextInt(4)) {
        case 0 -> bytes[at] ^= (byte) (1 << random.nextInt(8));
        case 1 -> bytes[at] = (byte) random.nextInt(256);
        case 2 -> bytes[at] = (byte) (random.nextBoolean() ? 0xff : 0);
        default -> {
          int length = Math.min(random.nextInt(64), bytes.length - at);
          System.arraycopy(bytes, random.nextInt(bytes.length - length), bytes, at, length);
        }
      }
    }
    return random.nextInt(4) == 0 ? Arrays.copyOf(bytes, random.nextInt(bytes.length)) : bytes;
  }
}
