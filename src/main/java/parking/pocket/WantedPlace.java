package parking.pocket;

import java.time.DateTimeException;
import java.time.Duration;
import java.util.Optional;
import parking.lots.Location;
import parking.problems.Problem;

/** Where and for how long somebody wants to park, checked. */
final class WantedPlace {
  private static final Duration LONGEST = Duration.ofDays(7);

  private WantedPlace() {}

  static Optional<Location> place(Double lat, Double lon) {
    if (lat == null || lon == null) {
      return Optional.empty();
    }
    try {
      return Optional.of(new Location(lat, lon));
    } catch (IllegalArgumentException e) {
      throw Problem.malformed("lat and lon: " + e.getMessage() + ".");
    }
  }

  static Duration length(String written) {
    try {
      var length = Duration.parse(written);
      if (!length.isNegative() && length.compareTo(LONGEST) <= 0) {
        return length;
      }
    } catch (DateTimeException e) {
      throw Problem.malformed("stay: a duration such as PT2H is needed.");
    }
    throw Problem.malformed("stay: at most seven days.");
  }
}
