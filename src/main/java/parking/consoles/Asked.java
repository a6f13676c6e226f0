package parking.consoles;

import parking.lots.Lot;
import parking.lots.Lots;
import parking.plates.Plate;
import parking.plates.PlateColour;
import parking.problems.Problem;

/** What requests ask for, checked: each answers the thing or fails with a {@link Problem}. */
final class Asked {
  static final String PDF = "application/pdf";

  private static final int LONGEST_NAME = 64;
  private static final int LONGEST_WORDS = 500;

  private Asked() {}

  /** A lot that is in the lots file, or once was. */
  static Lot lot(Lots lots, String id) {
    try {
      return lots.getLot(id);
    } catch (IllegalArgumentException e) {
      throw Problem.unknown("unknown-lot", "No lot is called \"%s\".".formatted(id));
    }
  }

  static Plate plate(String written) {
    if (written == null) {
      throw Problem.malformed("plate: the characters of a plate are needed.");
    }
    try {
      return Plate.of(written);
    } catch (IllegalArgumentException e) {
      throw Problem.malformed("plate: " + e.getMessage() + ".");
    }
  }

  static PlateColour colour(String code) {
    try {
      return PlateColour.of(code);
    } catch (IllegalArgumentException e) {
      throw Problem.malformed(e.getMessage() + ".");
    }
  }

  /** The person who does something. */
  static String who(String name) {
    return text("who: the person", name, LONGEST_NAME);
  }

  /** A person's words about why. */
  static String words(String field, String text) {
    return text(field, text, LONGEST_WORDS);
  }

  /** A person's words that may be absent. */
  static String note(String text) {
    return text == null || text.isBlank() ? "" : text("note", text, LONGEST_WORDS);
  }

  /** Chinese, unless English is asked for. */
  static boolean isChinese(String language) {
    return language == null || !language.startsWith("en");
  }

  private static String text(String field, String text, int longest) {
    if (text == null || text.isBlank() || text.length() > longest) {
      throw Problem.malformed("%s, in 1 to %d characters, is needed.".formatted(field, longest));
    }
    return text.strip();
  }
}
