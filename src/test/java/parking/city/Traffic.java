package parking.city;

import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;

/** Lets every car spend its day by its habit. */
final class Traffic {
  private static final Duration AN_HOUR = Duration.ofHours(1);
  private static final Duration SHORTEST = Duration.ofSeconds(40);

  /** A car is away for at least so long. */
  private static final Duration GAP = Duration.ofSeconds(70);

  private final Chance chance;
  private final List<Lot> lots;
  private final List<City.Visit> visits = new ArrayList<>();

  Traffic(long seed, List<Lot> lots) {
    this.chance = Chance.of(seed, "traffic");
    this.lots = lots;
  }

  List<City.Visit> visits(List<Car> cars) {
    for (var car : cars) {
      switch (car.habit()) {
        case WORKS -> work(car);
        case SHOPS -> shop(car);
        case LIVES -> live(car);
        case DELIVERS -> deliver(car);
        case PASSES -> stay(car, home(car), day(9, 4), chance.seconds(50, 200));
        case STAYS -> stay(car, home(car), day(14, 4), Duration.ofHours(60));
      }
    }
    return List.copyOf(visits);
  }

  private void work(Car car) {
    var from = time(8.4, 0.6);
    var until = time(17.7, 0.8);
    if (chance.hits(25)) {
      var lunch = time(11.9, 0.2);
      stay(car, home(car), from, Duration.between(from, lunch));
      from = lunch.plus(chance.hits(10) ? chance.seconds(70, 240) : chance.minutes(30, 75));
    }
    stay(car, home(car), from, Duration.between(from, until));
  }

  private void shop(Car car) {
    var from = day(14, 3);
    var until = stay(car, home(car), from, chance.minutes(8, chance.hits(70) ? 90 : 240));
    if (chance.hits(30)) {
      var lot = chance.hits(50) ? home(car) : chance.pick(lots);
      stay(car, lot, until.plus(chance.minutes(12, 150)), chance.minutes(6, 100));
    }
  }

  private void live(Car car) {
    if (chance.hits(50)) {
      var since = City.BEGIN.minus(chance.minutes(60, 400));
      stay(car, home(car), since, Duration.between(since, time(7.6, 0.7)));
    }
    var from = time(18.8, 1.2);
    stay(car, home(car), from, Duration.between(from, time(31.5, 0.7)));
  }

  private void deliver(Car car) {
    var at = time(8, 1);
    for (int i = 3 + chance.below(4); i > 0; i--) {
      var lot = chance.hits(60) ? home(car) : chance.pick(lots);
      at = stay(car, lot, at, chance.minutes(2, 25)).plus(chance.minutes(15, 140));
    }
  }

  private Instant stay(Car car, Lot lot, Instant from, Duration length) {
    var last = visits.isEmpty() ? null : visits.get(visits.size() - 1);
    var free = last != null && last.car().equals(car) ? last.left().plus(GAP) : Instant.MIN;
    var entered = from.isBefore(free) ? free : from;
    var enough = length.compareTo(SHORTEST) > 0 ? length : Duration.ofMinutes(5);
    var visit = new City.Visit(visits.size(), car, lot, entered, entered.plus(enough));
    visits.add(visit);
    return visit.left();
  }

  private Lot home(Car car) {
    return lots.get(car.home());
  }

  private Instant day(double hour, double spread) {
    var at = time(hour, spread);
    var first = City.BEGIN.plus(AN_HOUR);
    return at.isBefore(first) ? first.plus(chance.minutes(0, 600)) : at;
  }

  private Instant time(double hour, double spread) {
    return City.BEGIN.plus(
        chance.around(
            Duration.ofSeconds(Math.round(hour * AN_HOUR.toSeconds())),
            Duration.ofSeconds(Math.round(spread * AN_HOUR.toSeconds()))));
  }
}
