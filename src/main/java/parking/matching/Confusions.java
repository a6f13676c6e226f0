package parking.matching;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.List;
import java.util.Objects;

/**
 * Which character is read as which, and how often, under the conditions of {@code confusions.txt}.
 * Rates are shares of readings of the true character; {@link Channel} scales them to a reading's
 * confidence.
 */
final class Confusions {
  private static final String NOTHING = "-";
  private static final String ANY = "any";
  private static final double PER_MILLE = 1000;

  private static final Confusions STANDARD = load();

  /** By the true character and the one that was read; 0 for a right reading. */
  final double[][] swapped = new double[Alphabet.SIZE][Alphabet.SIZE];

  /** By the true character, of which nothing was read. */
  final double[] lost = new double[Alphabet.SIZE];

  /** By the read character, before which nothing is true. */
  final double[] added = new double[Alphabet.SIZE];

  /** By the true character: all its errors. */
  final double[] wrong = new double[Alphabet.SIZE];

  /**
   * By what two cameras read: both were wrong about the same character, as a share of the readings
   * of the first.
   */
  final double[][] bothWrong = new double[Alphabet.SIZE][Alphabet.SIZE];

  /** Errors a character, over characters as often as plates have them. */
  final double meanWrong;

  /** What remains to be told apart: a line of the file. */
  private record Line(String truth, String read, double rate) {
    static Line of(String line) {
      var fields = line.strip().split("\\s+");
      return new Line(fields[0], fields[1], Double.parseDouble(fields[2]) / PER_MILLE);
    }
  }

  /** Lines of any character come first, then the file's order: single ones override kinds. */
  private Confusions(List<Line> lines) {
    lines.stream().filter(line -> line.truth.equals(ANY)).forEach(this::fill);
    lines.stream().filter(line -> !line.truth.equals(ANY)).forEach(this::fill);
    var errors = 0.0;
    var shares = 0.0;
    for (int truth = 0; truth < Alphabet.SIZE; truth++) {
      swapped[truth][truth] = 0;
      wrong[truth] = lost[truth] + Arrays.stream(swapped[truth]).sum();
      errors += wrong[truth] * Alphabet.share(truth);
      shares += Alphabet.share(truth);
    }
    meanWrong = errors / shares;
    for (int first = 0; first < Alphabet.SIZE; first++) {
      for (int second = 0; second < Alphabet.SIZE; second++) {
        bothWrong[first][second] = bothWrong(first, second);
      }
    }
  }

  /** As measured and published. */
  static Confusions standard() {
    return STANDARD;
  }

  private void fill(Line line) {
    for (int truth = 0; truth < Alphabet.SIZE; truth++) {
      if (line.read.equals(NOTHING) && isMeant(line.truth, truth)) {
        lost[truth] = line.rate;
      } else if (line.truth.equals(NOTHING) && isMeant(line.read, truth)) {
        added[truth] = line.rate;
      }
      for (int read = 0; read < Alphabet.SIZE; read++) {
        if (isMeant(line.truth, truth) && isMeant(line.read, read)) {
          swapped[truth][read] = line.rate;
        }
      }
    }
  }

  /** A word names a kind or any character, a single character itself. */
  private static boolean isMeant(String word, int character) {
    return word.length() == 1
        ? !word.equals(NOTHING) && Alphabet.number(word.charAt(0)) == character
        : word.equals(ANY) || Alphabet.kind(character).name().equalsIgnoreCase(word);
  }

  private double bothWrong(int first, int second) {
    var sum = 0.0;
    for (int truth = 0; truth < Alphabet.SIZE; truth++) {
      sum += Alphabet.share(truth) * swapped[truth][first] * swapped[truth][second];
    }
    return sum / Alphabet.share(first);
  }

  private static Confusions load() {
    var in =
        Objects.requireNonNull(
            Confusions.class.getResourceAsStream("/parking/matching/confusions.txt"));
    try (var lines = new BufferedReader(new InputStreamReader(in, StandardCharsets.UTF_8))) {
      return new Confusions(
          lines
              .lines()
              .filter(line -> !line.isBlank() && !line.startsWith("#"))
              .map(Line::of)
              .toList());
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
