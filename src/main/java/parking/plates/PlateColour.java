package parking.plates;

import java.util.Arrays;
import java.util.Locale;

/** The colour of a plate's field, as the reading contract names it in lower case. */
public enum PlateColour {
  BLUE,
  YELLOW,
  GREEN,
  YELLOW_GREEN,
  WHITE,
  BLACK,
  UNKNOWN;

  /** The name in contracts, for example {@code yellow-green}. */
  public String code() {
    return name().toLowerCase(Locale.ROOT).replace('_', '-');
  }

  /**
   * @throws IllegalArgumentException listing the colours there are
   */
  public static PlateColour of(String code) {
    return Arrays.stream(values())
        .filter(colour -> colour.code().equals(code))
        .findFirst()
        .orElseThrow(
            () ->
                new IllegalArgumentException(
                    "colour \"%s\" is none of %s"
                        .formatted(code, Arrays.stream(values()).map(PlateColour::code).toList())));
  }
}
