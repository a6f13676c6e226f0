package recognizer.cli;

import static org.assertj.core.api.Assertions.assertThat;

import com.sun.jna.Function;
import com.sun.jna.NativeLong;
import com.sun.jna.Structure;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.Iterator;
import java.util.List;
import java.util.Optional;
import org.bytedeco.javacpp.Pointer;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.DisplayNameGeneration;
import org.junit.jupiter.api.DisplayNameGenerator.ReplaceUnderscores;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;
import recognizer.camera.Frame;
import recognizer.camera.MotionGate;
import recognizer.camera.PictureFiles;
import recognizer.camera.PictureHealth;
import recognizer.camera.Region;
import recognizer.camera.VideoSource;
import recognizer.detect.PlateDetector;
import recognizer.detect.PlateFound;
import recognizer.metrics.StageTimes;
import recognizer.read.PlateRead;
import recognizer.read.ReadingPlates;
import recognizer.vote.FollowingPlates;
import recognizer.vote.Hiding;

/**
 * Runs each stage by itself some hundred times, so that one picture a run would be seen. JavaCPP
 * counts what Java code allocated and did not release, exactly. It does not count what OpenCV,
 * FFmpeg and Tesseract allocate for themselves, the pixels of most pictures among it: those are
 * seen in what the C library has given out, and in the memory of the process. The heap's own growth
 * is in neither of the first two.
 */
@DisplayNameGeneration(ReplaceUnderscores.class)
@Timeout(120)
class Memory_outside_the_heap {
  private static final int WARM_UP = 40;

  /** Compilers and class data take some memory at any time; a picture of 1280x720 takes 2.7 MB. */
  private static final long BYTES_ALLOWED = 8 << 20;

  private static final long RESIDENT_BYTES_ALLOWED = 96 << 20;
  private static final long PAGE = 4_096;
  private static final Path PICTURE = Path.of("src/test/resources/recognizer/cli/lane.jpg");

  @TempDir Path folder;
  private final StageTimes times = new StageTimes();
  private final PlateDetector detector = new PlateDetector(times);
  private final ReadingPlates reading = new ReadingPlates(times);
  private Frame frame;
  private PlateFound plate;

  /** What the C library has given out and not got back. */
  public static final class Given extends Structure implements Structure.ByValue {
    public NativeLong arena;
    public NativeLong freeBlocks;
    public NativeLong fastBlocks;
    public NativeLong mappedBlocks;
    public NativeLong mappedBytes;
    public NativeLong unused;
    public NativeLong fastBytes;
    public NativeLong bytes;
    public NativeLong freeBytes;
    public NativeLong keep;

    @Override
    protected List<String> getFieldOrder() {
      return List.of(
          "arena",
          "freeBlocks",
          "fastBlocks",
          "mappedBlocks",
          "mappedBytes",
          "unused",
          "fastBytes",
          "bytes",
          "freeBytes",
          "keep");
    }

    static long inBytes() {
      Given given =
          (Given) Function.getFunction("c", "mallinfo2").invoke(Given.class, new Object[0]);
      return given.bytes.longValue() + given.mappedBytes.longValue();
    }
  }

  /** A stage. */
  private interface Run {
    void once() throws IOException;
  }

  @BeforeEach
  void load() throws IOException {
    frame = Frame.of(PictureFiles.load(PICTURE), 0, Duration.ZERO, Instant.EPOCH);
    plate = detector.listPlates(frame).get(0);
  }

  @AfterEach
  void close() {
    frame.close();
    reading.close();
    detector.close();
  }

  private static long residentBytes() throws IOException {
    return Long.parseLong(Files.readString(Path.of("/proc/self/statm")).split(" ")[1]) * PAGE;
  }

