package parking.plates;

import java.util.random.RandomGenerator;

/**
 * Names for cars without a plate: 无牌 (no plate) and eight characters. No real plate begins like
 * that, and the characters are such that people do not take one for another.
 */
public final class SubstitutePlates {
  private static final String BEGIN = "无牌";
  private static final String CHARACTERS = "3479ACEFHJKLMNPRTWXY";
  private static final int LENGTH = 8;

  private SubstitutePlates() {}

  /** A name that nobody can guess: one of some twenty thousand million. */
  public static Plate next(RandomGenerator random) {
    var text = new StringBuilder(BEGIN);
    for (int i = 0; i < LENGTH; i++) {
      text.append(CHARACTERS.charAt(random.nextInt(CHARACTERS.length())));
    }
    return new Plate(text.toString());
  }

  /** Whether this stands for a car without a plate. */
  public static boolean isSubstitute(Plate plate) {
    return plate.text().startsWith(BEGIN);
  }
}
