package recognizer.clips;

import java.io.IOException;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;
import org.bytedeco.opencv.global.opencv_core;
import org.bytedeco.opencv.opencv_core.Mat;

/** Draws a clip of a lane with cars that never existed, for tests and demonstrations. */
public final class RenderLane {
  private static final String USAGE =
      """
      recognizer.clips.RenderLane --out FILE.mp4 --cars FILE.csv --seed N
          [--seconds N] [--night FROM-TO] [--direction towards|away]

      cars: at_seconds,plate,colour,rows with the time a car comes into the picture.
      night: seconds of the clip that are dark. direction: of all cars, towards the camera unless
      told otherwise.
      """;

  /** Time that a car needs to pass. */
  private static final double PASSAGE_SECONDS = 6;

  private final Map<String, String> options;

  private RenderLane(Map<String, String> options) {
    this.options = options;
  }

  public static void main(String[] arguments) {
    System.exit(run(new PrintStream(System.err, true, StandardCharsets.UTF_8), arguments));
  }

  /** Draws a clip; returns 0, 1 when a file cannot be used, or 2 for wrong usage. */
  public static int run(PrintStream err, String... arguments) {
    try {
      new RenderLane(parse(arguments)).render();
      return 0;
    } catch (IllegalArgumentException e) {
      err.println(e.getMessage());
      err.print(USAGE);
      return 2;
    } catch (IOException e) {
      err.println(e.getMessage());
      return 1;
    }
  }

  private static Map<String, String> parse(String... arguments) {
    List<String> known =
        List.of("--out", "--cars", "--seed", "--seconds", "--night", "--direction");
    Map<String, String> options = new HashMap<>();
    for (int i = 0; i < arguments.length; i += 2) {
      if (!known.contains(arguments[i]) || i + 1 == arguments.length) {
        throw new IllegalArgumentException("Not understood: " + arguments[i]);
      }
      options.put(arguments[i], arguments[i + 1]);
    }
    for (String needed : List.of("--out", "--cars", "--seed")) {
      if (!options.containsKey(needed)) {
        throw new IllegalArgumentException(needed + " is missing.");
      }
    }
    return options;
  }

  private void render() throws IOException {
    opencv_core.setNumThreads(1);
    Random random = new Random(Long.parseLong(options.get("--seed")));
    List<Vehicle> vehicles = new ArrayList<>();
    try (GlyphAtlas glyphs = new GlyphAtlas();
        Scene scene = new Scene(random)) {
      List<Car> cars = Car.load(Path.of(options.get("--cars")), glyphs);
      PlateDrawing plates = new PlateDrawing(glyphs);
      for (Car car : cars) {
        Vehicle.View view = new Vehicle.View(isAway(), isNight(car.atSeconds()));
        vehicles.add(new Vehicle(car, plates, view, random));
      }
      write(scene, vehicles, seconds(cars));
    } finally {
      vehicles.forEach(Vehicle::close);
    }
  }

  private void write(Scene scene, List<Vehicle> vehicles, double seconds) throws IOException {
    int frames = (int) Math.round(seconds * ClipWriter.FRAMES_PER_SECOND);
    try (ClipWriter writer = new ClipWriter(Path.of(options.get("--out")));
        Mat frame = new Mat(LaneCamera.HEIGHT, LaneCamera.WIDTH, opencv_core.CV_8UC3)) {
      for (int i = 0; i < frames; i++) {
        double time = i / (double) ClipWriter.FRAMES_PER_SECOND;
        scene.draw(frame, vehicles, time, isNight(time));
        writer.write(frame);
      }
    }
  }

  private double seconds(List<Car> cars) {
    double last = cars.stream().mapToDouble(Car::atSeconds).max().orElse(0);
    String given = options.get("--seconds");
    return given == null ? last + PASSAGE_SECONDS : Double.parseDouble(given);
  }

  private boolean isAway() {
    String direction = options.getOrDefault("--direction", "towards");
    if (!direction.equals("towards") && !direction.equals("away")) {
      throw new IllegalArgumentException("--direction is towards or away, not " + direction);
    }
    return direction.equals("away");
  }

  private boolean isNight(double seconds) {
    String night = options.get("--night");
    if (night == null) {
      return false;
    }
    String[] ends = night.split("-");
    if (ends.length != 2) {
      throw new IllegalArgumentException("--night is two times such as 30-60, not " + night);
    }
    return seconds >= Double.parseDouble(ends[0]) && seconds < Double.parseDouble(ends[1]);
  }
}
