package recognizer.vote;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.util.List;
import java.util.stream.IntStream;
import org.bytedeco.javacpp.BytePointer;
import org.bytedeco.opencv.global.opencv_core;
import org.bytedeco.opencv.global.opencv_imgcodecs;
import org.bytedeco.opencv.opencv_core.Mat;
import org.bytedeco.opencv.opencv_core.Scalar;
import org.junit.jupiter.api.DisplayNameGeneration;
import org.junit.jupiter.api.DisplayNameGenerator.ReplaceUnderscores;
import org.junit.jupiter.api.Test;
import recognizer.detect.Quad;

@DisplayNameGeneration(ReplaceUnderscores.class)
class An_evidence_picture {
  private static final Quad CORNERS = Quad.of(100, 100, 300, 100, 300, 160, 100, 160);

  private static int width(Evidence evidence) {
    try (BytePointer bytes = new BytePointer(evidence.jpeg());
        Mat encoded = new Mat(1, evidence.jpeg().length, opencv_core.CV_8UC1, bytes);
        Mat picture = opencv_imgcodecs.imdecode(encoded, opencv_imgcodecs.IMREAD_COLOR)) {
      return picture.cols();
    }
  }

  @Test
  void of_a_small_frame_keeps_its_size() {
    try (Mat frame = new Mat(360, 640, opencv_core.CV_8UC3, new Scalar(90))) {
      Evidence evidence = EvidencePicture.of(frame, CORNERS);
      assertThat(width(evidence)).isEqualTo(640);
      assertThat(evidence.corners()).isEqualTo(CORNERS);
    }
  }

  @Test
  void of_a_wide_frame_is_scaled_and_its_corners_with_it() {
    try (Mat frame = new Mat(1440, 2560, opencv_core.CV_8UC3, new Scalar(90))) {
      Evidence evidence = EvidencePicture.of(frame, CORNERS);
      assertThat(width(evidence)).isEqualTo(1280);
      assertThat(evidence.corners()).isEqualTo(Quad.of(50, 50, 150, 50, 150, 80, 50, 80));
    }
  }

  @Test
  void hides_the_plates_that_it_is_told_to() {
    try (Mat frame = new Mat(360, 640, opencv_core.CV_8UC3, new Scalar(90, 90, 90, 0))) {
      for (int x = 400; x < 600; x += 2) {
        try (Mat column = frame.col(x)) {
          column.put(new Scalar(255, 255, 255, 0));
        }
      }
      EvidencePicture.of(frame, CORNERS, List.of(Quad.of(400, 80, 700, 80, 700, 150, 400, 150)));
      byte[] pixels = new byte[(int) frame.total() * 3];
      frame.data().get(pixels);
      assertThat(stripes(pixels, 100)).isZero();
      assertThat(stripes(pixels, 200)).isGreaterThan(190);
    }
  }

  /** Steps from pixel to pixel in the striped part of a row. */
  private static long stripes(byte[] pixels, int row) {
    return IntStream.range(402, 598)
        .filter(x -> Math.abs(blue(pixels, row, x) - blue(pixels, row, x - 1)) > 50)
        .count();
  }

  private static int blue(byte[] pixels, int row, int x) {
    return pixels[3 * (640 * row + x)] & 0xff;
  }

  @Test
  void of_pure_noise_still_fits_the_contract() {
    try (Mat frame = new Mat(720, 1280, opencv_core.CV_8UC3);
        Mat low = new Mat(1, 1, opencv_core.CV_64FC1, new Scalar(0));
        Mat high = new Mat(1, 1, opencv_core.CV_64FC1, new Scalar(255))) {
      opencv_core.randu(frame, low, high);
      Evidence evidence = EvidencePicture.of(frame, CORNERS);
      assertThat(evidence.jpeg()).hasSizeLessThanOrEqualTo(512 * 1024);
      assertThat(evidence.corners().width() / width(evidence))
          .isCloseTo(200 / 1280.0, within(1e-9));
    }
  }
}
