package recognizer.clips;

import java.io.IOException;
import java.util.List;
import java.util.Random;
import org.bytedeco.javacpp.BytePointer;
import org.bytedeco.opencv.global.opencv_core;
import org.bytedeco.opencv.global.opencv_imgcodecs;
import org.bytedeco.opencv.global.opencv_imgproc;
import org.bytedeco.opencv.opencv_core.Mat;
import org.bytedeco.opencv.opencv_core.Size;
import recognizer.camera.Natives;

/** Single pictures of cars that never existed, as a camera would send them. */
public final class LanePicture {
  /** A car shows its plate best so far from the camera's pole, in metres. */
  private static final double DISTANCE = 7;

  private static final int PLATE_WIDTH = 300;

  private LanePicture() {}

  /**
   * A JPEG of 1280 x 720 with a car that comes towards the camera.
   *
   * @param colour as contracts spell it
   * @throws IllegalArgumentException for what is no plate, or cannot be drawn
   */
  public static byte[] lane(String plate, String colour, int rows) throws IOException {
    Random random = new Random(plate.hashCode());
    Car car = new Car(0, plate, colour, rows);
    try (GlyphAtlas glyphs = glyphsOf(car);
        Scene scene = new Scene(random);
        Vehicle vehicle =
            new Vehicle(car, new PlateDrawing(glyphs), new Vehicle.View(false, false), random);
        Mat frame = new Mat(LaneCamera.HEIGHT, LaneCamera.WIDTH, opencv_core.CV_8UC3)) {
      scene.draw(frame, List.of(vehicle), (Vehicle.FAR - DISTANCE) / vehicle.speed(), false);
      return jpeg(frame);
    }
  }

  /** A JPEG of the plate alone. */
  public static byte[] plate(String plate, String colour, int rows) throws IOException {
    Car car = new Car(0, plate, colour, rows);
    try (GlyphAtlas glyphs = glyphsOf(car)) {
      return Natives.releasing(
          () -> {
            Mat large = new PlateDrawing(glyphs).draw(car, new Random(plate.hashCode()));
            Mat small = new Mat();
            int height = PLATE_WIDTH * large.rows() / large.cols();
            Size size = new Size(PLATE_WIDTH, height);
            opencv_imgproc.resize(large, small, size, 0, 0, opencv_imgproc.INTER_AREA);
            return jpeg(small);
          });
    }
  }

  /** Glyphs for a plate that can be drawn; looked at here, outside of any scope that ends. */
  private static GlyphAtlas glyphsOf(Car car) {
    PlateLayout.of(car.plate(), car.colour(), car.rows());
    Paint.of(car.colour());
    GlyphAtlas glyphs = new GlyphAtlas();
    car.plate().codePoints().forEach(glyphs::require);
    return glyphs;
  }

  private static byte[] jpeg(Mat picture) {
    try (BytePointer out = new BytePointer()) {
      opencv_imgcodecs.imencode(".jpg", picture, out);
      byte[] jpeg = new byte[(int) out.limit()];
      out.get(jpeg);
      return jpeg;
    }
  }
}
