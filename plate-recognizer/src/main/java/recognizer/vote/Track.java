package recognizer.vote;

import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import org.bytedeco.opencv.opencv_core.Mat;
import recognizer.camera.Frame;
import recognizer.detect.PlateFound;
import recognizer.detect.Point;
import recognizer.detect.Quad;
import recognizer.read.PlateRead;

/** One plate followed from frame to frame. Holds a copy of its best frame until closed. */
final class Track implements AutoCloseable {
  /** Readings that vote; when more come, the weakest go. */
  private static final int READS_MAX = 30;

  /** So many readings, the last ones alike, and more would change nothing. */
  private static final int SETTLED_READS = 6;

  private static final int SETTLED_ALIKE = 4;

  /** A settled plate is read again now and then: another car may have come into its place. */
  private static final int READ_EVERY = 5;

  /** Below this likeness a text that both readers give is another car's. */
  private static final double SAME_CAR = 0.6;

  /** A frame must be clearly better before its copy replaces the one kept. */
  private static final double BETTER = 1.05;

  /**
   * A plate that reaches the picture's edge, or nearly, is no evidence while there is any other.
   */
  private static final double CUT_OFF = 0.2;

  private static final double MARGIN_OF_WIDTH = 0.04;

  private final List<PlateRead> reads = new ArrayList<>();
  private final List<Double> widths = new ArrayList<>();
  private Quad quad;
  private String text = "";
  private Duration firstSeen;
  private Duration lastSeen;
  private int frames;
  private int alike;
  private int glances;
  private boolean isInSight;
  private boolean wasSettled;
  private String told;
  private Best best;

  private record Best(Mat picture, Quad quad, List<Quad> others, Frame.Time time, double weight) {}

  /**
   * Takes a frame in which the plate was read.
   *
   * @param others plates of other cars in the frame
   */
  void see(Frame frame, PlateRead read, List<Quad> others) {
    glances = 0;
    place(frame, read.plate());
    String next = read.transcripts().get(0).get(0).text();
    alike = next.equals(text) ? alike + 1 : 1;
    text = next;
    reads.add(read);
    if (reads.size() > READS_MAX) {
      reads.remove(reads.stream().min(Comparator.comparingDouble(Voting::weightOf)).orElseThrow());
    }
    wasSettled |= isSettled();
    keepIfBetter(frame, Voting.weightOf(read), others);
  }

  /** Takes a frame in which the plate stands where it must, without reading it. */
  void glance(Frame frame, PlateFound plate, double sharpness, List<Quad> others) {
    glances++;
    place(frame, plate);
    keepIfBetter(frame, Voting.weightOf(plate, sharpness), others);
  }

  private void place(Frame frame, PlateFound plate) {
    isInSight = true;
    frames++;
    quad = plate.quad();
    firstSeen = frames == 1 ? frame.position() : firstSeen;
    lastSeen = frame.position();
    widths.add(quad.width());
  }

  private void keepIfBetter(Frame frame, double clear, List<Quad> others) {
    double weight = isWhole(frame.picture()) ? clear : clear * CUT_OFF;
    if (best == null || weight > best.weight() * BETTER) {
      close();
      best = new Best(frame.picture().clone(), quad, others, frame.time(), weight);
    }
  }

  private boolean isWhole(Mat picture) {
    double margin = quad.width() * MARGIN_OF_WIDTH;
    return quad.corners().stream()
        .allMatch(
            corner ->
                corner.x() >= margin
                    && corner.y() >= margin
                    && corner.x() <= picture.cols() - margin
                    && corner.y() <= picture.rows() - margin);
  }

  /** A frame was searched, and the plate was not in it. */
  void miss() {
    isInSight = false;
  }

  /** Nothing moved: the car is still where it was, if it was there when last looked for. */
  void stay(Duration position) {
    lastSeen = isInSight ? position : lastSeen;
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
    if (size < 0.5 || distance > 4 || isSettled() && read.isAgreed() && alike < SAME_CAR) {
      return 0;
    }
    double score = quad.overlapWith(other) + Math.max(0, 1.5 - distance) + 2 * (alike - 0.5);
    return Math.max(0, score);
  }

  /** Whether a plate stands so near where this one was that a glance is enough for now. */
  boolean isSeenAgain(PlateFound plate) {
    return isSettled()
        && glances < READ_EVERY - 1
        && plate.quad().overlapWith(quad) > 0.2
        && Math.min(quad.width(), plate.quad().width())
            > 0.7 * Math.max(quad.width(), plate.quad().width());
  }

  boolean isSettled() {
    return reads.size() >= SETTLED_READS && alike >= SETTLED_ALIKE;
  }

  /**
   * Whether it has ever been settled; the last frames of a car that drives out are often misread.
   */
  boolean wasSettled() {
    return wasSettled;
  }

  boolean isTold() {
    return told != null;
  }

  /** The text that was told of it, when it was. */
  String toldText() {
    return told;
  }

  void tell(String plate) {
    told = plate;
  }

  /** Time since the best frame by the source's own count. */
  Duration ageOfBest(Duration now) {
    return now.minus(best.time().position());
  }

  int frames() {
    return frames;
  }

  List<PlateRead> reads() {
    return reads;
  }

  Instant seenAt() {
    return best.time().seenAt();
  }

  /** The best frame, in which from then on is hidden what is to be hidden. */
  Evidence evidence(Hiding hiding) {
    hiding.apply(best.picture(), best.quad(), best.others());
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
