package recognizer.vote;

import java.util.Optional;
import org.bytedeco.opencv.opencv_core.Mat;
import org.bytedeco.opencv.opencv_core.Rect;
import recognizer.detect.Point;
import recognizer.detect.Quad;

/** Makes evidence of a frame within the contract's limits. */
final class EvidencePicture {
  static final int WIDTH_MAX = 1280;
  static final int BYTES_MAX = 512 * 1024;
  static final int CUT_OUT_WIDTH_MAX = 480;
  static final int CUT_OUT_BYTES_MAX = 48 * 1024;

  /** So much of a plate's width and height is shown on each side of it. */
  private static final double MARGIN_WIDE = 0.12;

  private static final double MARGIN_HIGH = 0.35;

  private EvidencePicture() {}

  static Evidence of(Mat picture, Quad corners) {
    SmallJpeg whole = SmallJpeg.of(picture, WIDTH_MAX, BYTES_MAX);
    return new Evidence(whole.bytes(), corners.scaled(whole.scale()), cutOut(picture, corners));
  }

  /** Evidence in which nobody knows where the plate is. */
  static Evidence of(Mat picture) {
    byte[] whole = SmallJpeg.of(picture, WIDTH_MAX, BYTES_MAX).bytes();
    return new Evidence(whole, Optional.empty(), new byte[0]);
  }

  /** A plate that comes alone, within the limits of a cut-out. */
  static byte[] small(Mat plate) {
    return SmallJpeg.of(plate, CUT_OUT_WIDTH_MAX, CUT_OUT_BYTES_MAX).bytes();
  }

  /** The plate as the frame shows it, before anything is scaled down or laid flat. */
  private static byte[] cutOut(Mat picture, Quad corners) {
    try (Rect part = withMargin(corners).boundsWithin(picture.cols(), picture.rows())) {
      if (part.width() == 0 || part.height() == 0) {
        return new byte[0];
      }
      try (Mat plate = picture.apply(part)) {
        return small(plate);
      }
    }
  }

  private static Quad withMargin(Quad corners) {
    Point middle = corners.centre();
    double wide = corners.width() * MARGIN_WIDE;
    double high = corners.height() * MARGIN_HIGH;
    return corners.map(
        p ->
            new Point(
                p.x() + Math.copySign(wide, p.x() - middle.x()),
                p.y() + Math.copySign(high, p.y() - middle.y())));
  }
}
