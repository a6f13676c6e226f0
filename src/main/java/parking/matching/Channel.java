package parking.matching;

/**
 * Two cameras that read one plate: how likely the second says what it said, given what the first
 * said. The true plate is neither of the two readings but summed over: each character, or gap, may
 * be the first camera's error, the second's, or both.
 */
final class Channel {
  /** The best that a confidence is taken for: of the recogniser's sure readings 1 in 2,710 errs. */
  private static final double LEAST_ERROR = 1 / 2710.0;

  private static final double MOST_ERROR = 0.7;

  /** A text that is no plate's is wrong somewhere, however sure the camera was. */
  private static final double ERROR_OF_UNKNOWN_FORM = 0.5;

  /**
   * Errors come together. Of the plates that the recogniser reads wrongly on bad frames, a third
   * have two wrong characters or three (111 of 329); so many of the wrong ones are taken to be in a
   * bad state, whatever their confidence says.
   */
  private static final double BAD_SHARE = 0.3;

  /** Wrong characters of a plate in that state, mean. */
  private static final double BAD_ERRORS = 1.5;

  /** Stands for a wildcard where it is lost. */
  private static final int SOME = Alphabet.number('8');

  private static final int LONGEST = 16;

  private final Confusions confusions;
  private final double[][] sums = new double[LONGEST + 1][LONGEST + 1];

  Channel(Confusions confusions) {
    this.confusions = confusions;
  }

  /** A reading as numbers, with the share of such readings that are wrong. */
  record Reading(int[] text, double error) {
    static Reading of(int[] text, double confidence, boolean hasKnownForm) {
      var error = hasKnownForm ? 1 - confidence : Math.max(1 - confidence, ERROR_OF_UNKNOWN_FORM);
      return new Reading(text, Math.min(MOST_ERROR, Math.max(LEAST_ERROR, error)));
    }

    /** A plate, or a pattern, that is true. */
    static Reading certain(int[] text) {
      return new Reading(text, 0);
    }

    /** Expected wrong characters of a plate in the ordinary state. */
    double errors() {
      return -Math.log1p(-error);
    }
  }

  /** The probability of the second reading, given that the first is of the same plate. */
  double likelihood(Reading first, Reading second) {
    var firstBad = BAD_SHARE * first.error;
    var secondBad = BAD_SHARE * second.error;
    var good = sum(first, second, first.errors(), second.errors());
    var bad = secondBad * sum(first, second, first.errors(), BAD_ERRORS);
    if (firstBad > 0) {
      bad += firstBad * sum(first, second, BAD_ERRORS, second.errors());
    }
    return (1 - firstBad) * (1 - secondBad) * good + bad;
  }

  private double sum(Reading first, Reading second, double firstErrors, double secondErrors) {
    var mean = confusions.meanWrong;
    var one = first.text;
    var two = second.text;
    var firstNoise = firstErrors / (mean * one.length);
    var secondNoise = secondErrors / (mean * two.length);
    for (int i = 0; i <= one.length; i++) {
      for (int j = 0; j <= two.length; j++) {
        var sum = i == 0 && j == 0 ? 1.0 : 0.0;
        if (i > 0 && j > 0) {
          sum += sums[i - 1][j - 1] * same(one[i - 1], two[j - 1], firstNoise, secondNoise);
        }
        if (i > 0) {
          sum += sums[i - 1][j] * gone(one[i - 1], firstNoise, secondNoise);
        }
        if (j > 0) {
          sum += sums[i][j - 1] * come(two[j - 1], firstNoise, secondNoise);
        }
        sums[i][j] = sum;
      }
    }
    return sums[one.length][two.length];
  }

  /** Both cameras read the same true character. */
  private double same(int one, int two, double firstNoise, double secondNoise) {
    if (one >= Alphabet.SIZE) {
      return Wildcards.share(one, two);
    }
    var bothWrong = firstNoise * secondNoise * confusions.bothWrong[one][two];
    if (one == two) {
      return right(one, firstNoise) * right(one, secondNoise) + bothWrong;
    }
    var secondWrong = right(one, firstNoise) * secondNoise * confusions.swapped[one][two];
    var firstWrong = right(two, secondNoise) * firstNoise * confusions.swapped[two][one];
    return secondWrong + firstWrong * Alphabet.share(two) / Alphabet.share(one) + bothWrong;
  }

  private double right(int character, double noise) {
    return Math.max(0.1, 1 - noise * confusions.wrong[character]);
  }

  /** The first camera read a character of which the second has nothing. */
  private double gone(int one, double firstNoise, double secondNoise) {
    var some = one >= Alphabet.SIZE ? SOME : one;
    return secondNoise * confusions.lost[some]
        + firstNoise * confusions.added[some] / Alphabet.share(some);
  }

  /** The second camera read a character of which the first has nothing. */
  private double come(int two, double firstNoise, double secondNoise) {
    return secondNoise * confusions.added[two]
        + firstNoise * confusions.lost[two] * Alphabet.share(two);
  }
}
