package recognizer.vote;

import org.bytedeco.javacpp.BytePointer;
import org.bytedeco.javacpp.IntPointer;
import org.bytedeco.opencv.global.opencv_imgcodecs;
import org.bytedeco.opencv.global.opencv_imgproc;
import org.bytedeco.opencv.opencv_core.Mat;
import org.bytedeco.opencv.opencv_core.Size;

/**
 * A picture encoded within limits: as wide as it may be, in the best quality that fits.
 *
 * @param scale its pixels per pixel of the picture, at most 1
 */
record SmallJpeg(byte[] bytes, double scale) {
  private static final int QUALITY_FIRST = 85;
  private static final int QUALITY_STEP = 15;
  private static final double SHRINK = 0.7;

  /** It gets no narrower, whatever its bytes. */
  private static final int WIDTH_MIN = 16;

  /**
   * @param widthMax in pixels
   */
  static SmallJpeg of(Mat picture, int widthMax, int bytesMax) {
    int width = Math.min(widthMax, picture.cols());
    while (true) {
      double scale = width / (double) picture.cols();
      int height = Math.max(1, (int) Math.round(picture.rows() * scale));
      try (Mat small = new Mat();
          Size size = new Size(width, height)) {
        opencv_imgproc.resize(picture, small, size, 0, 0, opencv_imgproc.INTER_AREA);
        byte[] jpeg = encoded(small, bytesMax);
        if (jpeg.length <= bytesMax || width <= WIDTH_MIN) {
          return new SmallJpeg(jpeg, scale);
        }
      }
      width = (int) (width * SHRINK);
    }
  }

  /** In the best quality that fits; the worst when none does. */
  private static byte[] encoded(Mat picture, int bytesMax) {
    byte[] jpeg = new byte[0];
    for (int quality = QUALITY_FIRST; quality > 0; quality -= QUALITY_STEP) {
      jpeg = inQuality(picture, quality);
      if (jpeg.length <= bytesMax) {
        return jpeg;
      }
    }
    return jpeg;
  }

  private static byte[] inQuality(Mat picture, int quality) {
    try (BytePointer out = new BytePointer();
        IntPointer options = new IntPointer(opencv_imgcodecs.IMWRITE_JPEG_QUALITY, quality)) {
      opencv_imgcodecs.imencode(".jpg", picture, out, options);
      byte[] jpeg = new byte[(int) out.limit()];
      out.get(jpeg);
      return jpeg;
    }
  }
}
