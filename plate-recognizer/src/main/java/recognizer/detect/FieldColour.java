package recognizer.detect;

import java.nio.ByteBuffer;
import java.util.Arrays;
import org.bytedeco.javacpp.FloatPointer;
import org.bytedeco.opencv.global.opencv_core;
import org.bytedeco.opencv.global.opencv_imgproc;
import org.bytedeco.opencv.opencv_core.Mat;
import org.bytedeco.opencv.opencv_core.Size;
import recognizer.camera.Natives;

/**
 * Measures a plate's colour from its pixels: a second opinion to the network's, which has seen few
 * plates that are not blue. Scores are in the order of {@link PlateColour}, and add up to 1.
 */
final class FieldColour {
  private static final int WIDTH = 48;
  private static final int HEIGHT = 16;

  /** Left part of the plate that is yellow on a yellow-green one. */
  private static final int LEFT = WIDTH / 4;

  private static final int SATURATION_MIN = 60;
  private static final int VALUE_MIN = 35;
  private static final double DOUBT = 0.04;

  private FieldColour() {}

  static double[] scores(Mat picture, Quad quad) {
    byte[] hsv = Natives.releasing(() -> hsv(picture, quad));
    return scores(hsv);
  }

  /** Hue is 0 to 179, as OpenCV counts; three bytes a pixel, row by row, 48 x 16 pixels. */
  static double[] scores(byte[] hsv) {
    Shares shares = new Shares();
    for (int i = 0; i < WIDTH * HEIGHT; i++) {
      int hue = hsv[3 * i] & 0xff;
      int saturation = hsv[3 * i + 1] & 0xff;
      int value = hsv[3 * i + 2] & 0xff;
      shares.count(i % WIDTH < LEFT, hue, saturation, value);
    }
    return shares.scores();
  }

  /** Pixels of each kind. */
  private static final class Shares {
    private int blue;
    private int green;
    private int yellow;
    private int yellowLeft;
    private final int[] values = new int[WIDTH * HEIGHT];
    private int seen;

    void count(boolean isLeft, int hue, int saturation, int value) {
      values[seen++] = value;
      if (saturation < SATURATION_MIN || value < VALUE_MIN) {
        return;
      }
      if (hue >= 95 && hue <= 132) {
        blue++;
      } else if (hue >= 36 && hue < 92) {
        green++;
      } else if (hue >= 11 && hue < 36) {
        yellow++;
        yellowLeft += isLeft ? 1 : 0;
      }
    }

    double[] scores() {
      double all = values.length;
      double[] scores = new double[6];
      scores[PlateColour.BLUE.ordinal()] = blue / all;
      double leftShare = yellowLeft / (double) (LEFT * HEIGHT);
      double rightShare = (yellow - yellowLeft) / (all - LEFT * HEIGHT);
      boolean isParted = leftShare > 0.3 && leftShare > 2 * rightShare;
      PlateColour greenish = isParted ? PlateColour.YELLOW_GREEN : PlateColour.GREEN;
      scores[greenish.ordinal()] = 1.4 * green / all; // the upper part of its field is nearly white
      scores[PlateColour.YELLOW.ordinal()] = isParted ? 0 : yellow / all;
      double neutral = Math.max(0, 0.8 - (blue + 1.4 * green + yellow) / all);
      boolean isBright = isFieldBright();
      scores[(isBright ? PlateColour.WHITE : PlateColour.BLACK).ordinal()] = neutral;
      double total = Arrays.stream(scores).sum() + 6 * DOUBT;
      return Arrays.stream(scores).map(s -> (s + DOUBT) / total).toArray();
    }

    /** Glyphs cover less than half: the median lies on the field's side of the middle. */
    private boolean isFieldBright() {
      int[] sorted = values.clone();
      Arrays.sort(sorted);
      int low = sorted[sorted.length / 20];
      int high = sorted[sorted.length - 1 - sorted.length / 20];
      return sorted[sorted.length / 2] > (low + high) / 2;
    }
  }

  private static byte[] hsv(Mat picture, Quad quad) {
    Mat from = new Mat(4, 1, opencv_core.CV_32FC2);
    Mat to = new Mat(4, 1, opencv_core.CV_32FC2);
    FloatPointer source = new FloatPointer(from.data());
    FloatPointer target = new FloatPointer(to.data());
    float[] place = {0, 0, WIDTH, 0, WIDTH, HEIGHT, 0, HEIGHT};
    for (int i = 0; i < 4; i++) {
      source.put(2L * i, (float) quad.corners().get(i).x());
      source.put(2L * i + 1, (float) quad.corners().get(i).y());
      target.put(2L * i, place[2 * i]).put(2L * i + 1, place[2 * i + 1]);
    }
    Mat flat = new Mat();
    opencv_imgproc.warpPerspective(
        picture, flat, opencv_imgproc.getPerspectiveTransform(from, to), new Size(WIDTH, HEIGHT));
    opencv_imgproc.cvtColor(flat, flat, opencv_imgproc.COLOR_BGR2HSV);
    byte[] bytes = new byte[WIDTH * HEIGHT * 3];
    ByteBuffer buffer = flat.createBuffer();
    buffer.get(bytes);
    return bytes;
  }
}
