package parking.chaos;

import java.util.List;
import java.util.SplittableRandom;
import java.util.stream.IntStream;

/**
 * The cars of a storm, from a number. Every plate is invented.
 *
 * @param number counts from 0
 * @param lot where it parks
 * @param minutes for how long
 * @param payer how its account at the gateway behaves
 */
record Car(int number, int lot, int minutes, Payer payer) {
  /** How many lots there are. */
  static final int LOTS = 64;

  private static final String LETTERS = "ABCDEFGHJKLMNPQRSTUVWXYZ";
  private static final int OF_A_LETTER = 100_000;
  private static final int LONGEST = 240;
  private static final int SHORTEST = 5;

  /** How an account behaves; {@code outcome} is the sandbox's word. */
  enum Payer {
    PAYS("NORMAL", "SUCCESS", 76),
    IS_ADVANCED("NORMAL", "ADVANCED", 6),
    FAILS("NORMAL", "PAY_FAIL", 6),
    IS_OVERDUE("OVERDUE", "SUCCESS", 4),
    IS_NOBODY("", "", 8);

    final String state;
    final String outcome;
    private final int ofHundred;

    Payer(String state, String outcome, int ofHundred) {
      this.state = state;
      this.outcome = outcome;
      this.ofHundred = ofHundred;
    }

    private static Payer of(int percent) {
      var left = percent;
      for (var one : values()) {
        left -= one.ofHundred;
        if (left < 0) {
          return one;
        }
      }
      throw new IllegalStateException("the shares do not add up to a hundred");
    }
  }

  static List<Car> of(long seed, int count) {
    var chance = new SplittableRandom(seed);
    return IntStream.range(0, count).mapToObj(i -> of(chance, i)).toList();
  }

  private static Car of(SplittableRandom chance, int number) {
    return new Car(
        number, number % LOTS, chance.nextInt(SHORTEST, LONGEST), Payer.of(chance.nextInt(100)));
  }

  /** The same car with a driver who pays, parked long enough to pay something. */
  Car thatPays() {
    return new Car(number, lot, Math.max(minutes, 60), Payer.PAYS);
  }

  String plate() {
    return "浙%c%05d".formatted(LETTERS.charAt(number / OF_A_LETTER), number % OF_A_LETTER);
  }

  String openId() {
    return "storm-" + number;
  }

  String lotName() {
    return "lot-" + lot;
  }
}
