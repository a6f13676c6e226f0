package recognizer.read;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.bytedeco.javacpp.BytePointer;
import org.bytedeco.opencv.global.opencv_core;
import org.bytedeco.opencv.global.opencv_imgcodecs;
import org.bytedeco.opencv.opencv_core.Mat;
import org.bytedeco.opencv.opencv_core.Scalar;
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
      byte[] line = Rectifying.line(picture, plate).as(CtcReader.WIDTH, CtcReader.HEIGHT).grey();
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
    byte[] raw = new byte[240 * 72];
    Arrays.fill(raw, (byte) 40);
    Arrays.fill(raw, 0, 240 * 12, (byte) 220);
    assertThat(WideLine.of(raw, PlateColour.BLUE).as(120, 36).grey()).startsWith(0).endsWith(255);
    assertThat(WideLine.of(raw, PlateColour.WHITE).as(120, 36).grey()).startsWith(255).endsWith(0);
  }

  @Test
  void of_a_green_plate_is_dark_on_light_in_new_energy_and_in_aviation_alike() {
    byte[] lightField = new byte[240 * 72];
    Arrays.fill(lightField, (byte) 200);
    Arrays.fill(lightField, 0, 240 * 12, (byte) 30);
    byte[] darkField = new byte[240 * 72];
    Arrays.fill(darkField, (byte) 60);
    Arrays.fill(darkField, 0, 240 * 12, (byte) 230);
    for (byte[] raw : List.of(lightField, darkField)) {
      assertThat(WideLine.of(raw, PlateColour.GREEN).as(120, 36).grey())
          .startsWith(0)
          .endsWith(255);
    }
  }

  @Test
  void of_a_plate_in_a_huge_picture_misses_none_of_its_pixels() {
    try (Mat picture = new Mat(800, 2400, opencv_core.CV_8UC3, new Scalar(255, 255, 255, 0))) {
      for (int x = 1; x < 2400; x += 10) {
        picture.col(x).put(new Scalar(0, 0, 0, 0));
      }
      PlateFound plate =
          new PlateFound(
              Quad.of(100, 50, 2300, 50, 2300, 750, 100, 750), PlateColour.YELLOW, 1, 1, 1);
      byte[] wide = Rectifying.line(picture, plate).grey();
      int darkest = IntStream.range(0, wide.length).map(i -> wide[i] & 0xff).min().orElseThrow();
      assertThat(darkest).isBetween(200, 245);
    }
  }

  @Test
  void of_one_single_grey_stays_even() {
    assertThat(Line.stretched(120, 36, new byte[4320]).grey()).containsOnly(0);
  }
}
