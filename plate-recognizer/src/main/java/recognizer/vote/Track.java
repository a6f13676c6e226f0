package recognizer.vote;

import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import org.bytedeco.opencv.opencv_core.Mat;
import recognizer.camera.Frame;
import recognizer.detect.Point;
import recognizer.detect.Quad;
import recognizer.read.PlateRead;

/** One plate followed from frame to frame. Holds a copy of its best frame until closed. */
final class Track implements AutoCloseable {
  /** Readings that vote; when more come, the weakest go. */
  private static final int READS_MAX = 30;

  /** So many readings, the last ones alike, and more would change nothing. */
  private static final int SETTLED_READS = 10;

  private static final int SETTLED_ALIKE = 6;

  /** A frame must be clearly better before its copy replaces the one kept. */
  private static final double BETTER = 1.15;

  private final List<PlateRead> reads = new ArrayList<>();
  private final List<Double> widths = new ArrayList<>();
  private Quad quad;
  private String text = "";
  private Duration firstSeen;
  private Duration lastSeen;
  private int frames;
  private int alike;
  private Best best;

  private record Best(Mat picture, Quad quad, Instant seenAt, double weight) {}

  void see(Frame frame, PlateRead read) {
    frames++;
    quad = read.plate().quad();
    firstSeen = frames == 1 ? frame.position() : firstSeen;
    lastSeen = frame.position();
    widths.add(quad.width());
    String next = read.transcripts().get(0).get(0).text();
    alike = next.equals(text) ? alike + 1 : 1;
    text = next;
    reads.add(read);
    if (reads.size() > READS_MAX) {
      reads.remove(reads.stream().min(Comparator.comparingDouble(Voting::weightOf)).orElseThrow());
    }
    double weight = Voting.weightOf(read);
    if (best == null || weight > best.weight() * BETTER) {
      close();
      best = new Best(frame.picture().clone(), quad, frame.seenAt(), weight);
    }
  }

  /** Nothing moved: the car is still where it was. */
  void stay(Duration position) {
    lastSeen = position;
  }

  Duration firstSeen() {
    return firstSeen;
  }

  Duration lastSeen() {
    return lastSeen;
  }

  boolean isUnseenFor(Duration time, Duration now) {
    return now.minus(lastSeen).compareTo(time) > 0;
  }

  /** How well a plate continues this track: 0 not at all, above 0 the better the greater. */
  double matches(PlateRead read) {
    Quad other = read.plate().quad();
    double width = Math.max(quad.width(), other.width());
    Point centre = quad.centre();
    double distance = centre.distanceTo(other.centre()) / width;
    double size = Math.min(quad.width(), other.width()) / width;
    double alike = TextDistance.similarity(text, read.transcripts().get(0).get(0).text());
    if (size < 0.5 || distance > 4) {
      return 0;
    }
    double score = quad.overlapWith(other) + Math.max(0, 1.5 - distance) + 2 * (alike - 0.5);
    return Math.max(0, score);
  }

  boolean isSettled() {
    return frames >= SETTLED_READS && alike >= SETTLED_ALIKE;
  }

  int frames() {
    return frames;
  }

  List<PlateRead> reads() {
    return reads;
  }

  Instant seenAt() {
    return best.seenAt();
  }

  Evidence evidence() {
    return EvidencePicture.of(best.picture(), best.quad());
  }

  /** Width at the end over width at the beginning, each a mean over a third of the track. */
  double growth() {
    int third = Math.max(1, widths.size() / 3);
    double first = widths.subList(0, third).stream().mapToDouble(w -> w).sum();
    double last =
        widths.subList(widths.size() - third, widths.size()).stream().mapToDouble(w -> w).sum();
    return last / first;
  }

  @Override
  public void close() {
    if (best != null) {
      best.picture().close();
    }
  }
}
