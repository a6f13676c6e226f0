package recognizer.clips;

import java.util.Random;
import org.bytedeco.opencv.global.opencv_core;
import org.bytedeco.opencv.global.opencv_imgproc;
import org.bytedeco.opencv.opencv_core.Mat;
import org.bytedeco.opencv.opencv_core.Point;
import org.bytedeco.opencv.opencv_core.Rect;
import org.bytedeco.opencv.opencv_core.Scalar;
import org.bytedeco.opencv.opencv_core.Size;
import recognizer.clips.LaneCamera.Dot;

/** The empty lane: asphalt with its grain, patches and cracks, lane lines, kerbs and pavement. */
final class RoadDrawing {
  private static final double LEFT = -9;
  private static final double RIGHT = 9;
  private static final double NEAR = 2;
  private static final double FAR = 46;
  private static final double LANE = 1.75;
  private static final int SCALE = 60; // pixels a metre

  private RoadDrawing() {}

  static Mat draw(LaneCamera camera, Random random) {
    Mat ground = asphalt(random);
    Scalar line = new Scalar(196, 200, 202, 0);
    strip(ground, -LANE - 0.08, -LANE + 0.08, line);
    strip(ground, LANE - 0.08, LANE + 0.08, line);
    pavement(ground, LEFT, -LANE - 0.55, random);
    pavement(ground, LANE + 0.55, RIGHT, random);
    cracks(ground, random);
    Dot[] place = camera.lying(LEFT, RIGHT, NEAR, FAR);
    Mat road = Canvas.warped(ground, place, new Rect(0, 0, LaneCamera.WIDTH, LaneCamera.HEIGHT));
    opencv_imgproc.GaussianBlur(road, road, new Size(3, 3), 0);
    return road;
  }

  private static Mat asphalt(Random random) {
    int width = (int) ((RIGHT - LEFT) * SCALE);
    int height = (int) ((FAR - NEAR) * SCALE);
    Mat ground = new Mat(height, width, opencv_core.CV_8UC3, new Scalar(74, 74, 72, 0));
    for (int size : new int[] {6, 40, 240}) {
      Mat coarse = Mixing.noise(size * 2, size, size > 100 ? 38 : 22, random);
      Mat grain = new Mat();
      opencv_imgproc.resize(coarse, grain, ground.size(), 0, 0, opencv_imgproc.INTER_CUBIC);
      opencv_core.add(ground, grain, ground);
    }
    Mat fine = Mixing.noise(height, width, 44, random);
    opencv_core.add(ground, fine, ground);
    for (double track : new double[] {-0.8, 0.8}) { // tyres polish the asphalt
      Mat polished = ground.apply(columns(track - 0.22, track + 0.22, height));
      polished.convertTo(polished, -1, 0.93, 0);
    }
    return ground;
  }

  private static Rect columns(double left, double right, int height) {
    int from = (int) ((left - LEFT) * SCALE);
    return new Rect(from, 0, (int) ((right - left) * SCALE), height);
  }

  private static void strip(Mat ground, double left, double right, Scalar colour) {
    Mat strip = ground.apply(columns(left, right, ground.rows()));
    Mat paint = new Mat(strip.size(), opencv_core.CV_8UC3, colour);
    opencv_core.addWeighted(strip, 0.35, paint, 0.65, 0, strip);
  }

  /** A kerb and slabs beyond it. */
  private static void pavement(Mat ground, double left, double right, Random random) {
    Mat slabs = ground.apply(columns(left, right, ground.rows()));
    Scalar stone = new Scalar(128, 132, 134, 0);
    opencv_core.addWeighted(
        slabs, 0.6, new Mat(slabs.size(), opencv_core.CV_8UC3, stone), 0.6, 0, slabs);
    Scalar joint = new Scalar(92, 94, 96, 0);
    for (int y = random.nextInt(30); y < slabs.rows(); y += 36) {
      opencv_imgproc.line(slabs, new Point(0, y), new Point(slabs.cols(), y), joint);
    }
    int kerb = left < 0 ? slabs.cols() - 8 : 0;
    slabs.apply(new Rect(kerb, 0, 8, slabs.rows())).put(new Scalar(168, 172, 174, 0));
  }

  private static void cracks(Mat ground, Random random) {
    for (int i = 0; i < 7; i++) {
      int x = (int) ((1 + random.nextDouble() * 2) * ground.cols() / 4);
      int y = random.nextInt(ground.rows());
      for (int step = 0; step < 24; step++) {
        int nextX = x + random.nextInt(31) - 15;
        int nextY = y + random.nextInt(34);
        opencv_imgproc.line(
            ground, new Point(x, y), new Point(nextX, nextY), new Scalar(52, 52, 52, 0));
        x = nextX;
        y = nextY;
      }
    }
  }
}
