package recognizer.detect;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.List;
import org.bytedeco.opencv.global.opencv_core;
import org.bytedeco.opencv.opencv_core.Mat;
import org.bytedeco.opencv.opencv_core.Scalar;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.DisplayNameGeneration;
import org.junit.jupiter.api.DisplayNameGenerator.ReplaceUnderscores;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import recognizer.metrics.Stage;
import recognizer.metrics.StageTimes;

@DisplayNameGeneration(ReplaceUnderscores.class)
class Faces_in_a_picture {
  private static final StageTimes TIMES = new StageTimes();
  private static final FaceDetector DETECTOR = new FaceDetector(TIMES);

  @AfterAll
  static void release() {
    DETECTOR.close();
  }

  private static Mat grey(int width, int height) {
    return new Mat(height, width, opencv_core.CV_8UC3, new Scalar(128, 128, 128, 0));
  }

  @ParameterizedTest
  @CsvSource({"640, 360, 40", "640, 360, 120", "1280, 720, 60", "2560, 1440, 160", "720, 1280, 90"})
  void are_found_where_they_are(int width, int height, int size) {
    try (Mat picture = grey(width, height)) {
      Quad face = DrawnFace.into(picture, width / 8, height / 4, size);
      List<Quad> found = DETECTOR.listFaces(picture);
      assertThat(found).isNotEmpty();
      assertThat(found).allSatisfy(f -> assertThat(f.overlapWith(face)).isGreaterThan(0.25));
    }
  }

  /**
   * To one side they are found in a mirror, which must not point to where the mirror shows them.
   */
  @ParameterizedTest
  @CsvSource({"false, 60", "false, 120", "true, 60", "true, 120"})
  void are_found_when_they_look_to_a_side(boolean toRight, int size) {
    try (Mat picture = grey(640, 360)) {
      Quad face = DrawnFace.turned(toRight, picture, 100, 100, size);
      List<Quad> found = DETECTOR.listFaces(picture);
      assertThat(found).isNotEmpty();
      assertThat(found).allSatisfy(f -> assertThat(f.overlapWith(face)).isGreaterThan(0.25));
    }
  }

  @Test
  void are_found_each() {
    try (Mat picture = grey(1280, 720)) {
      List<Quad> faces =
          List.of(
              DrawnFace.into(picture, 100, 100, 80),
              DrawnFace.into(picture, 600, 300, 120),
              DrawnFace.into(picture, 1000, 500, 60));
      List<Quad> found = DETECTOR.listFaces(picture);
      assertThat(faces)
          .allSatisfy(face -> assertThat(found).anyMatch(f -> f.overlapWith(face) > 0.25));
    }
  }

  @Test
  void are_none_where_there_is_nothing() {
    long before = TIMES.runs(Stage.FACES);
    try (Mat picture = grey(640, 360);
        Mat speck = grey(3, 2)) {
      assertThat(DETECTOR.listFaces(picture)).isEmpty();
      assertThat(DETECTOR.listFaces(speck)).isEmpty();
    }
    assertThat(TIMES.runs(Stage.FACES) - before).isEqualTo(2);
  }

  @Test
  void are_not_looked_for_after_the_end() {
    FaceDetector closed = new FaceDetector(new StageTimes());
    closed.close();
    try (Mat picture = grey(64, 36)) {
      assertThatThrownBy(() -> closed.listFaces(picture)).hasMessageContaining("the program ends");
    }
  }
}
