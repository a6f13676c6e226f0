package recognizer.bench;

import java.util.Random;
import recognizer.formats.PlateFormats;

/** Invented plates for clips. */
final class Plates {
  private static final String LETTERS = "ABCDEFGHJKLMNPQRSTUVWXYZ";

  private Plates() {}

  /** The plate of a number, its colour and rows, as a clip's list has them. */
  static String of(int number) {
    Random random = new Random(9_000 + number);
    String head =
        ""
            + PlateFormats.PROVINCES.charAt(random.nextInt(31))
            + LETTERS.charAt(random.nextInt(LETTERS.length()));
    int digits = 10_000 + random.nextInt(90_000);
    if (number % 3 == 2) {
      return head + "D" + digits + ",green,1";
    }
    return head + digits + (number % 3 == 0 ? ",blue,1" : ",yellow,1");
  }
}
