package recognizer.vote;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

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