  private static void assertFlat(int runs, Run stage) throws IOException {
    for (int i = 0; i < Math.max(WARM_UP, runs / 3); i++) {
      stage.once();
    }
    System.gc(); // other tests leave pointers behind, which must not vanish in between
    long pointers = Pointer.totalCount();
    long pointed = Pointer.totalBytes();
    long given = Given.inBytes();
    long resident = residentBytes();
    for (int i = 0; i < runs; i++) {
      stage.once();
    }
    assertThat(Pointer.totalCount()).as("objects").isLessThanOrEqualTo(pointers);
    assertThat(Pointer.totalBytes()).as("their bytes").isLessThanOrEqualTo(pointed);
    assertThat(Given.inBytes() - given).as("bytes given out").isLessThan(BYTES_ALLOWED);
    assertThat(residentBytes() - resident)
        .as("bytes in use by the process")
        .isLessThan(RESIDENT_BYTES_ALLOWED);
  }

  /** Plays the clip for ever. */
  private static final class Player implements AutoCloseable {
    private final Path clip;
    private VideoSource video;

    Player(Path clip) {
      this.clip = clip;
    }

    Frame next() throws IOException {
      Optional<Frame> next = video == null ? Optional.empty() : video.next();
      if (next.isEmpty()) {
        close();
        video = VideoSource.open(clip, Instant.EPOCH);
        next = video.next();
      }
      return next.orElseThrow();
    }

    @Override
    public void close() {
      if (video != null) {
        video.close();
      }
    }
  }

  private Path clip() throws IOException {
    return Clips.render(folder, "lane", "0,浙A0T001,blue,1\n", "--seconds", "3");
  }

  @Test
  void stays_as_it_is_while_frames_are_decoded_and_watched_for_movement() throws IOException {
    MotionGate gate = new MotionGate(Region.WHOLE);
    PictureHealth health = new PictureHealth();
    try (Player player = new Player(clip())) {
      assertFlat(
          300,
          () -> {
            try (Frame next = player.next()) {
              gate.opensFor(next);
              health.see(next);
            }
          });
    }
  }

  @Test
  void stays_as_it_is_while_frames_become_colours() throws IOException {
    try (Player player = new Player(clip())) {
      assertFlat(
          100,
          () -> {
            try (Frame next = player.next()) {
              next.picture();
            }
          });
    }
  }

  @Test
  void stays_as_it_is_while_videos_are_opened_and_closed() throws IOException {
    Path clip = clip();
    assertFlat(
        60,
        () -> {
          try (VideoSource video = VideoSource.open(clip, Instant.EPOCH);
              Frame first = video.next().orElseThrow()) {
            first.picture();
          }
        });
  }

  @Test
  void stays_as_it_is_while_pictures_are_loaded() throws IOException {
    assertFlat(200, () -> PictureFiles.load(PICTURE).close());
  }

  @Test
  void stays_as_it_is_while_plates_are_looked_for() throws IOException {
    assertFlat(100, () -> assertThat(detector.listPlates(frame)).isNotEmpty());
  }

  @Test
  void stays_as_it_is_during_close_ups() throws IOException {
    assertFlat(150, () -> detector.closer(frame, plate));
  }

  /** A wide line has 17 KB, so more runs are needed to see it. */
  @Test
  void stays_as_it_is_while_plates_are_laid_flat() throws IOException {
    assertFlat(1_000, () -> reading.sharpness(frame, plate));
  }

  @Test
  void stays_as_it_is_while_both_readers_read() throws IOException {
    assertFlat(150, () -> reading.read(frame, plate, found -> found));
  }

  @Test
  void stays_as_it_is_while_evidence_is_encoded() throws Exception {
    List<PlateRead> reads = List.of(reading.read(frame, plate, found -> found));
    var lane =
        new WatchConfig.LaneConfig(
            "entrance", "a.mp4", WatchConfig.Way.IN, null, null, null, null, null, null);
    try (Hiding hiding = new Hiding(true, false);
        FollowingPlates following = LanePlan.of(lane, hiding).following()) {
      assertFlat(
          100,
          () -> {
            Iterator<?> readings = following.single(frame, reads).iterator();
            assertThat(readings.hasNext()).isTrue();
          });
    }
  }
}
