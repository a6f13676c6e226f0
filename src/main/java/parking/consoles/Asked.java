package parking.consoles;

import java.time.Instant;
import java.time.LocalDate;
import java.time.OffsetDateTime;
import java.time.format.DateTimeParseException;
import java.util.Arrays;
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
  private static final int FIRST_YEAR = 2000;
  private static final int LAST_YEAR = 2999;

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

  /** A person's words about why. */
  static String words(String field, String text) {
    return text(field, text, LONGEST_WORDS);
  }

  /** A name of a thing or of somebody, in 1 to 64 characters. */
  static String name(String field, String text) {
    return text(field, text, LONGEST_NAME);
  }

  /** A whole number within bounds. */
  static int count(String field, Integer number, int least, int most) {
    if (number == null || number < least || number > most) {
      throw Problem.malformed("%s, from %d to %d, is needed.".formatted(field, least, most));
    }
    return number;
  }

  /** One of the names of an enum. */
  static <E extends Enum<E>> E oneOf(String field, Class<E> type, String name) {
    return Arrays.stream(type.getEnumConstants())
        .filter(one -> one.name().equals(name))
        .findFirst()
        .orElseThrow(
            () ->
                Problem.malformed(
                    "%s: one of %s is needed."
                        .formatted(field, Arrays.toString(type.getEnumConstants()))));
  }

  /** A thing that is needed. */
  static <T> T given(String field, T thing) {
    if (thing == null) {
      throw Problem.malformed(field + " is needed.");
    }
    return thing;
  }

  /**
   * Local days of at most so many.
   *
   * @param until the day after the last one
   */
  static Range days(LocalDate from, LocalDate until, int most) {
    if (!until.isAfter(from) || until.isAfter(from.plusDays(most))) {
      throw Problem.malformed(
          "until: a day after %s, and at most %d days after it, is needed.".formatted(from, most));
    }
    return Range.of(from, until);
  }

  /** A day such as 2026-12-01. */
  static LocalDate day(String field, String written) {
    try {
      var day = LocalDate.parse(given(field + ": a day such as 2026-12-01", written));
      if (day.getYear() >= FIRST_YEAR && day.getYear() <= LAST_YEAR) {
        return day;
      }
    } catch (DateTimeParseException e) {
      throw Problem.malformed(
          "%s: a day such as 2026-12-01 is needed, not \"%s\".".formatted(field, written));
    }
    throw Problem.malformed(
        "%s: a day of the years %d to %d is needed.".formatted(field, FIRST_YEAR, LAST_YEAR));
  }

  /** A moment such as 2026-12-01T08:00:00+08:00. */
  static Instant moment(String field, String written) {
    try {
      return OffsetDateTime.parse(written).toInstant();
    } catch (DateTimeParseException e) {
      throw Problem.malformed(
          "%s: a moment such as 2026-12-01T08:00:00+08:00 is needed, not \"%s\"."
              .formatted(field, written));
    }
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
