package parking.lots;

import java.time.Duration;

/**
 * Where a lot is, in degrees of WGS 84.
 *
 * @param latitude -90 to 90
 * @param longitude -180 to 180
 */
public record Location(double latitude, double longitude) {
  private static final double EARTH_METRES = 6_371_000;

  /** Faster than any car in a city: 120 km/h as the crow flies. */
  private static final double METRES_PER_SECOND = 120 / 3.6;

  public Location {
    if (Math.abs(latitude) > 90 || Math.abs(longitude) > 180) {
      throw new IllegalArgumentException(
          "there is no place at %s, %s".formatted(latitude, longitude));
    }
  }

  /** How far it is from here to there as the crow flies, in metres. */
  private double metres(Location there) {
    var north = Math.toRadians(there.latitude - latitude);
    var east =
        Math.toRadians(there.longitude - longitude)
            * Math.cos(Math.toRadians((latitude + there.latitude) / 2));
    return EARTH_METRES * Math.hypot(north, east);
  }

  /** The same in whole metres. */
  public int wholeMetres(Location there) {
    return (int) Math.round(metres(there));
  }

  /** The least time in which a car comes from here to there. */
  Duration travelTime(Location there) {
    return Duration.ofSeconds(Math.round(metres(there) / METRES_PER_SECOND));
  }
}
