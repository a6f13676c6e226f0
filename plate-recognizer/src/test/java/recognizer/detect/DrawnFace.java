package recognizer.detect;

import org.bytedeco.opencv.global.opencv_imgproc;
import org.bytedeco.opencv.opencv_core.Mat;
import org.bytedeco.opencv.opencv_core.Rect;
import org.bytedeco.opencv.opencv_core.Scalar;
import org.bytedeco.opencv.opencv_core.Size;

/** A face of nobody: ovals for hair, skin, eyes, brows, nose and mouth, in shades of grey. */
public final class DrawnFace {
  private static final int LINE = opencv_imgproc.LINE_AA;
  private final Mat picture;
  private final Quad square;
  private boolean isMirrored;

  private DrawnFace(Mat picture, int left, int top, int size) {
    this.picture = picture;
    this.square = Quad.of(left, top, left + size, top, left + size, top + size, left, top + size);
  }

  /**
   * Draws a face into a picture.
   *
   * @param size of the square that the face fills, in pixels
   * @return that square
   */
  public static Quad into(Mat picture, int left, int top, int size) {
    DrawnFace face = new DrawnFace(picture, left, top, size);
    face.oval(50, 50, 44, 56, 40);
    face.oval(50, 58, 38, 50, 205);
    face.eye(33, 12);
    face.eye(67, 12);
    face.noseAndMouth(50, 50);
    face.soften();
    return face.square;
  }

  /** Draws a face that looks to the left or the right of the picture, as above. */
  static Quad turned(boolean toRight, Mat picture, int left, int top, int size) {
    DrawnFace face = new DrawnFace(picture, left, top, size);
    face.isMirrored = toRight;
    face.oval(47, 50, 44, 56, 85);
    face.oval(47, 58, 36, 50, 205);
    face.eye(47, 12);
    face.eye(19, 6);
    face.noseAndMouth(31, 34);
    face.oval(85, 58, 4, 10, 150);
    face.soften();
    return face.square;
  }

  private void eye(double x, double halfWidth) {
    oval(x, 47, halfWidth, 8, 120);
    oval(x, 47, halfWidth - 4, 4, 60);
    oval(x, 37, halfWidth, 3, 60);
  }

  private void noseAndMouth(double nose, double mouth) {
    oval(nose, 68, 9, 4, 140);
    oval(nose, 60, 4, 10, 225);
    oval(mouth, 84, 15, 5, 100);
    oval(mouth, 84, 12, 1.5, 60);
  }

  /** In hundredths of the face's size. */
  private void oval(double x, double y, double halfWidth, double halfHeight, int grey) {
    double unit = square.width() / 100;
    Point corner = square.corners().get(0);
    double shownX = isMirrored ? 100 - x : x;
    try (var middle = point(corner.x() + shownX * unit, corner.y() + y * unit);
        Size half = new Size((int) (halfWidth * unit), (int) (halfHeight * unit));
        Scalar colour = new Scalar(grey, grey, grey, 0)) {
      opencv_imgproc.ellipse(picture, middle, half, 0, 0, 360, colour, -1, LINE, 0);
    }
  }

  private static org.bytedeco.opencv.opencv_core.Point point(double x, double y) {
    return new org.bytedeco.opencv.opencv_core.Point((int) x, (int) y);
  }

  private void soften() {
    try (Rect part = square.boundsWithin(picture.cols(), picture.rows());
        Mat region = picture.apply(part);
        Size kernel = new Size(5, 5)) {
      opencv_imgproc.GaussianBlur(region, region, kernel, 0);
    }
  }
}
