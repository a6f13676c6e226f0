package recognizer.vote;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.util.List;
import java.util.function.UnaryOperator;
import org.bytedeco.javacpp.BytePointer;
import org.bytedeco.opencv.global.opencv_core;
import org.bytedeco.opencv.global.opencv_imgcodecs;
import org.bytedeco.opencv.opencv_core.Mat;
import org.bytedeco.opencv.opencv_core.Rect;
import org.bytedeco.opencv.opencv_core.Scalar;
import org.junit.jupiter.api.DisplayNameGeneration;
import org.junit.jupiter.api.DisplayNameGenerator.ReplaceUnderscores;
import org.junit.jupiter.api.Test;
import recognizer.detect.Point;
import recognizer.detect.Quad;

@DisplayNameGeneration(ReplaceUnderscores.class)
class An_evidence_picture {
  private static final Quad CORNERS = Quad.of(100, 100, 300, 100, 300, 160, 100, 160);

  /** Puts a quarter of the plate beyond the frame's left edge. */
  private static final UnaryOperator<Point> EDGEWARDS = p -> new Point(p.x() - 150, p.y());

  private static final UnaryOperator<Point> OUTWARDS = p -> new Point(p.x() - 900, p.y());

  private static int width(Evidence evidence) {
    try (Mat picture = decoded(evidence.jpeg())) {
      return picture.cols();
    }
  }

  private static Mat decoded(byte[] jpeg) {
    try (BytePointer bytes = new BytePointer(jpeg);
        Mat encoded = new Mat(1, jpeg.length, opencv_core.CV_8UC1, bytes)) {
      return opencv_imgcodecs.imdecode(encoded, opencv_imgcodecs.IMREAD_COLOR);
    }
  }

  private static void paint(Mat picture, Rect part, Scalar colour) {
    try (Mat region = picture.apply(part)) {
      region.put(colour);
    }
  }

  /** Brightness of a pixel's blue, 0 to 255. */
  private static int blueAt(Mat picture, int row, int x) {
    return picture.ptr(row, x).get() & 0xff;
  }

  @Test
  void of_a_small_frame_keeps_its_size() {
    try (Mat frame = new Mat(360, 640, opencv_core.CV_8UC3, new Scalar(90))) {
      Evidence evidence = EvidencePicture.of(frame, CORNERS);
      assertThat(width(evidence)).isEqualTo(640);
      assertThat(evidence.corners()).contains(CORNERS);
    }
  }

  @Test
  void of_a_wide_frame_is_scaled_and_its_corners_with_it() {
    try (Mat frame = new Mat(1440, 2560, opencv_core.CV_8UC3, new Scalar(90))) {
      Evidence evidence = EvidencePicture.of(frame, CORNERS);
      assertThat(width(evidence)).isEqualTo(1280);
      assertThat(evidence.corners()).contains(Quad.of(50, 50, 150, 50, 150, 80, 50, 80));
    }
  }

  @Test
  void comes_with_the_plate_cut_out_before_the_frame_is_scaled_down() {
    try (Mat frame = new Mat(1440, 2560, opencv_core.CV_8UC3, new Scalar(90, 90, 90, 0))) {
      paint(frame, new Rect(100, 100, 200, 60), new Scalar(250, 250, 250, 0));
      try (Mat cutOut = decoded(EvidencePicture.of(frame, CORNERS).cutOut())) {
        assertThat(cutOut.cols()).isEqualTo(200 + 2 * 24);
        assertThat(cutOut.rows()).isEqualTo(60 + 2 * 21);
        assertThat(blueAt(cutOut, 10, 10)).as("margin").isLessThan(110);
        assertThat(blueAt(cutOut, 51, 40)).as("plate").isGreaterThan(230);
        assertThat(blueAt(cutOut, 51, 210)).as("plate").isGreaterThan(230);
      }
    }
  }

  @Test
  void comes_with_a_cut_out_within_the_contract_even_of_noise() {
    Quad large = Quad.of(40, 20, 1260, 20, 1260, 700, 40, 700);
    try (Mat frame = new Mat(720, 1280, opencv_core.CV_8UC3)) {
      fillWithNoise(frame);
      byte[] cutOut = EvidencePicture.of(frame, large).cutOut();
      assertThat(cutOut).hasSizeLessThanOrEqualTo(48 * 1024);
      try (Mat picture = decoded(cutOut)) {
        assertThat(picture.cols()).isBetween(100, 480);
      }
    }
  }

  @Test
  void cuts_a_plate_at_the_frames_edge_where_the_frame_ends() {
    try (Mat frame = new Mat(360, 640, opencv_core.CV_8UC3, new Scalar(90));
        Mat cutOut = decoded(EvidencePicture.of(frame, CORNERS.map(EDGEWARDS)).cutOut())) {
      assertThat(cutOut.cols()).isEqualTo(150 + 24);
      assertThat(EvidencePicture.of(frame, CORNERS.map(OUTWARDS)).cutOut()).isEmpty();
    }
  }

  @Test
  void hides_in_the_cut_out_what_it_hides_in_the_frame() {
    Quad other = Quad.of(301, 60, 400, 60, 400, 200, 301, 200);
    try (Mat frame = new Mat(360, 640, opencv_core.CV_8UC3, new Scalar(90, 90, 90, 0));
        Hiding hiding = new Hiding(true, false)) {
      paint(frame, new Rect(302, 60, 2, 200), new Scalar(250, 250, 250, 0));
      try (Mat open = decoded(EvidencePicture.of(frame, CORNERS).cutOut())) {
        assertThat(blueAt(open, 51, 302 - 76)).isGreaterThan(200);
      }
      hiding.apply(frame, CORNERS, List.of(other));
      try (Mat hidden = decoded(EvidencePicture.of(frame, CORNERS).cutOut())) {
        assertThat(blueAt(hidden, 51, 302 - 76)).isLessThan(150);
      }
    }
  }

  private static void fillWithNoise(Mat frame) {
    try (Mat low = new Mat(1, 1, opencv_core.CV_64FC1, new Scalar(0));
        Mat high = new Mat(1, 1, opencv_core.CV_64FC1, new Scalar(255))) {
      opencv_core.randu(frame, low, high);
    }
  }

  @Test
  void of_pure_noise_still_fits_the_contract() {
    try (Mat frame = new Mat(720, 1280, opencv_core.CV_8UC3)) {
      fillWithNoise(frame);
      Evidence evidence = EvidencePicture.of(frame, CORNERS);
      assertThat(evidence.jpeg()).hasSizeLessThanOrEqualTo(512 * 1024);
      assertThat(evidence.corners().orElseThrow().width() / width(evidence))
          .isCloseTo(200 / 1280.0, within(1e-9));
    }
  }
}
