package recognizer.camera;

import java.nio.ByteBuffer;
import org.bytedeco.opencv.opencv_core.Mat;

/** The pixels of a frame, decoded as far as somebody asked for. */
interface Pixels extends AutoCloseable {
  /** Samples along each side of a cell. */
  int SAMPLES = 5;

  Mat colour();

  int[] brightness(int columns, int rows);

  @Override
  void close();

  /** Mean of at most 25 samples in each cell of a grid. */
  static int[] cellMeans(ByteBuffer plane, Shape shape, int columns, int rows) {
    int dx = Math.max(1, shape.width() / columns / SAMPLES);
    int dy = Math.max(1, shape.height() / rows / SAMPLES);
    int[] means = new int[columns * rows];
    for (int row = 0; row < rows; row++) {
      for (int column = 0; column < columns; column++) {
        int left = column * shape.width() / columns;
        int top = row * shape.height() / rows;
        means[row * columns + column] = cellMean(plane, shape, new int[] {left, top, dx, dy});
      }
    }
    return means;
  }

  private static int cellMean(ByteBuffer plane, Shape shape, int[] cell) {
    int sum = 0;
    int count = 0;
    int bottom = Math.min(cell[1] + SAMPLES * cell[3], shape.height());
    int right = Math.min(cell[0] + SAMPLES * cell[2], shape.width());
    for (int y = cell[1]; y < bottom; y += cell[3]) {
      for (int x = cell[0]; x < right; x += cell[2]) {
        sum += plane.get(y * shape.stride() + x * shape.step()) & 0xff;
        count++;
      }
    }
    return count == 0 ? 0 : sum / count;
  }

  /** How a plane of bytes lies in memory: pixels, bytes per row, bytes per pixel. */
  record Shape(int width, int height, int stride, int step) {}
}
