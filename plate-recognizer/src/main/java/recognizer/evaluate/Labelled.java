package recognizer.evaluate;

import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.List;

/**
 * A picture and what it shows.
 *
 * @param kind of picture, such as {@code full} for a whole frame or {@code crop} for a plate alone
 * @param plates as they are to be read; none when no plate is in sight
 * @param colour of the first plate, as contracts spell it; empty when nobody said
 * @param rows of the first plate
 */
public record Labelled(Path picture, String kind, List<String> plates, String colour, int rows) {
  private static final int HELD_OUT_PERCENT = 15;
  private static final int TUNING_PERCENT = 7;

  public Labelled {
    plates = plates.stream().map(Labelled::normal).toList();
  }

  /** I and O do not occur behind a plate's second character; whoever reads them means 1 and 0. */
  public static String normal(String plate) {
    return plate.length() < 3
        ? plate
        : plate.substring(0, 2) + plate.substring(2).replace('O', '0').replace('I', '1');
  }

  /**
   * The part of the photographs that the training programs put the picture into, by the hash of its
   * first plate's text: {@code held-out}, {@code tuning} or {@code training}.
   */
  public String part() {
    String text = plates.isEmpty() ? picture.getFileName().toString() : plates.get(0);
    int percent = firstByte(text) * 100 / 256;
    if (percent < HELD_OUT_PERCENT) {
      return "held-out";
    }
    return percent < HELD_OUT_PERCENT + TUNING_PERCENT ? "tuning" : "training";
  }

  private static int firstByte(String text) {
    try {
      byte[] hash =
          MessageDigest.getInstance("SHA-256").digest(text.getBytes(StandardCharsets.UTF_8));
      return hash[0] & 0xff;
    } catch (NoSuchAlgorithmException e) {
      throw new IllegalStateException("this Java has no SHA-256", e);
    }
  }
}
