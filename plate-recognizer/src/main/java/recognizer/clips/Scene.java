package recognizer.clips;

import java.util.Comparator;
import java.util.List;
import java.util.Random;
import org.bytedeco.opencv.global.opencv_core;
import org.bytedeco.opencv.global.opencv_imgproc;
import org.bytedeco.opencv.opencv_core.Mat;
import org.bytedeco.opencv.opencv_core.Point;
import org.bytedeco.opencv.opencv_core.Rect;
import org.bytedeco.opencv.opencv_core.Scalar;
import org.bytedeco.opencv.opencv_core.Size;
import recognizer.camera.Natives;
import recognizer.clips.LaneCamera.Dot;

/** The lane with the cars that are in it, as the sensor records it. */
final class Scene implements AutoCloseable {
  private static final int NOISE_TILE = 64;
  private static final double SHUTTER_DAY = 1 / 400.0;
  private static final double SHUTTER_NIGHT = 1 / 250.0;

  private final LaneCamera camera = new LaneCamera();
  private final Random random;
  private final Mat day;
  private final Mat night;
  private final Mat glow;
  private final Mat brighter;
  private final Mat darker;

  Scene(Random random) {
    this.random = random;
    opencv_core.setRNGSeed(random.nextInt());
    day = kept(() -> RoadDrawing.draw(camera, random));
    night = kept(() -> nightOf(day));
    glow = kept(Scene::glow);
    brighter = kept(Scene::noise);
    darker = kept(Scene::noise);
  }

  private static Mat kept(java.util.function.Supplier<Mat> drawing) {
    return Natives.releasing(
        () -> {
          Mat mat = drawing.get();
          mat.retainReference();
          return mat;
        });
  }

  private static Mat nightOf(Mat day) {
    Mat night = new Mat();
    Mat tint = new Mat(day.size(), opencv_core.CV_8UC3, new Scalar(46, 38, 34, 0));
    opencv_core.multiply(day, tint, night, 1 / 255.0, -1);
    return night;
  }

  /** A round light that fades outwards. */
  private static Mat glow() {
    Mat glow = new Mat(128, 128, opencv_core.CV_8UC3, new Scalar(0));
    Scalar light = new Scalar(200, 215, 220, 0);
    opencv_imgproc.circle(glow, new Point(64, 64), 14, light, -1, opencv_imgproc.LINE_AA, 0);
    opencv_imgproc.GaussianBlur(glow, glow, new Size(0, 0), 15);
    glow.convertTo(glow, -1, 2.2, 0);
    return glow;
  }

  private static Mat noise() {
    Mat zero = new Mat(1, 1, opencv_core.CV_64FC1, new Scalar(0));
    Mat spread = new Mat(1, 1, opencv_core.CV_64FC1, new Scalar(9));
    Mat noise =
        new Mat(LaneCamera.HEIGHT + NOISE_TILE, LaneCamera.WIDTH + NOISE_TILE, opencv_core.CV_8UC3);
    opencv_core.randn(noise, zero, spread);
    return noise;
  }

  /** Draws what the camera sees at a time into a frame of 1280 x 720. */
  void draw(Mat frame, List<Vehicle> vehicles, double seconds, boolean isNight) {
    Natives.releasing(
        () -> {
          (isNight ? night : day).copyTo(frame);
          vehicles.stream()
              .filter(v -> v.isInSight(seconds))
              .sorted(Comparator.comparingDouble((Vehicle v) -> v.distance(seconds)).reversed())
              .forEach(v -> draw(frame, v, v.distance(seconds), isNight));
          record(frame, isNight);
          return frame;
        });
  }

