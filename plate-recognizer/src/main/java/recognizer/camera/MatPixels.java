package recognizer.camera;

import java.nio.ByteBuffer;
import org.bytedeco.opencv.opencv_core.Mat;

/** Pixels of a picture that is already in memory; brightness is read from its green channel. */
final class MatPixels implements Pixels {
  private final Mat picture;

  MatPixels(Mat picture) {
    this.picture = picture;
  }

  @Override
  public Mat colour() {
    return picture;
  }

  @Override
  public int[] brightness(int columns, int rows) {
    int stride = (int) picture.step();
    Shape shape = new Shape(picture.cols(), picture.rows(), stride, 3);
    ByteBuffer bytes = picture.createBuffer();
    return Pixels.cellMeans(bytes.position(1).slice(), shape, columns, rows);
  }

  @Override
  public void close() {
    picture.close();
  }
}
