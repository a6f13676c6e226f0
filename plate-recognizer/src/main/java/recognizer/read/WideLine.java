package recognizer.read;

import org.bytedeco.opencv.global.opencv_core;
import org.bytedeco.opencv.global.opencv_imgproc;
import org.bytedeco.opencv.opencv_core.Mat;
import org.bytedeco.opencv.opencv_core.Size;
import recognizer.camera.Natives;
import recognizer.detect.PlateColour;

/**
 * A plate laid flat, its characters in one line: 240 x 72 grey bytes, glyphs dark on light,
 * contrast as in the picture. Each reader makes a line of its own size of it.
 */
record WideLine(byte[] grey) {
  static final int WIDTH = 240;
  static final int HEIGHT = 72;

  WideLine {
    if (grey.length != WIDTH * HEIGHT) {
      throw new IllegalArgumentException("a wide line has 17280 pixels, not " + grey.length);
    }
  }

  /** Of a plate's grey pixels in the polarity of the picture. */
  static WideLine of(byte[] raw, PlateColour colour) {
    if (!isLightOnDark(raw, colour)) {
      return new WideLine(raw);
    }
    byte[] inverted = new byte[raw.length];
    for (int i = 0; i < raw.length; i++) {
      inverted[i] = (byte) (255 - (raw[i] & 0xff));
    }
    return new WideLine(inverted);
  }

  /** Green plates are dark on light, but for civil aviation's: their field is the darker part. */
  private static boolean isLightOnDark(byte[] raw, PlateColour colour) {
    if (colour != PlateColour.GREEN) {
      return colour.isDark();
    }
    int[] counts = Line.counts(raw);
    int edge = (int) (raw.length / 20.0 + 0.5);
    double middle =
        (Line.valueAt(counts, edge) + Line.valueAt(counts, raw.length - 1 - edge)) / 2.0;
    return Line.valueAt(counts, raw.length / 2) < middle;
  }

  Line as(int width, int height) {
    return Line.stretched(width, height, Natives.releasing(() -> resized(width, height)));
  }

  private byte[] resized(int width, int height) {
    Mat wide = new Mat(HEIGHT, WIDTH, opencv_core.CV_8UC1);
    wide.data().put(grey);
    Mat small = new Mat(height, width, opencv_core.CV_8UC1);
    opencv_imgproc.resize(wide, small, new Size(width, height), 0, 0, opencv_imgproc.INTER_AREA);
    byte[] raw = new byte[width * height];
    small.data().get(raw);
    return raw;
  }
}