  private void draw(Mat frame, Vehicle vehicle, double z, boolean isNight) {
    Outline outline = vehicle.outline();
    double half = outline.width() / 2;
    double x = vehicle.offset();
    if (isNight) {
      if (outline.isFront()) {
        add(frame, camera.lying(x - 1.9, x + 1.9, Math.max(1.5, z - 5), z + 1), 0.5);
      }
    } else {
      shadow(frame, x, half, z);
    }
    if (!outline.isLorry()) {
      double light = isNight ? 0.15 : 1.05;
      Dot[] roof = {
        camera.project(x - half + 0.22, 1.42, z + 3.2),
            camera.project(x + half - 0.22, 1.42, z + 3.2),
        camera.project(x + half - 0.2, outline.height(), z),
            camera.project(x - half + 0.2, outline.height(), z)
      };
      Canvas.fill(frame, roof, Mixing.scaled(vehicle.body(), light));
    }
    Dot[] place = camera.standing(x - half, x + half, 0, outline.height(), z);
    vehicle.sprite().draw(frame, place, smear(vehicle, z, isNight));
    if (isNight) {
      lights(frame, vehicle, z);
    }
  }

  /** Pixels that the plate moves while the shutter is open. */
  private int smear(Vehicle vehicle, double z, boolean isNight) {
    double way = vehicle.speed() * (isNight ? SHUTTER_NIGHT : SHUTTER_DAY);
    double height = vehicle.outline().plate();
    double moved = camera.project(0, height, z - way).y() - camera.project(0, height, z).y();
    return (int) Math.round(Math.abs(moved));
  }

  private void shadow(Mat frame, double x, double half, double z) {
    for (double spread : new double[] {0.24, 0.12, 0}) {
      double near = Math.max(1.5, z - spread);
      Dot[] place = camera.lying(x - half - spread, x + half + spread * 1.6, near, z + 4.4);
      Rect part = Canvas.bounds(place, 2);
      if (part.width() > 0 && part.height() > 0) {
        Mat ground = frame.apply(part);
        Mat dark = new Mat();
        ground.convertTo(dark, -1, 0.72, 0);
        Mat mask = new Mat(frame.size(), opencv_core.CV_8UC1, new Scalar(0));
        Canvas.fill(mask, place, new Scalar(255, 255, 255, 0));
        dark.copyTo(ground, mask.apply(part));
      }
    }
  }

  private void lights(Mat frame, Vehicle vehicle, double z) {
    double reach = vehicle.outline().isFront() ? 0.62 : 0.3;
    double strength = vehicle.outline().isFront() ? 1 : 0.35;
    for (int side : new int[] {-1, 1}) {
      double x = vehicle.offset() + side * vehicle.outline().lampOffset();
      double y = vehicle.outline().lamps();
      add(frame, camera.standing(x - reach, x + reach, y - reach, y + reach, z), strength);
    }
  }

  /** Adds light to the picture. */
  private void add(Mat frame, Dot[] place, double strength) {
    Rect part = Canvas.bounds(place, 0);
    if (part.width() > 0 && part.height() > 0) {
      Mat light = Canvas.warped(glow, place, part);
      light.convertTo(light, -1, strength, 0);
      Mat target = frame.apply(part);
      opencv_core.add(target, light, target);
    }
  }

  /** Lens and sensor: a little blur, noise that is stronger at night. */
  private void record(Mat frame, boolean isNight) {
    opencv_imgproc.GaussianBlur(frame, frame, new Size(3, 3), 0.6);
    Mat more = brighter.apply(window());
    Mat less = darker.apply(window());
    opencv_core.scaleAdd(more, isNight ? 0.9 : 0.45, frame, frame);
    Mat weakened = new Mat();
    less.convertTo(weakened, -1, isNight ? 0.9 : 0.45, 0);
    opencv_core.subtract(frame, weakened, frame);
  }

  private Rect window() {
    return new Rect(
        random.nextInt(NOISE_TILE),
        random.nextInt(NOISE_TILE),
        LaneCamera.WIDTH,
        LaneCamera.HEIGHT);
  }

  @Override
  public void close() {
    List.of(day, night, glow, brighter, darker).forEach(Mat::close);
  }
}
