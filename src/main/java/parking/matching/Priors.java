package parking.matching;

import java.time.Duration;

/**
 * How likely things are before plates are looked at.
 *
 * @param missedEntry share of exits whose entry was never read, above 0 and below 1
 * @param longestStay a longer visit is a thousand times less likely
 */
public record Priors(double missedEntry, Duration longestStay) {
  private static final double STANDARD_MISSED_ENTRY = 0.02;
  private static final Duration STANDARD_LONGEST_STAY = Duration.ofHours(72);

  public Priors {
    if (!(missedEntry > 0 && missedEntry < 1)) {
      throw new IllegalArgumentException(
          "the share of missed entries is between 0 and 1, not " + missedEntry);
    }
    if (longestStay.isNegative() || longestStay.isZero()) {
      throw new IllegalArgumentException("the longest stay is above zero, not " + longestStay);
    }
  }

  /**
   * For a lot that has not counted yet: one entry in fifty is missed, and nobody stays longer than
   * three days, the longest visit that is charged without a person.
   */
  public static Priors standard() {
    return new Priors(STANDARD_MISSED_ENTRY, STANDARD_LONGEST_STAY);
  }
}
