package billing.tariffs.cli;

import billing.tariffs.Stay;
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
          "--zone",
          "--right",
          "--calendar",
          "--language");

  int run(Arguments given) throws IOException {
    var tariff = Named.tariff(given, "--tariff");
    var stay =
        new Stay(
            time(given, "--enter", tariff.timeZone()),
            time(given, "--leave", tariff.timeZone()),
            given.find("--class").orElse("small"),
            given.all("--right"));
    new Printing(out, Named.language(given)).print(tariff.rate(stay));
    return 0;
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
