package recognizer.clips;

import java.util.ArrayList;
import java.util.List;
import org.bytedeco.opencv.global.opencv_imgproc;
import org.bytedeco.opencv.opencv_core.Mat;
import org.bytedeco.opencv.opencv_core.Rect;
import org.bytedeco.opencv.opencv_core.Size;
import recognizer.clips.LaneCamera.Dot;

/**
 * One end of a vehicle as a flat picture with an outline, in several sizes so that far ones do not
 * flicker. Holds native memory until closed.
 *
 * @param width in metres
 * @param height in metres
 */
record Sprite(List<Mat> pictures, List<Mat> masks, double width, double height)
    implements AutoCloseable {
  static final double SCALE = 600; // pixels a metre
  private static final int LEVELS = 3;

  /** Takes pictures that the surrounding scope would release, and keeps them. */
  static Sprite of(Mat picture, Mat mask, Outline outline) {
    List<Mat> pictures = new ArrayList<>();
    List<Mat> masks = new ArrayList<>();
    for (int level = 0; level < LEVELS; level++) {
      pictures.add(shrunk(picture, level));
      masks.add(shrunk(mask, level));
    }
    return new Sprite(pictures, masks, outline.width(), outline.height());
  }

  private static Mat shrunk(Mat full, int level) {
    Mat small = new Mat();
    Size size = new Size(full.cols() >> level, full.rows() >> level);
    opencv_imgproc.resize(full, small, size, 0, 0, opencv_imgproc.INTER_AREA);
    small.retainReference();
    return small;
  }

  /** Draws the vehicle's end onto four places of the picture, smeared downwards by motion. */
  void draw(Mat frame, Dot[] place, int smear) {
    Rect part = Canvas.bounds(place, 2);
    if (part.width() == 0 || part.height() == 0) {
      return;
    }
    double pixels = Math.hypot(place[1].x() - place[0].x(), place[1].y() - place[0].y());
    int level = 0;
    while (level + 1 < LEVELS && pictures.get(level + 1).cols() >= pixels) {
      level++;
    }
    Mat warped = Canvas.warped(pictures.get(level), place, part);
    Mat mask = Canvas.warped(masks.get(level), place, part);
    Mat target = frame.apply(part);
    Mat solid = new Mat();
    opencv_imgproc.threshold(mask, solid, 127, 255, opencv_imgproc.THRESH_BINARY);
    warped.copyTo(target, solid);
    if (smear > 1) {
      opencv_imgproc.blur(target, target, new Size(1, smear));
    }
  }

  @Override
  public void close() {
    pictures.forEach(Mat::close);
    masks.forEach(Mat::close);
  }
}
