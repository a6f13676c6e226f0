package recognizer.vendors;

import java.text.Normalizer;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import recognizer.detect.PlateColour;
import recognizer.vote.Opinion;

/** Plates as cameras write them. */
final class PlateWords {
  private static final int LENGTH_MAX = 16;
  private static final Set<String> NONE =
      Set.of("", "无", "_无_", "无车牌", "无牌车", "未识别", "未知", "NOPLATE", "UNKNOWN", "NONE", "NULL");

  /** Some cameras put the field's colour before the plate; no plate begins with one of these. */
  private static final List<Map.Entry<String, PlateColour>> PREFIXES =
      List.of(
          Map.entry("黄绿", PlateColour.YELLOW_GREEN),
          Map.entry("蓝", PlateColour.BLUE),
          Map.entry("黄", PlateColour.YELLOW),
          Map.entry("白", PlateColour.WHITE),
          Map.entry("黑", PlateColour.BLACK),
          Map.entry("绿", PlateColour.GREEN));

  /** A plate and a colour before it have at least so many characters. */
  private static final int PREFIXED_MIN = 8;

  private PlateWords() {}

  /**
   * A camera's opinion.
   *
   * @param written the plate as the camera writes it
   * @param confidence in per cent
   * @throws BadMessage when it is longer than any plate
   */
  static Opinion opinion(String written, PlateColour colour, double confidence) throws BadMessage {
    String plate =
        Normalizer.normalize(written, Normalizer.Form.NFKC)
            .toUpperCase(Locale.ROOT)
            .replaceAll("[\\s\\p{Cntrl}·•.\\-]", "");
    PlateColour known = colour;
    for (Map.Entry<String, PlateColour> prefix : PREFIXES) {
      if (plate.startsWith(prefix.getKey()) && plate.length() >= PREFIXED_MIN) {
        plate = plate.substring(prefix.getKey().length());
        known = colour == PlateColour.UNKNOWN ? prefix.getValue() : colour;
      }
    }
    if (NONE.contains(plate)) {
      return new Opinion(Opinion.Reader.CAMERA, "", colour, 0);
    }
    if (plate.length() > LENGTH_MAX) {
      throw BadMessage.malformed(
          "The plate has " + plate.length() + " characters; at most " + LENGTH_MAX + " are taken.");
    }
    double share = Math.max(0, Math.min(1, confidence / 100));
    return new Opinion(Opinion.Reader.CAMERA, plate, known, share);
  }
}
