package recognizer.detect;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Random;
import org.bytedeco.opencv.global.opencv_core;
import org.bytedeco.opencv.global.opencv_imgproc;
import org.bytedeco.opencv.opencv_core.Mat;
import org.bytedeco.opencv.opencv_core.Rect;
import org.bytedeco.opencv.opencv_core.Scalar;
import org.junit.jupiter.api.DisplayNameGeneration;
import org.junit.jupiter.api.DisplayNameGenerator.ReplaceUnderscores;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

@DisplayNameGeneration(ReplaceUnderscores.class)
class A_plates_field {
  private static final Quad WHOLE = Quad.of(0, 0, 240, 0, 240, 72, 0, 72);

  /** Field, its first quarter, and seven glyph bars, as red, green and blue. */
  @ParameterizedTest
  @CsvSource({
    "BLUE,         20  70 170,  20  70 170, 240 240 240",
    "BLUE,         10  25  60,  10  25  60,  90  90  95",
    "GREEN,       110 200 140, 110 200 140,  20  20  20",
    "YELLOW,      235 175  20, 235 175  20,  20  20  20",
    "WHITE,       230 232 232, 230 232 232,  20  20  20",
    "BLACK,        25  25  28,  25  25  28, 235 235 235",
    "YELLOW_GREEN, 90 190 120, 240 190  20,  20  20  20",
  })
  void has_the_colour_that_most_of_it_shows(
      PlateColour colour, String field, String left, String glyphs) {
    try (Mat plate = new Mat(72, 240, opencv_core.CV_8UC3, scalar(field))) {
      opencv_imgproc.rectangle(plate, new Rect(0, 0, 62, 72), scalar(left), -1, 8, 0);
      Random random = new Random(1);
      for (int i = 0; i < 7; i++) {
        Rect bar = new Rect(10 + 33 * i, 12, 6 + random.nextInt(5), 48);
        opencv_imgproc.rectangle(plate, bar, scalar(glyphs), -1, 8, 0);
      }
      double[] scores = FieldColour.scores(plate, WHOLE);
      PlateFound network = new PlateFound(WHOLE, PlateColour.BLUE, 1, 0.9, 0.5);
      assertThat(network.measured(scores).colour()).isEqualTo(colour);
    }
  }

  private static Scalar scalar(String rgb) {
    String[] parts = rgb.strip().split("\\s+");
    return new Scalar(
        Integer.parseInt(parts[2]), Integer.parseInt(parts[1]), Integer.parseInt(parts[0]), 0);
  }
}
