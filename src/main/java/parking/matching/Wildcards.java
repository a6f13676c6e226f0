package parking.matching;

import java.util.Arrays;

/**
 * Plates of which only a pattern is known: some characters stand, others may be any of a class.
 * Wildcards are numbers beyond those of {@link Alphabet}.
 */
final class Wildcards {
  /** Any digit. */
  static final int DIGIT = Alphabet.SIZE;

  /** A serial character as ordinary plates have them. */
  static final int SERIAL = Alphabet.SIZE + 1;

  /** The letter of a new-energy number: D and F are nearly all. */
  static final int ENERGY = Alphabet.SIZE + 2;

  /** The first character of a plate from anywhere. */
  static final int FIRST = Alphabet.SIZE + 3;

  /** The second character of a plate from anywhere. */
  static final int SECOND = Alphabet.SIZE + 4;

  private static final int PREFIX = 2;
  private static final int ENERGY_LENGTH = 8;

  /** A digit where the pattern says letter, and the like: a misreading, or a form of its own. */
  private static final double OUT_OF_CLASS = 0.001;

  private static final double[][] SHARES = shares();

  private Wildcards() {}

  /** The probability that a wildcard is read as this character. */
  static double share(int wildcard, int character) {
    return SHARES[wildcard - Alphabet.SIZE][character];
  }

  private static double[][] shares() {
    var shares = new double[SECOND - Alphabet.SIZE + 1][Alphabet.SIZE];
    for (var row : shares) {
      Arrays.fill(row, OUT_OF_CLASS);
    }
    for (int i = 0; i < Alphabet.SIZE; i++) {
      var isSerial = Alphabet.kind(i) == Alphabet.Kind.SERIAL;
      var isLetter = isSerial && !Alphabet.isDigit(i);
      row(shares, SERIAL)[i] = isSerial ? Alphabet.share(i) : OUT_OF_CLASS;
      row(shares, FIRST)[i] = 1.0 / 45;
      if (Alphabet.isDigit(i)) {
        row(shares, DIGIT)[i] = 0.1;
      } else if (isLetter) {
        row(shares, ENERGY)[i] = 0.01;
        row(shares, SECOND)[i] = 1.0 / 26;
      }
    }
    row(shares, ENERGY)[Alphabet.number('D')] = 0.45;
    row(shares, ENERGY)[Alphabet.number('F')] = 0.45;
    return shares;
  }

  private static double[] row(double[][] shares, int wildcard) {
    return shares[wildcard - Alphabet.SIZE];
  }

  /** What a plate shares with all of its class and city: its prefix and its hanzi. */
  static int[] pattern(int[] plate) {
    var pattern = plate.clone();
    for (int i = PREFIX; i < plate.length; i++) {
      if (Alphabet.kind(plate[i]) == Alphabet.Kind.SERIAL) {
        pattern[i] = SERIAL;
      }
    }
    if (plate.length == ENERGY_LENGTH && pattern[PREFIX] == SERIAL) {
      var isFirst = !Alphabet.isDigit(plate[PREFIX]);
      for (int i = PREFIX; i < plate.length; i++) {
        var isLetter = i == (isFirst ? PREFIX : plate.length - 1);
        pattern[i] = pattern[i] == SERIAL ? (isLetter ? ENERGY : DIGIT) : pattern[i];
      }
    }
    return pattern;
  }

  /** The same from anywhere. */
  static int[] anywhere(int[] pattern) {
    var anywhere = pattern.clone();
    anywhere[0] = FIRST;
    if (anywhere.length > 1) {
      anywhere[1] = SECOND;
    }
    return anywhere;
  }

  /** A plate with any digit at one place. */
  static int[] anyDigit(int[] plate, int place) {
    var pattern = plate.clone();
    pattern[place] = DIGIT;
    return pattern;
  }
}
