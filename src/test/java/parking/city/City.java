package parking.city;

import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;

/**
 * A day in a city and what truly happened in it. The same seed and size give the same city.
 *
 * @param visits every stay of a car in a lot, whoever saw it
 * @param passes every time a car stood before a camera
 */
record City(long seed, List<Lot> lots, List<Car> cars, List<Visit> visits, List<Pass> passes) {
  /** Midnight in China before the last day of a month, so that readings arrive in two months. */
  static final Instant BEGIN = Instant.parse("2026-11-29T16:00:00Z");

  /** Cars come for a day, and those that stayed overnight leave in the next morning. */
  static final Instant END = BEGIN.plus(Duration.ofHours(33));

  /** How large a city is. */
  record Size(int lots, int cars) {}

  /** A car's true stay: from and until when it was in the lot. */
  record Visit(int number, Car car, Lot lot, Instant entered, Instant left) {
    /** Whether it began and ended while the cameras were there. */
    boolean isWhole() {
      return !entered.isBefore(BEGIN) && left.isBefore(END);
    }

    boolean isInsideAtTheEnd() {
      return !left.isBefore(END);
    }

    Duration length() {
      return Duration.between(entered, left);
    }
  }

  /** What a pass is to a visit. */
  enum Role {
    ENTRY,
    EXIT,
    /** The car stood in the lane before it went through, or turned back. */
    ASIDE
  }

  /**
   * A car before a camera.
   *
   * @param visit the visit it belongs to; none when the car turned back at the entrance
   * @param way which way the car went, or meant to go
   * @param event what the camera says the car did
   */
  record Pass(
      Car car,
      Optional<Visit> visit,
      Role role,
      Lot.Lane lane,
      Lot.Way way,
      Instant at,
      String event) {}

  static City of(long seed, Size size) {
    var lots = Lot.listAll(seed, size.lots());
    var cars = Car.listAll(seed, size);
    var visits = new Traffic(seed, lots).visits(cars);
    return new City(seed, lots, cars, visits, new Driving(seed, visits).passes());
  }
}
