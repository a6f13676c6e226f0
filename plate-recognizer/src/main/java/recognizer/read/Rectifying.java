package recognizer.read;

import org.bytedeco.javacpp.FloatPointer;
import org.bytedeco.opencv.global.opencv_core;
import org.bytedeco.opencv.global.opencv_imgproc;
import org.bytedeco.opencv.opencv_core.Mat;
import org.bytedeco.opencv.opencv_core.Rect;
import org.bytedeco.opencv.opencv_core.Scalar;
import org.bytedeco.opencv.opencv_core.Size;
import recognizer.camera.Natives;
import recognizer.detect.PlateFound;
import recognizer.detect.Quad;

/**
 * Lays a plate flat and makes its line image. Every step and number here is also in the training
 * programs; a test holds both against the same pictures.
 */
final class Rectifying {
  private static final int WIDTH = 240;
  private static final int HEIGHT_ONE_ROW = 72;
  private static final int HEIGHT_TWO_ROWS = 160;

  /** Upper row of a plate of two: rows 8 to 60, columns 48 to 192; the lower row lies below. */
  private static final int UPPER_TOP = 8;

  private static final int UPPER_BOTTOM = 60;
  private static final int UPPER_LEFT = 48;
  private static final int UPPER_RIGHT = 192;
  private static final int UPPER_WIDTH_IN_LINE = 40;

  private Rectifying() {}

  static Line line(Mat picture, PlateFound plate) {
    return Natives.releasing(() -> normalised(picture, plate));
  }

  private static Line normalised(Mat picture, PlateFound plate) {
    Mat grey = new Mat();
    opencv_imgproc.cvtColor(
        flat(picture, plate.quad(), plate.rows()), grey, opencv_imgproc.COLOR_BGR2GRAY);
    Mat line = new Mat(Line.HEIGHT, Line.WIDTH, opencv_core.CV_8UC1);
    if (plate.rows() == 2) {
      int rest = Line.WIDTH - UPPER_WIDTH_IN_LINE;
      int upperWidth = UPPER_RIGHT - UPPER_LEFT;
      int upperHeight = UPPER_BOTTOM - UPPER_TOP;
      int lowerHeight = HEIGHT_TWO_ROWS - UPPER_BOTTOM;
      shrink(
          grey.apply(new Rect(UPPER_LEFT, UPPER_TOP, upperWidth, upperHeight)),
          line.apply(new Rect(0, 0, UPPER_WIDTH_IN_LINE, Line.HEIGHT)));
      shrink(
          grey.apply(new Rect(0, UPPER_BOTTOM, WIDTH, lowerHeight)),
          line.apply(new Rect(UPPER_WIDTH_IN_LINE, 0, rest, Line.HEIGHT)));
    } else {
      shrink(grey, line);
    }
    byte[] raw = new byte[Line.WIDTH * Line.HEIGHT];
    line.data().get(raw);
    return Line.normalised(raw, plate.colour().isDark());
  }

  private static void shrink(Mat from, Mat to) {
    opencv_imgproc.resize(
        from, to, new Size(to.cols(), to.rows()), 0, 0, opencv_imgproc.INTER_AREA);
  }

  private static Mat flat(Mat picture, Quad quad, int rows) {
    int height = rows == 2 ? HEIGHT_TWO_ROWS : HEIGHT_ONE_ROW;
    Mat to = points(0, 0, WIDTH, 0, WIDTH, height, 0, height);
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
        new Size(WIDTH, height),
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
