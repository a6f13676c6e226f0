package recognizer.read;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.Iterator;
import java.util.List;
import java.util.function.UnaryOperator;
import java.util.stream.Stream;
import org.bytedeco.opencv.opencv_core.Mat;
import recognizer.camera.Frame;
import recognizer.detect.PlateFound;
import recognizer.metrics.Stage;
import recognizer.metrics.StageTimes;

/** Reads the plates that were found in a frame with both readers. For one thread. */
public final class ReadingPlates implements AutoCloseable {
  /** Corners that are a little wrong are most often too tight or too wide. */
  private static final double[] OTHER_SIZES = {1.06, 0.95};

  private static final int SHARP_WIDTH = 120;
  private static final int SHARP_HEIGHT = 36;

  private final StageTimes times;
  private final LineReader network = new CtcReader();
  private final LineReader tesseract = new TesseractReader();

  /**
   * @param times where the stages' times are counted
   */
  public ReadingPlates(StageTimes times) {
    this.times = times;
  }

  /**
   * What the readers make of a plate. Where they disagree the plate is looked at again, closer,
   * then with the other number of rows and with slightly other corners; the first look on which
   * they agree counts, or else the one of which the network is surest.
   *
   * @param closer finds a plate's corners more exactly; asked only when it is needed
   */
  public PlateRead read(Frame frame, PlateFound plate, UnaryOperator<PlateFound> closer) {
    List<PlateRead> looks = new ArrayList<>();
    looks.add(look(frame.picture(), plate));
    if (!looks.get(0).isAgreed()) {
      PlateFound exact = closer.apply(plate);
      Iterator<PlateFound> others = Stream.concat(Stream.of(exact), variants(exact)).iterator();
      while (others.hasNext() && !looks.get(looks.size() - 1).isAgreed()) {
        looks.add(look(frame.picture(), others.next()));
      }
    }
    PlateRead last = looks.get(looks.size() - 1);
    return last.isAgreed() ? last : PlateRead.merged(looks);
  }

  private static Stream<PlateFound> variants(PlateFound plate) {
    return Stream.concat(
        Stream.of(plate.withOtherRows()), Arrays.stream(OTHER_SIZES).mapToObj(plate::grown));
  }

  /** How sharp a plate of a frame is, as {@link PlateRead#sharpness()}, without reading it. */
  public double sharpness(Frame frame, PlateFound plate) {
    WideLine line = times.time(Stage.RECTIFY, () -> Rectifying.line(frame.picture(), plate));
    return sharpness(line.as(SHARP_WIDTH, SHARP_HEIGHT));
  }

  private PlateRead look(Mat picture, PlateFound plate) {
    WideLine line = times.time(Stage.RECTIFY, () -> Rectifying.line(picture, plate));
    List<Transcript> strong = times.time(Stage.NETWORK, () -> network.read(line));
    List<Transcript> second = times.time(Stage.TESSERACT, () -> tesseract.read(line));
    return new PlateRead(
        plate, List.of(strong, second), sharpness(line.as(SHARP_WIDTH, SHARP_HEIGHT)));
  }

  static double sharpness(Line line) {
    long sum = 0;
    byte[] grey = line.grey();
    for (int i = 1; i < grey.length; i++) {
      if (i % line.width() != 0) {
        sum += Math.abs((grey[i] & 0xff) - (grey[i - 1] & 0xff));
      }
    }
    return sum / (double) ((line.width() - 1) * line.height());
  }

  @Override
  public void close() {
    network.close();
    tesseract.close();
  }
}
