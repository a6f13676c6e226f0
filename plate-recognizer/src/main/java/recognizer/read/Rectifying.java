package recognizer.read;

import java.util.DoubleSummaryStatistics;
import org.bytedeco.javacpp.FloatPointer;
import org.bytedeco.opencv.global.opencv_core;
import org.bytedeco.opencv.global.opencv_imgproc;
import org.bytedeco.opencv.opencv_core.Mat;
import org.bytedeco.opencv.opencv_core.Rect;
import org.bytedeco.opencv.opencv_core.Scalar;
import org.bytedeco.opencv.opencv_core.Size;
import recognizer.camera.Natives;
import recognizer.detect.PlateFound;
import recognizer.detect.Point;
import recognizer.detect.Quad;

/**
 * Lays a plate flat and makes its wide line. Every step and number here is also in the training
 * programs; a test holds both against the same pictures.
 */
final class Rectifying {
  private static final int HEIGHT_TWO_ROWS = 160;

  private static final int UPPER_WIDTH_IN_LINE = 80;

  /** A wider plate is halved first, for warping looks at neighbouring pixels only. */
  private static final double SHARPEST = 480;

  private static final int MARGIN = 4;

  private Rectifying() {}

  /** The plate as the detector found it. */
  static WideLine line(Mat picture, PlateFound plate) {
    byte[] raw = Natives.releasing(() -> pixels(picture, plate.quad(), plate.rows()));
    return WideLine.of(raw, plate.colour());
  }

  private static byte[] pixels(Mat picture, Quad quad, int rows) {
    Mat part = picture;
    Quad corners = quad;
    while (corners.corners().get(0).distanceTo(corners.corners().get(1)) > SHARPEST) {
      Rect about = about(corners, part);
      Mat half = new Mat();
      Size size = new Size(Math.max(1, about.width() / 2), Math.max(1, about.height() / 2));
      opencv_imgproc.resize(part.apply(about), half, size, 0, 0, opencv_imgproc.INTER_AREA);
      double x = half.cols() / (double) about.width();
      double y = half.rows() / (double) about.height();
      corners = corners.map(p -> new Point((p.x() - about.x()) * x, (p.y() - about.y()) * y));
      part = half;
    }
    Mat grey = new Mat();
    opencv_imgproc.cvtColor(flat(part, corners, rows), grey, opencv_imgproc.COLOR_BGR2GRAY);
    Mat line = rows == 2 ? sideBySide(grey) : grey;
    byte[] raw = new byte[WideLine.WIDTH * WideLine.HEIGHT];
    line.data().get(raw);
    return raw;
  }

  /** The part of a picture that holds the plate. */
  private static Rect about(Quad quad, Mat picture) {
    DoubleSummaryStatistics xs = quad.corners().stream().mapToDouble(Point::x).summaryStatistics();
    DoubleSummaryStatistics ys = quad.corners().stream().mapToDouble(Point::y).summaryStatistics();
    int left = Math.max(0, (int) Math.floor(xs.getMin()) - MARGIN);
    int top = Math.max(0, (int) Math.floor(ys.getMin()) - MARGIN);
    int right = Math.min(picture.cols(), (int) Math.ceil(xs.getMax()) + MARGIN + 1);
    int bottom = Math.min(picture.rows(), (int) Math.ceil(ys.getMax()) + MARGIN + 1);
    return new Rect(left, top, right - left, bottom - top);
  }

  /** Upper row of a plate of two: rows 8 to 60, columns 48 to 192; the lower row lies below. */
  private static Rect upper() {
    return new Rect(48, 8, 144, 52); // as a constant it would go with the scope that first used it
  }

  private static Rect lower() {
    return new Rect(0, 60, WideLine.WIDTH, 100);
  }

  private static Mat sideBySide(Mat grey) {
    Mat line = new Mat(WideLine.HEIGHT, WideLine.WIDTH, opencv_core.CV_8UC1);
    int rest = WideLine.WIDTH - UPPER_WIDTH_IN_LINE;
    stretch(grey.apply(upper()), line.apply(new Rect(0, 0, UPPER_WIDTH_IN_LINE, WideLine.HEIGHT)));
    stretch(
        grey.apply(lower()), line.apply(new Rect(UPPER_WIDTH_IN_LINE, 0, rest, WideLine.HEIGHT)));
    return line;
  }

  private static void stretch(Mat from, Mat to) {
    opencv_imgproc.resize(
        from, to, new Size(to.cols(), to.rows()), 0, 0, opencv_imgproc.INTER_LINEAR);
  }

  private static Mat flat(Mat picture, Quad quad, int rows) {
    int height = rows == 2 ? HEIGHT_TWO_ROWS : WideLine.HEIGHT;
    Mat to = points(0, 0, WideLine.WIDTH, 0, WideLine.WIDTH, height, 0, height);
    double[] xy = new double[8];
    for (int i = 0; i < 4; i++) {
      xy[2 * i] = quad.corners().get(i).x();
      xy[2 * i + 1] = quad.corners().get(i).y();
    }
    Mat flat = new Mat();
    opencv_imgproc.warpPerspective(
        picture,
        flat,
        opencv_imgproc.getPerspectiveTransform(points(xy), to),
        new Size(WideLine.WIDTH, height),
        opencv_imgproc.INTER_LINEAR,
        opencv_core.BORDER_REPLICATE,
        new Scalar(0, 0, 0, 0));
    return flat;
  }

  private static Mat points(double... xy) {
    Mat points = new Mat(4, 1, opencv_core.CV_32FC2);
    FloatPointer values = new FloatPointer(points.data());
    for (int i = 0; i < xy.length; i++) {
      values.put(i, (float) xy[i]);
    }
    return points;
  }
}
