package parking.matching;

import java.util.Arrays;
import parking.plates.Plate;

/** The characters of plates as small numbers; whatever is no plate's character shares the last. */
final class Alphabet {
  private static final String DIGITS = "0123456789";
  private static final String LETTERS = "ABCDEFGHIJKLMNOPQRSTUVWXYZ";
  private static final String PROVINCES = "京津沪渝冀豫云辽黑湘皖鲁新苏浙赣鄂桂甘晋蒙陕吉闽贵粤青藏川宁琼";
  private static final String SPECIAL = "警学挂试超使领港澳民航应急";
  private static final String ALL = DIGITS + LETTERS + PROVINCES + SPECIAL;
  private static final int[] NUMBERS = new int[1 << Character.SIZE];

  /** So many bits hold a number. */
  private static final int BITS = 7;

  /** How many numbers there are. */
  static final int SIZE = ALL.length() + 1;

  /** Confused rather among themselves than with each other. */
  enum Kind {
    SERIAL,
    PROVINCE,
    SPECIAL
  }

  static {
    Arrays.fill(NUMBERS, SIZE - 1);
    for (int i = 0; i < ALL.length(); i++) {
      NUMBERS[ALL.charAt(i)] = i;
    }
  }

  private Alphabet() {}

  static int number(char character) {
    return NUMBERS[character];
  }

  static int[] numbers(Plate plate) {
    return numbers(plate.text());
  }

  static int[] numbers(String text) {
    var numbers = new int[text.length()];
    for (int i = 0; i < numbers.length; i++) {
      numbers[i] = NUMBERS[text.charAt(i)];
    }
    return numbers;
  }

  /** One number for a text of at most nine characters; longer ones may share it. */
  static long key(int[] text) {
    var key = 0L;
    for (var number : text) {
      key = Long.rotateLeft(key, BITS) ^ (number + 1);
    }
    return key;
  }

  static Kind kind(int number) {
    if (number < DIGITS.length() + LETTERS.length()) {
      return Kind.SERIAL;
    }
    return number < DIGITS.length() + LETTERS.length() + PROVINCES.length()
        ? Kind.PROVINCE
        : Kind.SPECIAL;
  }

  static boolean isDigit(int number) {
    return number < DIGITS.length();
  }

  /**
   * How often a character stands at a place of a plate where it may stand. Four in five serial
   * characters are digits: the leading letters of most series are used up last.
   */
  static double share(int number) {
    return switch (kind(number)) {
      case SERIAL -> isDigit(number) ? 0.08 : 0.2 / 24;
      case PROVINCE -> 1.0 / PROVINCES.length();
      case SPECIAL -> 0.02;
    };
  }
}
