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
 * @param passes when it drives in and out
 * @param payer how its payment account behaves
 * @param end what becomes of it
 */
record Car(String plate, String colour, int rows, Passes passes, Payer payer, End end) {
  /** Seconds into the clips at which a car drives in and out. */
  record Passes(int in, int out) {}

  /** What a stay must cost, and where its money must stand in the end. */
  record End(String yuan, String state) {}

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

  /** A car of which nothing but the plate is known; its payer pays. */
  static Car known(String plate, String colour, int rows) {
    return new Car(plate, colour, rows, new Passes(0, 0), Payer.PAYS, new End("", ""));
  }

  /** The cars of the demo, in the order in which they drive in. */
  static List<Car> listAll() {
    var file = Objects.requireNonNull(Car.class.getResourceAsStream("cars.csv"));
    try (var lines = new BufferedReader(new InputStreamReader(file, StandardCharsets.UTF_8))) {
      return lines.lines().filter(line -> !line.startsWith("#")).map(Car::of).toList();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private static Car of(String line) {
    var f = line.split(",");
    var passes = new Passes(Integer.parseInt(f[3]), Integer.parseInt(f[4]));
    var end = new End(f[6], f[7]);
    return new Car(f[0], f[1], Integer.parseInt(f[2]), passes, Payer.valueOf(f[5]), end);
  }
}
