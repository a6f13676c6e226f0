package billing.tariffs.simulation;

import billing.tariffs.Stay;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.List;
import java.util.Random;
import java.util.stream.Stream;

/**
 * Stays of a week that never was, for a lot without a history. Cars come by day more than by night
 * and on days of rest later than on others; half of them stay less than 75 minutes, one in ten more
 * than about six hours. The same seed gives the same stays. What it says of revenue is a guess, and
 * a comparison of two tariffs is a better one.
 */
public final class SyntheticWeek {
  /** How many of 1,000 cars come in each hour of the day. */
  private static final int[] WEEKDAY = {
    5, 3, 2, 2, 3, 8, 25, 70, 95, 75, 60, 55, 60, 60, 55, 55, 60, 80, 75, 60, 40, 25, 17, 10
  };

  private static final int[] WEEKEND = {
    10, 6, 4, 3, 3, 5, 10, 20, 40, 65, 85, 85, 75, 75, 80, 80, 75, 75, 70, 55, 40, 25, 12, 2
  };

  private static final int DAYS = 7;
  private static final int HOUR = 3_600;

  /** Of 100 stays, so many are shorter than so many minutes; between them, evenly. */
  private static final int[][] LENGTHS = {
    {0, 1},
    {10, 15},
    {20, 26},
    {30, 39},
    {40, 55},
    {50, 75},
    {60, 103},
    {70, 145},
    {80, 215},
    {90, 372},
    {95, 586},
    {99, 1374},
    {100, 5760}
  };

  private SyntheticWeek() {}

  /**
   * @param monday the first day
   * @param vehicleClass of all stays
   */
  public static List<Stay> stays(
      long seed, int count, LocalDate monday, ZoneId zone, String vehicleClass) {
    return stream(seed, monday, zone, vehicleClass).limit(count).toList();
  }

  /** As {@link #stays}, one after the other and without end. */
  public static Stream<Stay> stream(long seed, LocalDate monday, ZoneId zone, String vehicleClass) {
    var random = new Random(seed);
    return Stream.generate(() -> stay(random, monday, zone, vehicleClass));
  }

  private static Stay stay(Random random, LocalDate monday, ZoneId zone, String vehicleClass) {
    int day = random.nextInt(DAYS);
    int hour = pick(day < 5 ? WEEKDAY : WEEKEND, random);
    var entered =
        monday
            .plusDays(day)
            .atStartOfDay(zone)
            .plusSeconds((long) hour * HOUR + random.nextInt(HOUR))
            .toInstant();
    return Stay.of(entered, entered.plusSeconds(seconds(random)), vehicleClass);
  }

  private static int seconds(Random random) {
    int percent = random.nextInt(LENGTHS[LENGTHS.length - 1][0]);
    int next = 1;
    while (LENGTHS[next][0] <= percent) {
      next++;
    }
    int shortest = LENGTHS[next - 1][1] * 60;
    return shortest + random.nextInt(LENGTHS[next][1] * 60 - shortest);
  }

  private static int pick(int[] weights, Random random) {
    int sum = 0;
    for (int weight : weights) {
      sum += weight;
    }
    int left = random.nextInt(sum);
    int hour = 0;
    while (left >= weights[hour]) {
      left -= weights[hour];
      hour++;
    }
    return hour;
  }
}
