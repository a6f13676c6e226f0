package parking.demo;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Objects;

/**
 * A car of the demo lot, as {@code cars.csv} lists it.
 *
 * @param plate its plate
 * @param colour the plate's colour as the reading contract names it
 * @param rows rows of characters on the plate
 * @param enters seconds into the clips at which it drives in
 * @param leaves seconds into the clips at which it drives out
 * @param payer how its payment account behaves
 */
record Car(String plate, String colour, int rows, int enters, int leaves, Payer payer) {
  /** How a car's payment account behaves in the sandbox. */
  enum Payer {
    /** Bound, and the money is there. */
    PAYS,
    /** Bound, accepted, and then the money is not there. */
    FAILS,
    /** Bound, but the gateway blocks the entry because of older debts. */
    OVERDUE,
    /** The plate is bound to no account. */
    NOBODY
  }

  boolean isBound() {
    return payer != Payer.NOBODY;
  }

  /** The payer's identity at the gateway, made up from the plate. */
  String openId() {
    return "demo-" + Integer.toHexString(plate.hashCode());
  }

  /** The cars of the demo, in the order in which they drive in. */
  static List<Car> listAll() {
    var file = Objects.requireNonNull(Car.class.getResourceAsStream("cars.csv"));
    try (var lines = new BufferedReader(new InputStreamReader(file, StandardCharsets.UTF_8))) {
      return lines
          .lines()
          .filter(line -> !line.startsWith("#") && !line.startsWith("plate,"))
          .map(Car::of)
          .toList();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private static Car of(String line) {
    var f = line.split(",");
    return new Car(
        f[0],
        f[1],
        Integer.parseInt(f[2]),
        Integer.parseInt(f[3]),
        Integer.parseInt(f[4]),
        Payer.valueOf(f[5]));
  }
}
