package recognizer.vote;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;

/**
 * How often readings of a score were right, as a logistic curve that the training programs fit to
 * photographs of their own and write into a file beside the models.
 *
 * @param offset of the curve, in logits
 * @param slope of the curve, in logits per logit of the score
 */
record Calibration(double offset, double slope) {
  private static final String FILE = "/recognizer/vote/calibration.txt";

  /** Scores nearer to 0 and 1 count as these, as in training. */
  private static final double EDGE = 1e-4;

  /** The curve of a kind of readings: {@code agreed} or {@code disputed}. */
  static Calibration of(String kind) {
    try (InputStream in = Calibration.class.getResourceAsStream(FILE)) {
      return new String(in.readAllBytes(), StandardCharsets.UTF_8)
          .lines()
          .filter(line -> line.startsWith(kind + " "))
          .map(line -> line.split(" "))
          .map(f -> new Calibration(Double.parseDouble(f[1]), Double.parseDouble(f[2])))
          .findFirst()
          .orElseThrow(() -> new IllegalStateException(FILE + " has no line " + kind));
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  /** The probability that a reading of this score, 0 to 1, is right. */
  double confidence(double score) {
    double bounded = Math.max(EDGE, Math.min(1 - EDGE, score));
    return 1 / (1 + Math.exp(-(offset + slope * Math.log(bounded / (1 - bounded)))));
  }
}
