package recognizer.vote;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.bytedeco.opencv.global.opencv_core;
import org.bytedeco.opencv.global.opencv_imgproc;
import org.bytedeco.opencv.opencv_core.Mat;
import org.bytedeco.opencv.opencv_core.Point;
import org.bytedeco.opencv.opencv_core.Rect;
import org.bytedeco.opencv.opencv_core.Scalar;
import org.bytedeco.opencv.opencv_core.Size;
import recognizer.camera.Natives;
import recognizer.detect.FaceDetector;
import recognizer.detect.Quad;
import recognizer.metrics.StageTimes;

/**
 * Makes unrecognisable in evidence what nobody needs to see, and never the plate that it is
 * evidence of. For any number of threads.
 */
public final class Hiding implements AutoCloseable {
  /** Shows everything. */
  public static final Hiding NOTHING = new Hiding(false, false);

  private static final int PLATE_COLUMNS = 6;
  private static final int PLATE_ROWS = 2;
  private static final int FACE_COLUMNS = 4;
  private static final int FACE_ROWS = 4;

  private final boolean hidesOtherPlates;
  private final Optional<FaceDetector> faces;
  private final StageTimes times = new StageTimes();

  /**
   * @param hidesOtherPlates whether other cars' plates are made unreadable
   * @param hidesFaces whether faces are made unrecognisable, as far as they are found
   */
  public Hiding(boolean hidesOtherPlates, boolean hidesFaces) {
    this.hidesOtherPlates = hidesOtherPlates;
    this.faces = hidesFaces ? Optional.of(new FaceDetector(times)) : Optional.empty();
  }

  /** Whether pictures stay as they are. */
  boolean hidesNothing() {
    return !hidesOtherPlates && faces.isEmpty();
  }

  /** Processor time that the search for faces has taken so far. */
  public StageTimes times() {
    return times;
  }

  /**
   * Changes the pixels of a picture.
   *
   * @param plate the one that stays as it is
   * @param others plates of other cars
   */
  void apply(Mat picture, Quad plate, List<Quad> others) {
    List<Quad> people = faces.map(finder -> finder.listFaces(picture)).orElse(List.of());
    List<Quad> plates = hidesOtherPlates ? others : List.of();
    if (people.isEmpty() && plates.isEmpty()) {
      return;
    }
    Natives.releasing(
        () -> {
          Mat before = picture.clone();
          people.forEach(face -> coarsen(picture, face, FACE_COLUMNS, FACE_ROWS));
          plates.forEach(other -> coarsen(picture, other, PLATE_COLUMNS, PLATE_ROWS));
          before.copyTo(picture, inside(plate, picture));
          return picture;
        });
  }

  /** Leaves so few pixels that nothing can be recognised, and enough to see what it is. */
  private static void coarsen(Mat picture, Quad quad, int columns, int rows) {
    Rect part = quad.boundsWithin(picture.cols(), picture.rows());
    if (part.width() > 0 && part.height() > 0) {
      Mat region = picture.apply(part);
      Mat few = new Mat();
      Mat coarse = new Mat();
      Size size = new Size(part.width(), part.height());
      opencv_imgproc.resize(region, few, new Size(columns, rows), 0, 0, opencv_imgproc.INTER_AREA);
      opencv_imgproc.resize(few, coarse, size, 0, 0, opencv_imgproc.INTER_NEAREST);
      coarse.copyTo(region);
    }
  }

  /** A mask that is 255 within a plate's corners and 0 elsewhere. */
  private static Mat inside(Quad plate, Mat picture) {
    Mat mask = new Mat(picture.rows(), picture.cols(), opencv_core.CV_8UC1, new Scalar(0));
    List<Integer> xy = new ArrayList<>();
    plate
        .corners()
        .forEach(p -> xy.addAll(List.of((int) Math.round(p.x()), (int) Math.round(p.y()))));
    Point corners = new Point(4);
    corners.put(xy.stream().mapToInt(i -> i).toArray());
    opencv_imgproc.fillConvexPoly(mask, corners, 4, new Scalar(255));
    return mask;
  }

  @Override
  public void close() {
    faces.ifPresent(FaceDetector::close);
  }
}
