package parking.matching;

import java.util.Optional;
import parking.plates.Plate;
import parking.plates.PlateColour;

/**
 * A car as one camera saw it.
 *
 * @param confidence how often such readings are right, 0 to 1
 * @param vehicle what the car looks like in the camera's own words, for example its make and
 *     colour; two looks are compared by equality only
 */
public record Look(Plate plate, PlateColour colour, float confidence, Optional<String> vehicle) {
  public Look {
    if (!(confidence >= 0 && confidence <= 1)) {
      throw new IllegalArgumentException("a confidence is 0 to 1, not " + confidence);
    }
  }
}
