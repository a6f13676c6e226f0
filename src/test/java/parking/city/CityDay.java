package parking.city;

import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.time.Instant;
import java.util.Comparator;
import java.util.HexFormat;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Stream;

/**
 * A day in a city as its devices tell of it. The same seed, size and noise give the same requests,
 * to the letter.
 *
 * @param unread passes of cars that no camera saw
 * @param requests what each device sends, in order
 */
record CityDay(City city, Set<City.Pass> unread, Map<String, List<Edges.Request>> requests) {

  static CityDay of(long seed, City.Size size, Noise noise) {
    var city = City.of(seed, size);
    var seen = new Cameras(seed, noise.reading()).see(city.passes());
    Set<City.Pass> unread = new java.util.LinkedHashSet<>(city.passes());
    seen.forEach(one -> unread.remove(one.pass()));
    return new CityDay(city, unread, new Edges(seed, noise.way()).plan(seen));
  }

  /** Every reading once, by its name. */
  Map<String, Reading> readings() {
    Map<String, Reading> readings = new LinkedHashMap<>();
    all()
        .flatMap(request -> request.readings().stream())
        .forEach(reading -> readings.put(reading.name(), reading));
    return readings;
  }

  Instant lastDue() {
    return all().map(Edges.Request::due).max(Comparator.naturalOrder()).orElse(City.END);
  }

  long requestCount() {
    return all().count();
  }

  /** One stream for each device: devices know nothing of each other. */
  List<List<Edges.Request>> byDevice() {
    return List.copyOf(requests.values());
  }

  /** One stream for the whole city, so that its readings always arrive in the same order. */
  List<Edges.Request> inOrder() {
    return all().sorted(Comparator.comparing(Edges.Request::due)).toList();
  }

  Set<String> lots() {
    Set<String> ids = new TreeSet<>();
    city.lots().forEach(lot -> ids.add(lot.id()));
    return ids;
  }

  /** SHA-256 of all bodies in the order of their devices. */
  String fingerprint() {
    try {
      var digest = MessageDigest.getInstance("SHA-256");
      all().forEach(request -> digest.update(Bodies.of(request).getBytes(StandardCharsets.UTF_8)));
      return HexFormat.of().formatHex(digest.digest());
    } catch (NoSuchAlgorithmException e) {
      throw new IllegalStateException("every Java has SHA-256", e);
    }
  }

  private Stream<Edges.Request> all() {
    return requests.values().stream().flatMap(List::stream);
  }
}
