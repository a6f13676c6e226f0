package parking.city;

import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;

/** Drives the cars of all visits past the cameras; some queue, some turn back. */
final class Driving {
  private static final double QUEUES = 4;
  private static final double TURNS_BACK = 0.6;

  private static final Duration MOMENT = Duration.ofSeconds(30);

  /** So many of those that stand or turn back a camera takes for passing all the same. */
  private static final double NOT_NOTICED = 40;

  private final Chance chance;
  private final List<City.Visit> visits;
  private final List<City.Pass> passes = new ArrayList<>();
  private Instant away = Instant.MIN;

  Driving(long seed, List<City.Visit> visits) {
    this.chance = Chance.of(seed, "driving");
    this.visits = visits;
  }

  List<City.Pass> passes() {
    City.Visit last = null;
    for (var visit : visits) {
      var same = last != null && last.car().equals(visit.car());
      away = same ? last.left().plus(MOMENT) : Instant.MIN;
      drive(visit, Lot.Way.IN, visit.entered());
      away = visit.entered().plus(MOMENT);
      drive(visit, Lot.Way.OUT, visit.left());
      last = visit;
    }
    return passes.stream()
        .filter(pass -> !pass.at().isBefore(City.BEGIN) && pass.at().isBefore(City.END))
        .sorted(
            Comparator.comparing(City.Pass::at)
                .thenComparing(pass -> pass.car().number())
                .thenComparing(City.Pass::way))
        .toList();
  }

  private void drive(City.Visit visit, Lot.Way way, Instant at) {
    var lane = chance.pick(visit.lot().lanes(way));
    var role = way == Lot.Way.IN ? City.Role.ENTRY : City.Role.EXIT;
    if (chance.hits(QUEUES)) {
      aside(visit, way, lane, at.minus(chance.seconds(15, 100)), "stayed");
    }
    if (chance.hits(TURNS_BACK)) {
      var before = chance.hits(50) ? chance.seconds(60, 240) : chance.minutes(10, 120);
      aside(visit, way, lane, at.minus(before), "turned-back");
    }
    passes.add(new City.Pass(visit.car(), Optional.of(visit), role, lane, way, at, "passed"));
  }

  private void aside(City.Visit visit, Lot.Way way, Lot.Lane lane, Instant at, String event) {
    if (at.isBefore(away)) {
      return;
    }
    var turnedAway = way == Lot.Way.IN && event.equals("turned-back");
    var told = chance.hits(NOT_NOTICED) ? "passed" : event;
    var of = turnedAway ? Optional.<City.Visit>empty() : Optional.of(visit);
    passes.add(new City.Pass(visit.car(), of, City.Role.ASIDE, lane, way, at, told));
  }
}
