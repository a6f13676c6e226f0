package recognizer.clips;

import org.bytedeco.javacpp.FloatPointer;
import org.bytedeco.javacpp.IntPointer;
import org.bytedeco.opencv.global.opencv_core;
import org.bytedeco.opencv.global.opencv_imgproc;
import org.bytedeco.opencv.opencv_core.Mat;
import org.bytedeco.opencv.opencv_core.Rect;
import org.bytedeco.opencv.opencv_core.Scalar;
import org.bytedeco.opencv.opencv_core.Size;
import recognizer.clips.LaneCamera.Dot;

/** Draws flat things as a lane camera sees them. Releasing is the caller's scope's. */
final class Canvas {
  private Canvas() {}

  static void fill(Mat picture, Dot[] shape, Scalar colour) {
    int[] xy = new int[shape.length * 2];
    for (int i = 0; i < shape.length; i++) {
      xy[2 * i] = (int) Math.round(shape[i].x() * 16);
      xy[2 * i + 1] = (int) Math.round(shape[i].y() * 16);
    }
    Mat points = new Mat(shape.length, 1, opencv_core.CV_32SC2);
    new IntPointer(points.data()).put(xy);
    opencv_imgproc.fillConvexPoly(picture, points, colour, opencv_imgproc.LINE_AA, 4);
  }

  /** The part of the picture that a shape touches; without area when it is outside. */
  static Rect bounds(Dot[] shape, int margin) {
    double left = LaneCamera.WIDTH;
    double top = LaneCamera.HEIGHT;
    double right = 0;
    double bottom = 0;
    for (Dot dot : shape) {
      left = Math.min(left, dot.x());
      top = Math.min(top, dot.y());
      right = Math.max(right, dot.x());
      bottom = Math.max(bottom, dot.y());
    }
    int x = (int) Math.max(0, left - margin);
    int y = (int) Math.max(0, top - margin);
    int width = (int) Math.min(LaneCamera.WIDTH, right + margin) - x;
    int height = (int) Math.min(LaneCamera.HEIGHT, bottom + margin) - y;
    return new Rect(x, y, Math.max(0, width), Math.max(0, height));
  }

  /** Lays a whole flat picture onto the four places, as far as the rectangle shows it. */
  static Mat warped(Mat flat, Dot[] to, Rect part) {
    Mat from = points(0, 0, flat.cols(), 0, flat.cols(), flat.rows(), 0, flat.rows());
    double[] xy = new double[8];
    for (int i = 0; i < 4; i++) {
      xy[2 * i] = to[i].x() - part.x();
      xy[2 * i + 1] = to[i].y() - part.y();
    }
    Mat warped = new Mat();
    opencv_imgproc.warpPerspective(
        flat,
        warped,
        opencv_imgproc.getPerspectiveTransform(from, points(xy)),
        new Size(part.width(), part.height()),
        opencv_imgproc.INTER_LINEAR,
        opencv_core.BORDER_CONSTANT,
        new Scalar(0, 0, 0, 0));
    return warped;
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
