package recognizer.clips;

import java.util.Random;
import org.bytedeco.opencv.global.opencv_core;
import org.bytedeco.opencv.global.opencv_imgproc;
import org.bytedeco.opencv.opencv_core.Mat;
import org.bytedeco.opencv.opencv_core.Scalar;

/** Ways of putting one picture over another. */
final class Mixing {
  private Mixing() {}

  /** Lays a picture over a target of the same size, 0 leaves the target, 255 hides it. */
  static void blend(Mat picture, Mat target, Mat opacity) {
    Mat cover = new Mat();
    opencv_imgproc.cvtColor(opacity, cover, opencv_imgproc.COLOR_GRAY2BGR);
    Mat rest = new Mat();
    opencv_core.bitwise_not(cover, rest);
    Mat above = new Mat();
    opencv_core.multiply(picture, cover, above, 1 / 255.0, -1);
    Mat below = new Mat();
    opencv_core.multiply(target, rest, below, 1 / 255.0, -1);
    opencv_core.add(above, below, target);
  }

  /** Grey noise in three channels, evenly spread from 0 to a maximum. */
  static Mat noise(int rows, int columns, int max, Random random) {
    byte[] values = new byte[rows * columns];
    for (int i = 0; i < values.length; i++) {
      values[i] = (byte) random.nextInt(max + 1);
    }
    Mat grey = new Mat(rows, columns, opencv_core.CV_8UC1);
    grey.data().put(values);
    Mat noise = new Mat();
    opencv_imgproc.cvtColor(grey, noise, opencv_imgproc.COLOR_GRAY2BGR);
    return noise;
  }

  static Scalar scaled(Scalar colour, double factor) {
    return new Scalar(
        Math.min(255, colour.get(0) * factor),
        Math.min(255, colour.get(1) * factor),
        Math.min(255, colour.get(2) * factor),
        0);
  }
}
