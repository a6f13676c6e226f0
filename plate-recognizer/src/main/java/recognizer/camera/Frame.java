package recognizer.camera;

import java.time.Duration;
import java.time.Instant;
import org.bytedeco.opencv.opencv_core.Mat;

/**
 * One picture of a camera. Pixels stay in the decoder's buffers until they are asked for, so a
 * frame must be used before the next one is taken from its source, and by one thread.
 */
public final class Frame implements AutoCloseable {
  private final long number;
  private final Duration position;
  private final Instant seenAt;
  private final Pixels pixels;

  Frame(long number, Duration position, Instant seenAt, Pixels pixels) {
    this.number = number;
    this.position = position;
    this.seenAt = seenAt;
    this.pixels = pixels;
  }

  /** A frame of a picture at hand, eight bits, blue, green, red. The frame owns the picture. */
  public static Frame of(Mat picture, long number, Duration position, Instant seenAt) {
    return new Frame(number, position, seenAt, new MatPixels(picture));
  }

  /** Counts from 0 within its source. */
  public long number() {
    return number;
  }

  /** Time since the source began, by the source's own count. */
  public Duration position() {
    return position;
  }

  /** When the camera saw it, by the device's clock. */
  public Instant seenAt() {
    return seenAt;
  }

  /** The same frame, seen at another instant. */
  Frame seenAt(Instant instant) {
    return new Frame(number, position, instant, pixels);
  }

  /** The same frame at another place of its source, seen at another instant. */
  Frame at(Time time) {
    return new Frame(number, time.position(), time.seenAt(), pixels);
  }

  /** When a frame was taken. */
  public record Time(Duration position, Instant seenAt) {}

  /** Both of its times. */
  public Time time() {
    return new Time(position, seenAt);
  }

  /** The whole picture, eight bits, blue, green, red. Owned by the frame. */
  public Mat picture() {
    return pixels.colour();
  }

  /** Mean brightness of each cell of a grid that covers the picture, row by row, 0 to 255. */
  public int[] brightness(int columns, int rows) {
    return pixels.brightness(columns, rows);
  }

  @Override
  public void close() {
    pixels.close();
  }
}
