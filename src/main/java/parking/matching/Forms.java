package parking.matching;

import java.util.Arrays;
import parking.plates.PlateColour;
import parking.plates.PlateForms;

/** Whether a look can be right as it stands. */
final class Forms {
  private static final PlateColour[] COLOURS = PlateColour.values();

  private Forms() {}

  /** Whether its plate has a known form in its colour, or in any where the camera saw none. */
  static boolean isKnown(Look look) {
    return look.colour() == PlateColour.UNKNOWN
        ? Arrays.stream(COLOURS).anyMatch(any -> PlateForms.isKnown(look.plate(), any))
        : PlateForms.isKnown(look.plate(), look.colour());
  }
}
