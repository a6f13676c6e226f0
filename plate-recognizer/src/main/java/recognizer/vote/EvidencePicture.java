package recognizer.vote;

import org.bytedeco.javacpp.BytePointer;
import org.bytedeco.javacpp.IntPointer;
import org.bytedeco.opencv.global.opencv_imgcodecs;
import org.bytedeco.opencv.global.opencv_imgproc;
import org.bytedeco.opencv.opencv_core.Mat;
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

  private EvidencePicture() {}

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
