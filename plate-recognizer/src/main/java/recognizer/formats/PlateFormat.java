package recognizer.formats;

import java.util.Set;
import java.util.regex.Pattern;

/** One line of the patterns file. */
record PlateFormat(String name, Set<String> colours, Pattern pattern) {
  private static final String SERIALS = "A-HJ-NP-Z0-9";

  static PlateFormat parse(String line) {
    String[] fields = line.strip().split("\\s+");
    if (fields.length != 3) {
      throw new IllegalArgumentException(
          "A plate format is a name, colours and a pattern, but this is not: " + line);
    }
    return new PlateFormat(fields[0], Set.of(fields[1].split(",")), pattern(fields[2]));
  }

  /** Outside brackets, P and S stand for a province and a serial character. */
  private static Pattern pattern(String text) {
    StringBuilder regex = new StringBuilder();
    boolean isInBrackets = false;
    for (char c : text.toCharArray()) {
      isInBrackets = c == '[' || isInBrackets && c != ']';
      if (c == 'P' && !isInBrackets) {
        regex.append('[').append(PlateFormats.PROVINCES).append(']');
      } else if (c == 'S' && !isInBrackets) {
        regex.append('[').append(SERIALS).append(']');
      } else {
        regex.append(c);
      }
    }
    return Pattern.compile(regex.toString());
  }

  boolean fits(String plate) {
    return pattern.matcher(plate).matches();
  }

  boolean fits(String plate, String colour) {
    return (colours.contains(colour) || colour.equals("unknown")) && fits(plate);
  }
}
