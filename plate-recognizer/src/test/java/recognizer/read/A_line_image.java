package recognizer.read;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.stream.Stream;
import org.bytedeco.javacpp.BytePointer;
import org.bytedeco.opencv.global.opencv_imgcodecs;
import org.bytedeco.opencv.opencv_core.Mat;
import org.junit.jupiter.api.DisplayNameGeneration;
import org.junit.jupiter.api.DisplayNameGenerator.ReplaceUnderscores;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import recognizer.camera.PictureFiles;
import recognizer.detect.PlateColour;
import recognizer.detect.PlateFound;
import recognizer.detect.Quad;

/** Holds the Java side of the line recipe against pictures that the training programs made. */
@DisplayNameGeneration(ReplaceUnderscores.class)
class A_line_image {
  private static final Path FOLDER = Path.of("src/test/resources/recognizer/lines");

  static Stream<String> samples() throws IOException {
    return Files.readAllLines(FOLDER.resolve("lines.csv")).stream().skip(1);
  }

  @ParameterizedTest
  @MethodSource("samples")
  void equals_the_one_that_readers_are_trained_on(String sample) throws IOException {
    String[] fields = sample.split(",");
    double[] quad =
        Arrays.stream(fields[4].split("[;:]")).mapToDouble(Double::parseDouble).toArray();
    PlateFound plate =
        new PlateFound(Quad.of(quad), colour(fields[2]), Integer.parseInt(fields[3]), 1, 1);
    try (Mat picture = PictureFiles.load(FOLDER.resolve(fields[0] + ".png"))) {
      byte[] line = Rectifying.line(picture, plate).grey();
      assertThat(difference(line, expected(fields[0] + "-line.png"))).isLessThan(0.5);
    }
  }

  private static PlateColour colour(String label) {
    return Arrays.stream(PlateColour.values())
        .filter(c -> c.label().equals(label))
        .findFirst()
        .orElseThrow();
  }

  private static byte[] expected(String name) throws IOException {
    byte[] png = Files.readAllBytes(FOLDER.resolve(name));
    try (BytePointer bytes = new BytePointer(png);
        Mat encoded = new Mat(1, png.length, 0, bytes);
        Mat grey = opencv_imgcodecs.imdecode(encoded, opencv_imgcodecs.IMREAD_GRAYSCALE)) {
      byte[] values = new byte[(int) grey.total()];
      grey.data().get(values);
      return values;
    }
  }

  /** Mean difference in grey levels: OpenCV versions round a pixel here and there differently. */
  private static double difference(byte[] a, byte[] b) {
    long sum = 0;
    for (int i = 0; i < a.length; i++) {
      sum += Math.abs((a[i] & 0xff) - (b[i] & 0xff));
    }
    return sum / (double) a.length;
  }

  @Test
  void is_dark_on_light_whatever_the_field() {
    byte[] raw = new byte[4320];
    Arrays.fill(raw, (byte) 40);
    Arrays.fill(raw, 0, 800, (byte) 220);
    assertThat(Line.normalised(raw, true).grey()[0]).isEqualTo((byte) 0);
    assertThat(Line.normalised(raw, true).grey()[4000]).isEqualTo((byte) 255);
    assertThat(Line.normalised(raw, false).grey()[0]).isEqualTo((byte) 255);
  }

  @Test
  void of_one_single_grey_stays_even() {
    assertThat(Line.normalised(new byte[4320], false).grey()).containsOnly(0);
  }
}
