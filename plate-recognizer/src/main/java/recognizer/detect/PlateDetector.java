package recognizer.detect;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import org.bytedeco.opencv.global.opencv_core;
import org.bytedeco.opencv.global.opencv_imgproc;
import org.bytedeco.opencv.opencv_core.Mat;
import org.bytedeco.opencv.opencv_core.Rect;
import org.bytedeco.opencv.opencv_core.Scalar;
import org.bytedeco.opencv.opencv_core.Size;
import recognizer.camera.Frame;
import recognizer.camera.Natives;
import recognizer.metrics.Stage;
import recognizer.metrics.StageTimes;

/**
 * Finds plates in two looks with one network: the whole frame, then a close-up of finds that are
 * small or doubtful. For one thread.
 */
public final class PlateDetector implements AutoCloseable {
  /** First looks are generous: a close-up must confirm what they find. */
  private static final double FIRST_SCORE_MIN = 0.25;

  private static final double SCORE_MIN = 0.35;

  /** A plate that the first look shows so surely and so large needs no close-up to be read. */
  private static final double CLEAR_SCORE_MIN = 0.5;

  private static final double CLEAR_WIDTH_MIN = 48;
  private static final double OVERLAP_MIN = 0.1;
  private static final double ALONE_SHARE_MIN = 0.5;
  private static final double ALONE_SCORE_MIN = 0.45;
  private static final Scalar GREY = new Scalar(128, 128, 128, 0);

  private final DetectorNetwork network = new DetectorNetwork();
  private final StageTimes times;

  /**
   * @param times where the stages' times are counted
   */
  public PlateDetector(StageTimes times) {
    this.times = times;
  }

  /** Plates in a camera's frame, best first. */
  public List<PlateFound> listPlates(Frame frame) {
    Mat picture = frame.picture();
    return measured(picture, inFrame(picture));
  }

  /** Plates in a picture of any kind, best first: it may be a plate that somebody cut out. */
  public List<PlateFound> listPlatesAnywhere(Frame frame) {
    Mat picture = frame.picture();
    boolean isAlone = View.isPlateAlone(picture.cols(), picture.rows());
    List<PlateFound> alone = isAlone ? plateAlone(picture) : List.of();
    return alone.isEmpty() ? listPlates(frame) : measured(picture, alone);
  }

  private static List<PlateFound> measured(Mat picture, List<PlateFound> found) {
    List<PlateFound> exact = new ArrayList<>(found);
    exact.sort(Comparator.comparingDouble(PlateFound::score).reversed());
    return HeatMap.withoutOverlaps(exact).stream()
        .map(p -> p.measured(FieldColour.scores(picture, p.quad())))
        .toList();
  }

  private List<PlateFound> inFrame(Mat picture) {
    List<PlateFound> exact = new ArrayList<>();
    View whole = View.whole(picture.cols(), picture.rows());
    for (PlateFound first : times.time(Stage.FIND, () -> look(picture, whole))) {
      boolean isClear =
          first.score() >= CLEAR_SCORE_MIN
              && first.quad().width() * whole.scale() >= CLEAR_WIDTH_MIN;
      if (isClear) {
        exact.add(first);
      } else {
        confirmed(picture, first).ifPresent(exact::add);
      }
    }
    return exact;
  }

  /**
   * The plate as a close-up shows it, its corners more exact; itself when the close-up shows none.
   */
  public PlateFound closer(Frame frame, PlateFound plate) {
    Mat picture = frame.picture();
    return confirmed(picture, plate)
        .map(p -> p.measured(FieldColour.scores(picture, p.quad())))
        .orElse(plate);
  }

  private Optional<PlateFound> confirmed(Mat picture, PlateFound first) {
    return times
        .time(Stage.CLOSE_UP, () -> closeUp(picture, first))
        .filter(p -> p.score() >= SCORE_MIN);
  }

  /** The plate that a cut-out shows, which must take up most of it. */
  private List<PlateFound> plateAlone(Mat picture) {
    View view = View.plateAlone(picture.cols(), picture.rows());
    return times.time(Stage.FIND, () -> look(picture, view)).stream()
        .filter(p -> p.score() >= ALONE_SCORE_MIN)
        .filter(p -> p.quad().width() > ALONE_SHARE_MIN * picture.cols())
        .toList();
  }

  private Optional<PlateFound> closeUp(Mat picture, PlateFound first) {
    return look(picture, View.closeUp(first.quad())).stream()
        .filter(p -> p.quad().overlapWith(first.quad()) >= OVERLAP_MIN)
        .max(Comparator.comparingDouble(p -> p.quad().overlapWith(first.quad())));
  }

  private List<PlateFound> look(Mat picture, View view) {
    return Natives.releasing(
        () ->
            network.look(cut(picture, view)).listPlates(FIRST_SCORE_MIN).stream()
                .map(p -> p.at(view.toPicture(p.quad())))
                .toList());
  }

  /**
   * The part of the picture that the view shows, grey where there is no picture. Halving is many
   * times as fast as a mean over any other number of pixels; what is left is less than a half.
   */
  private static Mat cut(Mat picture, View view) {
    int left = clamp(Math.round(view.left()), picture.cols());
    int top = clamp(Math.round(view.top()), picture.rows());
    int right = clamp(Math.round(view.left() + view.width() / view.scale()), picture.cols());
    int bottom = clamp(Math.round(view.top() + view.height() / view.scale()), picture.rows());
    Mat input = new Mat(view.height(), view.width(), opencv_core.CV_8UC3, GREY);
    int x = Math.max(0, (int) Math.round((left - view.left()) * view.scale()));
    int y = Math.max(0, (int) Math.round((top - view.top()) * view.scale()));
    int width = Math.min(view.width() - x, (int) Math.round((right - left) * view.scale()));
    int height = Math.min(view.height() - y, (int) Math.round((bottom - top) * view.scale()));
    if (width > 0 && height > 0 && right > left && bottom > top) {
      Mat part = picture.apply(new Rect(left, top, right - left, bottom - top));
      while (part.cols() >= 2 * width && part.rows() >= 2 * height) {
        Mat half = new Mat();
        Size size = new Size(part.cols() / 2, part.rows() / 2);
        opencv_imgproc.resize(part, half, size, 0, 0, opencv_imgproc.INTER_AREA);
        part = half;
      }
      opencv_imgproc.resize(
          part,
          input.apply(new Rect(x, y, width, height)),
          new Size(width, height),
          0,
          0,
          opencv_imgproc.INTER_LINEAR);
    }
    return input;
  }

  private static int clamp(long value, int max) {
    return (int) Math.max(0, Math.min(max, value));
  }

  @Override
  public void close() {
    network.close();
  }
}
