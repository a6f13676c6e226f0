package recognizer.clips;

import java.util.Random;
import org.bytedeco.opencv.opencv_core.Mat;
import org.bytedeco.opencv.opencv_core.Scalar;
import recognizer.camera.Natives;

/** A car on its way through the picture. Holds native memory until closed. */
final class Vehicle implements AutoCloseable {
  static final double NEAR = 2.7;
  static final double FAR = 26;

  private final double from;
  private final double speed;
  private final double offset;
  private final boolean isAway;
  private final Outline outline;
  private final Scalar body;
  private final Sprite sprite;

  /** How a vehicle is filmed. */
  record View(boolean isAway, boolean isNight) {}

  Vehicle(Car car, PlateDrawing plates, View view, Random random) {
    this.from = car.atSeconds();
    this.speed = 4.8 + random.nextDouble() * 0.9;
    this.offset = random.nextDouble() * 0.5 - 0.25;
    this.isAway = view.isAway();
    this.outline = Outline.of(!isAway, car.colour().startsWith("yellow"));
    this.body = VehicleDrawing.bodyColour(random);
    this.sprite =
        Natives.releasing(
            () -> {
              Mat plate = plates.draw(car, random);
              return VehicleDrawing.draw(outline, body, plate, view.isNight());
            });
  }

  /** Metres from the camera's pole. */
  double distance(double seconds) {
    double way = (seconds - from) * speed;
    return isAway ? NEAR + way : FAR - way;
  }

  boolean isInSight(double seconds) {
    double z = distance(seconds);
    return seconds >= from && z >= NEAR && z <= FAR;
  }

  double offset() {
    return offset;
  }

  double speed() {
    return speed;
  }

  Outline outline() {
    return outline;
  }

  Scalar body() {
    return body;
  }

  Sprite sprite() {
    return sprite;
  }

  @Override
  public void close() {
    sprite.close();
  }
}
