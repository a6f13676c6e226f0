package parking.matching;

import java.time.Duration;
import java.time.Instant;
import java.util.Optional;
import parking.plates.PlateColour;

/** What else than characters says that two looks are of one car. */
final class Evidence {
  /**
   * A plate's colour is seen as another one, of those that are near each other in bad light, or
   * any. Assumed: half as many errors as the recogniser makes on generated frames that are worse
   * than a lane's (6.5 of 100).
   */
  private static final double NEIGHBOUR_COLOUR = 0.02;

  private static final double OTHER_COLOUR = 0.002;
  private static final double SAME_COLOUR = 0.97;

  /** Two cameras describe one car alike. Assumed. */
  private static final double SAME_VEHICLE = 0.9;

  private static final Duration TYPICAL_STAY = Duration.ofHours(24);
  private static final Duration SHORT_STAY = Duration.ofMinutes(1);
  private static final double TOO_SHORT = 0.2;
  private static final double TOO_LONG = 0.001;

  private Evidence() {}

  /**
   * The probability of the exit's colour, given the entry's; 1 where the exit has none.
   *
   * @param share of cars whose plate has the exit's colour
   */
  static double colour(PlateColour entry, PlateColour exit, double share) {
    if (exit == PlateColour.UNKNOWN) {
      return 1;
    }
    if (entry == PlateColour.UNKNOWN) {
      return share;
    }
    if (entry == exit) {
      return SAME_COLOUR;
    }
    return areNeighbours(entry, exit) || areNeighbours(exit, entry)
        ? NEIGHBOUR_COLOUR
        : OTHER_COLOUR;
  }

  private static boolean areNeighbours(PlateColour one, PlateColour other) {
    return switch (one) {
      case GREEN ->
          other == PlateColour.YELLOW_GREEN
              || other == PlateColour.WHITE
              || other == PlateColour.BLUE;
      case BLUE -> other == PlateColour.BLACK;
      case YELLOW -> other == PlateColour.YELLOW_GREEN;
      default -> false;
    };
  }

  /**
   * The probability of the exit's vehicle, given the entry's; 1 where the exit has none.
   *
   * @param share of cars that look like the exit's
   */
  static double vehicle(Optional<String> entry, Optional<String> exit, double share) {
    if (exit.isEmpty()) {
      return 1;
    }
    if (entry.isEmpty()) {
      return share;
    }
    return (entry.equals(exit) ? SAME_VEHICLE : 0) + (1 - SAME_VEHICLE) * share;
  }

  /**
   * How likely a car leaves now against one that has just come: 0 before it came, halved for a stay
   * of a day, since sessions that nobody closed grow old, and a thousandth beyond the longest.
   */
  static double stay(Instant enteredAt, Instant leftAt, Duration longest) {
    var stay = Duration.between(enteredAt, leftAt);
    if (stay.isNegative()) {
      return 0;
    }
    var weight = 1 / (1 + stay.toSeconds() / (double) TYPICAL_STAY.toSeconds());
    if (stay.compareTo(longest) > 0) {
      return weight * TOO_LONG;
    }
    return stay.compareTo(SHORT_STAY) < 0 ? weight * TOO_SHORT : weight;
  }
}
