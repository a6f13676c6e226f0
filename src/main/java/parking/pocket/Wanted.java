package parking.pocket;

import java.util.Base64;
import java.util.UUID;
import java.util.regex.Pattern;
import parking.passages.SentPictures;
import parking.plates.Plate;
import parking.plates.PlateColour;
import parking.problems.Problem;

/** What drivers' requests ask for, checked: each answers the thing or fails with a problem. */
public final class Wanted {
  private static final int LONGEST_WORDS = 500;
  private static final Pattern PLATE =
      Pattern.compile("[\\u4e00-\\u9fa5A-Z0-9][A-Z0-9]{4,8}[\\u4e00-\\u9fa5A-Z0-9]?");

  private Wanted() {}

  /** The characters of a plate, in one way of writing. */
  static Plate plate(String written) {
    if (written == null || written.isBlank()) {
      throw Problem.malformed("plate: the characters of a plate are needed.");
    }
    try {
      var plate = Plate.of(written);
      if (PLATE.matcher(plate.text()).matches()) {
        return plate;
      }
    } catch (IllegalArgumentException e) {
      throw notAPlate();
    }
    throw notAPlate();
  }

  private static Problem notAPlate() {
    return Problem.unprocessable("not-a-plate", "No plate is written like this.");
  }

  static PlateColour colour(String code) {
    try {
      var colour = PlateColour.of(code);
      if (colour != PlateColour.UNKNOWN) {
        return colour;
      }
    } catch (IllegalArgumentException e) {
      throw Problem.malformed(e.getMessage() + ".");
    }
    throw Problem.malformed("colour: the colour of the plate is needed.");
  }

  /** Words of at most so many characters; none when they are absent. */
  static String may(String field, String text, int longest) {
    var given = text == null ? "" : text.strip();
    if (given.length() > longest) {
      throw Problem.malformed("%s: at most %d characters.".formatted(field, longest));
    }
    return given;
  }

  /** A driver's own words. */
  static String words(String text) {
    var given = may("words", text, LONGEST_WORDS);
    if (given.isEmpty()) {
      throw Problem.malformed("words: what is wrong, in 1 to 500 characters, is needed.");
    }
    return given;
  }

  /** A thing that has to be there. */
  public static <T> T given(String what, T thing) {
    if (thing == null) {
      throw Problem.malformed(what + " is needed.");
    }
    return thing;
  }

  /** The bytes of a JPEG that was written in base64. */
  static byte[] jpeg(String base64) {
    try {
      var bytes = Base64.getDecoder().decode(given("picture", base64));
      if (bytes.length <= SentPictures.LARGEST
          && SentPictures.kind(bytes) == SentPictures.Kind.JPEG) {
        return bytes;
      }
    } catch (IllegalArgumentException e) {
      throw Problem.malformed("picture: " + e.getMessage() + ".");
    }
    throw Problem.malformed(
        "picture: a JPEG of at most %d bytes is needed.".formatted(SentPictures.LARGEST));
  }

  static UUID id(String field, String text) {
    try {
      return UUID.fromString(given(field, text));
    } catch (IllegalArgumentException e) {
      throw Problem.malformed(field + ": a UUID is needed.");
    }
  }
}
