package recognizer.vote;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.stream.IntStream;
import org.bytedeco.opencv.global.opencv_core;
import org.bytedeco.opencv.opencv_core.Mat;
import org.bytedeco.opencv.opencv_core.Rect;
import org.bytedeco.opencv.opencv_core.Scalar;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.DisplayNameGeneration;
import org.junit.jupiter.api.DisplayNameGenerator.ReplaceUnderscores;
import org.junit.jupiter.api.Test;
import recognizer.detect.DrawnFace;
import recognizer.detect.Quad;
import recognizer.metrics.Stage;

@DisplayNameGeneration(ReplaceUnderscores.class)
class What_evidence_does_not_show {
  private static final Quad PLATE = box(100, 250, 200, 60);
  private static final Quad OTHER = box(400, 80, 200, 70);

  private Mat picture;

  private static Quad box(int x, int y, int width, int height) {
    return Quad.of(x, y, x + width, y, x + width, y + height, x, y + height);
  }

  @BeforeEach
  void draw() {
    picture = new Mat(360, 640, opencv_core.CV_8UC3, new Scalar(90, 90, 90, 0));
  }

  @AfterEach
  void release() {
    picture.close();
  }

  private void hide(boolean otherPlates, boolean faces) {
    try (Hiding hiding = new Hiding(otherPlates, faces)) {
      hiding.apply(picture, PLATE, List.of(OTHER));
      assertThat(hiding.times().runs(Stage.FACES)).isEqualTo(faces ? 1 : 0);
    }
  }

  /** Every second column white, as fine as anything to be read. */
  private void stripe(int x, int y, int width, int height) {
    for (int column = x; column < x + width; column += 2) {
      try (Mat region = picture.apply(new Rect(column, y, 1, height))) {
        region.put(new Scalar(255, 255, 255, 0));
      }
    }
  }

  private byte[] pixels() {
    byte[] pixels = new byte[(int) picture.total() * 3];
    picture.data().get(pixels);
    return pixels;
  }

  /** Clear steps from pixel to pixel in a part of a row. */
  private long steps(int row, int from, int to) {
    byte[] pixels = pixels();
    return IntStream.range(from + 1, to)
        .filter(x -> Math.abs(blue(pixels, row, x) - blue(pixels, row, x - 1)) > 30)
        .count();
  }

  private static int blue(byte[] pixels, int row, int x) {
    return pixels[3 * (640 * row + x)] & 0xff;
  }

  @Test
  void is_other_plates_where_so_wished() {
    stripe(400, 60, 200, 200);
    hide(true, false);
    assertThat(steps(100, 402, 598)).isZero();
    assertThat(steps(200, 402, 598)).isGreaterThan(190);
  }

  @Test
  void is_a_face_where_so_wished() {
    DrawnFace.into(picture, 300, 40, 100);
    stripe(310, 100, 80, 10);
    hide(false, true);
    assertThat(steps(105, 312, 388)).isLessThan(10);
    hide(false, true);
    assertThat(steps(105, 312, 388)).as("nor found again").isLessThan(10);
  }

  @Test
  void is_nothing_where_it_is_not_wished() {
    DrawnFace.into(picture, 300, 40, 100);
    stripe(400, 60, 200, 200);
    byte[] before = pixels();
    hide(false, false);
    assertThat(pixels()).isEqualTo(before);
  }

  @Test
  void is_never_the_plate_itself_even_where_a_face_is_seen_on_it() {
    DrawnFace.into(picture, 120, 220, 110);
    stripe(100, 250, 200, 60);
    DrawnFace.into(picture, 130, 190, 120);
    byte[] before = pixels();
    hide(true, true);
    assertThat(pixels()).as("the face round the plate is hidden").isNotEqualTo(before);
    for (int row = 250; row <= 310; row++) {
      for (int x = 100; x <= 300; x++) {
        assertThat(blue(pixels(), row, x)).isEqualTo(blue(before, row, x));
      }
    }
  }
}
