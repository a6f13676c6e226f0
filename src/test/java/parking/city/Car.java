package parking.city;

import java.util.ArrayList;
import java.util.List;

/**
 * A car as it truly is.
 *
 * @param number no other car of the city has it, whatever its plate says
 * @param home the lot it usually parks in, as a place in the list of lots
 */
record Car(int number, Plates.Plate plate, Look look, Habit habit, int home) {
  private static final List<String> PAINT =
      List.of("white", "white", "black", "black", "grey", "silver", "blue", "red");
  private static final List<String> BRANDS =
      List.of("alder", "birch", "cedar", "elm", "hazel", "larch", "maple", "willow");

  /** What a camera tells of a car besides its plate. */
  record Look(String colour, String brand) {
    static Look any(Chance chance) {
      return new Look(chance.pick(PAINT), chance.pick(BRANDS));
    }
  }

  /** How a car spends its day. */
  enum Habit {
    /** Stays for the working day, and may go out for lunch. */
    WORKS,
    /** Comes for minutes or hours, once or twice. */
    SHOPS,
    /** Goes in the morning and comes back for the night. */
    LIVES,
    /** Comes again and again, for minutes. */
    DELIVERS,
    /** Drives in and out again. */
    PASSES,
    /** Comes and stays beyond the day. */
    STAYS
  }

  boolean hasPlate() {
    return !plate.text().isEmpty();
  }

  /** The cars of a city. */
  static List<Car> listAll(long seed, City.Size size) {
    return new Dealer(seed, size).cars();
  }

  /** Hands out plates, habits and lots. */
  private static final class Dealer {
    private final Chance chance;
    private final Plates plates;
    private final City.Size size;
    private final List<Car> cars = new ArrayList<>();

    Dealer(long seed, City.Size size) {
      this.chance = Chance.of(seed, "cars");
      this.plates = new Plates(Chance.of(seed, "plates"));
      this.size = size;
    }

    List<Car> cars() {
      while (cars.size() < size.cars()) {
        var home = chance.below(size.lots());
        if (chance.hits(3)) {
          plates.twins().forEach(plate -> add(plate, habit(), home));
        } else if (chance.hits(0.6)) {
          plates.fleet(4 + chance.below(8)).forEach(plate -> add(plate, Habit.DELIVERS, home));
        } else if (chance.hits(0.4) && size.lots() > 1) {
          addClones(home);
        } else if (chance.hits(1)) {
          add(Plates.Plate.NONE, habit(), home);
        } else {
          add(plates.any(), habit(), home);
        }
      }
      return List.copyOf(cars);
    }

    /** Two cars with one plate, in two lots at the same time. */
    private void addClones(int home) {
      var plate = plates.blue();
      add(plate, Habit.WORKS, home);
      add(plate, Habit.WORKS, (home + 1) % size.lots());
    }

    private void add(Plates.Plate plate, Habit habit, int home) {
      cars.add(new Car(cars.size(), plate, Look.any(chance), habit, home));
    }

    private Habit habit() {
      var share = chance.below(100);
      if (share < 36) {
        return Habit.WORKS;
      }
      if (share < 72) {
        return Habit.SHOPS;
      }
      if (share < 84) {
        return Habit.LIVES;
      }
      if (share < 92) {
        return Habit.DELIVERS;
      }
      return share < 96 ? Habit.PASSES : Habit.STAYS;
    }
  }
}
