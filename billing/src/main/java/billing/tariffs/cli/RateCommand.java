package billing.tariffs.cli;

import billing.tariffs.Rating;
import billing.tariffs.Stay;
import billing.tariffs.Tariff;
import billing.tariffs.Vehicle;
import billing.tariffs.VehicleStay;
import java.io.IOException;
import java.io.PrintStream;
import java.time.Instant;
import java.time.LocalDateTime;
import java.time.ZoneId;
import java.time.format.DateTimeParseException;
import java.util.Set;

/** Prices one stay. */
record RateCommand(PrintStream out) {
  static final Set<String> NAMES =
      Set.of(
          "--tariff",
          "--enter",
          "--leave",
          "--class",
          "--plate-colour",
          "--category",
          "--zone",
          "--right",
          "--calendar",
          "--language");

  private static final String SMALL = "small";

  int run(Arguments given) throws IOException {
    var tariff = Named.tariff(given, "--tariff");
    new Printing(out, Named.language(given)).print(rate(given, tariff));
    return 0;
  }

  private static Rating rate(Arguments given, Tariff tariff) {
    var entered = time(given, "--enter", tariff.timeZone());
    var left = time(given, "--leave", tariff.timeZone());
    var rights = given.all("--right");
    var colour = given.find("--plate-colour");
    var category = given.find("--category");
    if (colour.isEmpty() && category.isEmpty()) {
      return tariff.rate(new Stay(entered, left, given.find("--class").orElse(SMALL), rights));
    }
    if (given.find("--class").isPresent()) {
      throw new Arguments.Usage("--class and a plate: the tariff names the class of a plate");
    }
    var vehicle = Vehicle.of(colour.orElse("unknown"), category.orElse(SMALL));
    return tariff.rate(new VehicleStay(entered, left, vehicle, rights));
  }

  private static Instant time(Arguments given, String name, ZoneId zone) {
    var text = given.get(name);
    try {
      return LocalDateTime.parse(text).atZone(zone).toInstant();
    } catch (DateTimeParseException e) {
      throw new Arguments.Usage(
          "%s: not a time such as 2026-11-24T08:00: %s".formatted(name, text));
    }
  }
}
