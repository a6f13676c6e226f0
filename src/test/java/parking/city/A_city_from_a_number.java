package parking.city;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.time.Instant;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;
import org.junit.jupiter.api.DisplayNameGeneration;
import org.junit.jupiter.api.DisplayNameGenerator.ReplaceUnderscores;
import org.junit.jupiter.api.Test;

@DisplayNameGeneration(ReplaceUnderscores.class)
class A_city_from_a_number {
  private static final City.Size SIZE = new City.Size(6, 2000);
  private static final CityDay DAY = CityDay.of(11, SIZE, Noise.USUAL);

  private static List<Edges.Request> requests(CityDay day) {
    return day.byDevice().stream().flatMap(List::stream).toList();
  }

  private static long count(java.util.function.Predicate<Reading> counts) {
    return DAY.readings().values().stream().filter(counts).count();
  }

  private static double perHundred(long part, long whole) {
    return 100.0 * part / whole;
  }

  private static String truth(Reading reading) {
    return reading.seen().pass().car().plate().text();
  }

  @Test
  void is_the_same_each_time_to_the_letter() {
    var again = CityDay.of(11, SIZE, Noise.USUAL);
    assertThat(again).isEqualTo(DAY);
    assertThat(again.fingerprint()).isEqualTo(DAY.fingerprint());
  }

  /** A change of the simulator changes what every documented seed means: say so when it does. */
  @Test
  void is_the_same_on_every_machine() {
    var small = CityDay.of(1, new City.Size(2, 20), Noise.USUAL);
    assertThat(small.fingerprint()).startsWith("a673aa6b13f0ded5");
  }

  @Test
  void is_another_one_from_another_number() {
    var other = CityDay.of(12, SIZE, Noise.USUAL);
    assertThat(other.fingerprint()).isNotEqualTo(DAY.fingerprint());
  }

  @Test
  void keeps_its_truth_when_the_noise_is_another() {
    var silent = CityDay.of(11, SIZE, Noise.NONE);
    assertThat(silent.city()).isEqualTo(DAY.city());
    assertThat(silent.unread()).isEmpty();
    assertThat(silent.readings()).hasSameSizeAs(DAY.city().passes());
    assertThat(silent.readings().values())
        .allMatch(reading -> reading.seen().plate().text().equals(truth(reading)));
  }

  @Test
  void has_no_car_in_two_places_at_once() {
    Map<Integer, Instant> left = new HashMap<>();
    for (var visit : DAY.city().visits()) {
      var before = left.put(visit.car().number(), visit.left());
      assertThat(visit.left()).isAfter(visit.entered());
      assertThat(before == null || before.isBefore(visit.entered())).isTrue();
    }
  }

  @Test
  void has_cars_that_are_easily_mistaken_and_some_that_share_a_plate() {
    var plates =
        DAY.city().cars().stream()
            .filter(Car::hasPlate)
            .collect(Collectors.groupingBy(car -> car.plate().text()));
    assertThat(plates.values()).anyMatch(cars -> cars.size() == 2);
    assertThat(plates.values())
        .filteredOn(cars -> cars.size() > 1)
        .allMatch(cars -> cars.get(0).home() != cars.get(1).home());
    assertThat(DAY.city().cars()).anyMatch(car -> !car.hasPlate());
    assertThat(DAY.city().cars().stream().map(car -> car.plate().colour()).distinct())
        .contains("blue", "green", "yellow", "white", "black", "yellow-green", "unknown");
  }

  @Test
  void numbers_each_device_without_gaps_and_sends_in_that_order() {
    for (var stream : DAY.byDevice()) {
      Set<Long> sent = new HashSet<>();
      long next = 1;
      var due = Instant.MIN;
      for (var request : stream) {
        assertThat(request.due()).isAfterOrEqualTo(due);
        assertThat(request.readings()).hasSizeBetween(1, 100);
        due = request.due();
        for (var reading : request.readings()) {
          if (sent.add(reading.sequence())) {
            assertThat(reading.sequence()).isEqualTo(next++);
          }
        }
      }
    }
  }

  @Test
  void sends_nothing_before_it_was_seen_and_some_of_it_days_later() {
    var late =
        requests(DAY).stream()
            .flatMap(
                request ->
                    request.readings().stream()
                        .map(reading -> Duration.between(reading.seen().at(), request.due())))
            .toList();
    assertThat(late).noneMatch(Duration::isNegative);
    assertThat(late).anyMatch(lateness -> lateness.toHours() >= 2);
  }

  @Test
  void makes_as_much_noise_as_it_says() {
    var passes = DAY.city().passes().size();
    var readings = DAY.readings().size();
    assertThat(perHundred(DAY.unread().size(), passes)).isBetween(0.6, 1.4);
    assertThat(perHundred(readings + DAY.unread().size() - passes, passes)).isBetween(1.3, 2.7);
    var wrong = count(one -> !one.seen().plate().text().isEmpty() && isWrong(one));
    var overconfident = count(one -> isWrong(one) && one.seen().plate().confidence() >= 0.99);
    assertThat(perHundred(wrong, readings)).isBetween(1.0, 2.0);
    assertThat(overconfident).isBetween(0L, 15L);
    assertThat(count(one -> one.seen().plate().text().isEmpty())).isPositive();
    assertThat(requests(DAY).stream().distinct().count()).isLessThan(requests(DAY).size());
  }

  private static boolean isWrong(Reading reading) {
    return !reading.seen().plate().text().equals(truth(reading));
  }

  @Test
  void sends_its_readings_in_the_order_in_which_they_are_due() {
    assertThat(DAY.inOrder().stream().map(Edges.Request::due)).isSorted();
    assertThat(DAY.inOrder()).containsExactlyInAnyOrderElementsOf(requests(DAY));
  }
}
