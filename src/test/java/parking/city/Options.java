package parking.city;

import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;

/**
 * What the person who runs a city wants.
 *
 * @param seed the number from which everything follows
 * @param kills how often the service is killed meanwhile
 * @param factor how many times faster than the real one the city's time runs; 0: as fits its size
 * @param two whether two services share the database, one of which is killed at noon
 * @param keep whether the data stays when there was no fault
 */
record Options(
    long seed, City.Size size, Noise noise, int kills, int factor, boolean two, boolean keep) {
  static final String USAGE =
      """
      usage: city [--seed N] [--lots N] [--cars N] [--kills N] [--two] [--factor N] [--keep]
                  [--lost P] [--misread P] [--overconfident P] [--outages P]
      P is per hundred; docs/city.md explains each.""";

  private static final Set<String> ALONE = Set.of("keep", "two");
  private static final Set<String> WITH_VALUE =
      Set.of(
          "seed", "lots", "cars", "kills", "factor", "lost", "misread", "overconfident", "outages");

  /**
   * @throws IllegalArgumentException naming the argument that is wrong
   */
  static Options of(List<String> arguments) {
    Map<String, String> given = new HashMap<>();
    for (var at = arguments.iterator(); at.hasNext(); ) {
      var name = at.next().replaceFirst("^--", "");
      if (ALONE.contains(name)) {
        given.put(name, "");
      } else if (WITH_VALUE.contains(name) && at.hasNext()) {
        given.put(name, at.next());
      } else {
        throw new IllegalArgumentException("--" + name + " is unknown, or its value is missing");
      }
    }
    var kills = (int) number(given, "kills", 0);
    var noise = noise(given);
    return new Options(
        number(given, "seed", 1),
        new City.Size((int) number(given, "lots", 10), (int) number(given, "cars", 2000)),
        kills > 0 ? noise.withoutLongOutages() : noise,
        kills,
        (int) number(given, "factor", 0),
        given.containsKey("two"),
        given.containsKey("keep"));
  }

  private static long number(Map<String, String> given, String name, long otherwise) {
    var text = given.getOrDefault(name, String.valueOf(otherwise));
    if (!text.matches("[0-9]{1,9}")) {
      throw new IllegalArgumentException("--" + name + " takes a whole number, not " + text);
    }
    return Long.parseLong(text);
  }

  private static Noise noise(Map<String, String> given) {
    var usual = Noise.USUAL.reading();
    var way = Noise.USUAL.way();
    return new Noise(
        new Noise.Reading(
            share(given, "lost", usual.lost()),
            usual.doubled(),
            usual.unreadable(),
            share(given, "misread", usual.misread()),
            share(given, "overconfident", usual.overconfident()),
            usual.unsure(),
            usual.wrongColour()),
        new Noise.Way(
            way.reordered(),
            way.resent(),
            way.delayed(),
            share(given, "outages", way.outages()),
            way.longOutages(),
            way.skewed()));
  }

  private static double share(Map<String, String> given, String name, double otherwise) {
    var text = given.getOrDefault(name, String.valueOf(otherwise));
    if (!text.matches("[0-9]{1,2}(\\.[0-9]{1,4})?")) {
      throw new IllegalArgumentException("--" + name + " takes a number per hundred, not " + text);
    }
    return Double.parseDouble(text);
  }
}
