package recognizer.vote;

/**
 * What stands behind one character of a voted plate.
 *
 * @param share of all votes, 0 to 1, that are for it
 * @param isUnanimous whether all readers, at least two, gave it at its place in some frame
 */
public record Support(String character, double share, boolean isUnanimous) {
  private static final Calibration UNANIMOUS = Calibration.of("character-unanimous");
  private static final Calibration DISPUTED = Calibration.of("character-disputed");

  /** How often characters with so much support were right. */
  double confidence() {
    return (isUnanimous ? UNANIMOUS : DISPUTED).confidence(share);
  }
}
