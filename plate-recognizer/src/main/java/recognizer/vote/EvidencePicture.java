package recognizer.vote;

import java.util.List;
import org.bytedeco.javacpp.BytePointer;
import org.bytedeco.javacpp.IntPointer;
import org.bytedeco.opencv.global.opencv_imgcodecs;
import org.bytedeco.opencv.global.opencv_imgproc;
import org.bytedeco.opencv.opencv_core.Mat;
import org.bytedeco.opencv.opencv_core.Rect;
import org.bytedeco.opencv.opencv_core.Size;
import recognizer.detect.Quad;

/** Encodes a frame as evidence within the contract's limits. */
final class EvidencePicture {
  static final int WIDTH_MAX = 1280;
  static final int BYTES_MAX = 512 * 1024;
  private static final int QUALITY_FIRST = 85;
  private static final int QUALITY_STEP = 15;
  private static final double SHRINK = 0.7;
  private static final int WIDTH_MIN = 160;
  private static final int COARSE_WIDTH = 6;
  private static final int COARSE_HEIGHT = 2;

  private EvidencePicture() {}

  /**
   * @param hidden parts of the frame that nobody needs to see
   */
  static Evidence of(Mat picture, Quad corners, List<Quad> hidden) {
    hidden.forEach(quad -> coarsen(picture, quad));
    return of(picture, corners);
  }

  /** Leaves so few pixels of a plate that nobody can read it, and enough to see that it is one. */
  private static void coarsen(Mat picture, Quad quad) {
    Rect part = quad.boundsWithin(picture.cols(), picture.rows());
    if (part.width() > 0 && part.height() > 0) {
      try (Mat region = picture.apply(part);
          Mat few = new Mat();
          Mat coarse = new Mat();
          Size fewPixels = new Size(COARSE_WIDTH, COARSE_HEIGHT);
          Size size = new Size(part.width(), part.height())) {
        opencv_imgproc.resize(region, few, fewPixels, 0, 0, opencv_imgproc.INTER_AREA);
        opencv_imgproc.resize(few, coarse, size, 0, 0, opencv_imgproc.INTER_NEAREST);
        coarse.copyTo(region);
      }
    }
  }

  static Evidence of(Mat picture, Quad corners) {
    int width = Math.min(WIDTH_MAX, picture.cols());
    while (true) {
      double scale = width / (double) picture.cols();
      int height = Math.max(1, (int) Math.round(picture.rows() * scale));
      try (Mat small = new Mat();
          Size size = new Size(width, height)) {
        opencv_imgproc.resize(picture, small, size, 0, 0, opencv_imgproc.INTER_AREA);
        byte[] jpeg = encoded(small);
        if (jpeg.length <= BYTES_MAX || width <= WIDTH_MIN) {
          return new Evidence(jpeg, corners.scaled(scale));
        }
      }
      width = (int) (width * SHRINK);
    }
  }

  /** In the best quality that fits; the worst when none does. */
  private static byte[] encoded(Mat picture) {
    byte[] jpeg = new byte[0];
    for (int quality = QUALITY_FIRST; quality > 0; quality -= QUALITY_STEP) {
      jpeg = encoded(picture, quality);
      if (jpeg.length <= BYTES_MAX) {
        return jpeg;
      }
    }
    return jpeg;
  }

  private static byte[] encoded(Mat picture, int quality) {
    try (BytePointer out = new BytePointer();
        IntPointer options = new IntPointer(opencv_imgcodecs.IMWRITE_JPEG_QUALITY, quality)) {
      opencv_imgcodecs.imencode(".jpg", picture, out, options);
      byte[] jpeg = new byte[(int) out.limit()];
      out.get(jpeg);
      return jpeg;
    }
  }
}
