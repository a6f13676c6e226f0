package parking.plates;

import billing.sealing.Masks;
import java.text.Normalizer;
import java.util.Locale;
import java.util.regex.Pattern;

/**
 * A licence plate's characters, normalised so that one plate is always written the same way.
 *
 * @param text province first, no dots or spaces; O and I after the second character are 0 and 1
 */
public record Plate(String text) {
  private static final int LONGEST = 16;
  private static final Pattern SEPARATORS = Pattern.compile("[\\s.·•・\\-]");

  public Plate {
    if (text.isEmpty() || text.length() > LONGEST) {
      throw new IllegalArgumentException(
          "a plate has 1 to %d characters, not %d".formatted(LONGEST, text.length()));
    }
  }

  /**
   * Normalises what a camera or a person wrote: full width to half width, upper case, without
   * separators. GA 36 knows no O and I in the serial part, so they are read as 0 and 1 there.
   *
   * @throws IllegalArgumentException when nothing or too much is left
   */
  public static Plate of(String written) {
    var upper = Normalizer.normalize(written, Normalizer.Form.NFKC).toUpperCase(Locale.ROOT);
    var plain = SEPARATORS.matcher(upper).replaceAll("");
    if (plain.length() <= 2) {
      return new Plate(plain);
    }
    var serial = plain.substring(2).replace('O', '0').replace('I', '1');
    return new Plate(plain.substring(0, 2) + serial);
  }

  /** Whether this is what was left of a plate whose time was over. */
  public boolean isForgotten() {
    return Masks.isMasked(text);
  }

  /** For logs: enough to recognise one's own plate, too little to learn another's. */
  @Override
  public String toString() {
    return text.charAt(0) + "***" + text.charAt(text.length() - 1);
  }
}
