package recognizer.camera;

import java.time.Duration;
import java.time.Instant;
import java.util.Optional;
import org.bytedeco.javacpp.BytePointer;
import org.bytedeco.opencv.global.opencv_core;
import org.bytedeco.opencv.global.opencv_imgcodecs;
import org.bytedeco.opencv.opencv_core.Mat;

/** A JPEG that somebody sent, who may mean no good. */
public final class EncodedPicture {
  /** No camera of a lane has more; decoded they take three bytes each. */
  public static final long PIXELS_MAX = 16_000_000;

  private static final int JPEG_START = 0xffd8;

  private EncodedPicture() {}

  /** What is wrong with a picture as far as its head tells it; nothing when it may be decoded. */
  public static Optional<String> findFault(byte[] bytes) {
    if (bytes.length < 4 || ((bytes[0] & 0xff) << 8 | bytes[1] & 0xff) != JPEG_START) {
      return Optional.of("this is no JPEG");
    }
    Optional<PictureSize> size = PictureSize.of(bytes);
    if (size.isEmpty() || size.get().pixels() == 0) {
      return Optional.of("the JPEG does not say how large it is");
    }
    return size.filter(claimed -> claimed.pixels() > PIXELS_MAX)
        .map(
            claimed ->
                "the picture claims %d x %d pixels, which is more than %d million"
                    .formatted(claimed.width(), claimed.height(), PIXELS_MAX / 1_000_000));
  }

  /**
   * The picture as a frame that the caller closes.
   *
   * @throws UnreadableInput when it cannot be decoded, or is cut off
   */
  public static Frame frame(byte[] bytes, Instant seenAt) throws UnreadableInput {
    Optional<String> fault = findFault(bytes);
    if (fault.isPresent()) {
      throw new UnreadableInput(fault.get());
    }
    if (!Jpeg.isWhole(bytes)) {
      throw new UnreadableInput("the JPEG ends too early");
    }
    try {
      Mat picture = decode(bytes);
      if (picture.empty()) {
        picture.close();
        throw new UnreadableInput("the JPEG cannot be decoded");
      }
      return Frame.of(picture, 0, Duration.ZERO, seenAt);
    } catch (RuntimeException e) {
      throw new UnreadableInput("the JPEG cannot be decoded", e);
    }
  }

  /** Whatever the decoder makes of the bytes; empty when it makes nothing of them. */
  static Mat decode(byte[] bytes) {
    try (BytePointer data = new BytePointer(bytes);
        Mat encoded = new Mat(1, bytes.length, opencv_core.CV_8UC1, data)) {
      return opencv_imgcodecs.imdecode(encoded, opencv_imgcodecs.IMREAD_COLOR);
    }
  }
}
