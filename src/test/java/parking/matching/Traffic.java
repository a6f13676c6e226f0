package parking.matching;

import java.util.Random;
import parking.plates.Plate;
import parking.plates.PlateColour;

/** Draws cars as they come to a lot: mostly local ones, some with new energy, some in fleets. */
final class Traffic {
  private static final String PROVINCES = "沪苏皖赣闽鲁豫鄂粤京";
  private static final String LETTERS = "ABCDEFGHJKLMNPQRSTUVWXYZ";
  private static final String NEW_ENERGY = "DDDDDDFFFFFABCEGHJK";
  private static final double LOCAL = 0.7;
  private static final double NEIGHBOURS = 0.15;

  private final Random random;

  Traffic(Random random) {
    this.random = random;
  }

  /** A plate and its colour, without error. */
  record Truth(Plate plate, PlateColour colour) {}

  private char one(String characters) {
    return characters.charAt(random.nextInt(characters.length()));
  }

  private char serial(double letters) {
    return random.nextDouble() < letters ? one(LETTERS) : one("0123456789");
  }

  private String prefix() {
    var where = random.nextDouble();
    if (where < LOCAL) {
      return "浙A";
    }
    return where < LOCAL + NEIGHBOURS
        ? "浙" + one("BCDEFGHJKL")
        : "" + one(PROVINCES) + one(LETTERS);
  }

  private String digits(int count) {
    var digits = new StringBuilder();
    for (int i = 0; i < count; i++) {
      digits.append(one("0123456789"));
    }
    return digits.toString();
  }

  /** A car of its own. */
  Truth car() {
    var kind = random.nextDouble();
    if (kind < 0.3) {
      return new Truth(
          new Plate(prefix() + one(NEW_ENERGY) + serial(0.1) + digits(4)), PlateColour.GREEN);
    }
    if (kind < 0.305) {
      return new Truth(new Plate(prefix() + digits(4) + "警"), PlateColour.WHITE);
    }
    var text = new StringBuilder(prefix());
    for (int i = 0; i < 5; i++) {
      text.append(serial(0.25));
    }
    return new Truth(
        new Plate(text.toString()), kind < 0.93 ? PlateColour.BLUE : PlateColour.YELLOW);
  }

  /** A car of the same fleet: its number is near, or differs in any one digit. */
  Truth sister(Truth car) {
    var text = car.plate.text().toCharArray();
    var last = text.length - 1;
    while (!Character.isDigit(text[last]) && last > 2) {
      last--;
    }
    var kind = random.nextDouble();
    if (kind < 0.3 && Character.isDigit(text[last - 1])) {
      text[last - 1] = one("0123456789");
    }
    if (kind > 0.95) {
      last = 2 + random.nextInt(text.length - 2);
    }
    if (Character.isDigit(text[last])) {
      text[last] = one("0123456789");
    }
    return new Truth(new Plate(new String(text)), car.colour);
  }
}
