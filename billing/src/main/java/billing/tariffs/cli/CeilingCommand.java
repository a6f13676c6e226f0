package billing.tariffs.cli;

import billing.tariffs.board.Language;
import billing.tariffs.simulation.Ceiling;
import java.io.IOException;
import java.io.PrintStream;
import java.time.LocalDate;
import java.time.format.DateTimeParseException;
import java.util.Set;

/** Shows where a draft exceeds what it may not exceed; status 1 when it does. */
record CeilingCommand(PrintStream out) {
  static final Set<String> NAMES = Set.of("--tariff", "--against", "--zone", "--on", "--calendar");

  int run(Arguments given) throws IOException {
    if (given.all("--on").isEmpty()) {
      throw new Arguments.Usage("--on is missing: a day of each kind, such as 2026-11-24");
    }
    var draft = Named.tariff(given, "--tariff");
    var breaches =
        new Ceiling(draft, Named.tariff(given, "--against"))
            .listBreaches(given.all("--on").stream().map(CeilingCommand::date).toList());
    for (var breach : breaches) {
      out.printf(
          "%s from %s until %s: at most %s yuan, but%n",
          breach.stay().vehicleClass(),
          breach.stay().entered().atZone(draft.timeZone()).toLocalDateTime(),
          breach.stay().left().atZone(draft.timeZone()).toLocalDateTime(),
          breach.most().inYuan());
      new Printing(out, Language.ZH).print(breach.price());
    }
    out.printf("breaches: %d%n", breaches.size());
    return breaches.isEmpty() ? 0 : 1;
  }

  private static LocalDate date(String text) {
    try {
      return LocalDate.parse(text);
    } catch (DateTimeParseException e) {
      throw new Arguments.Usage("--on: not a date such as 2026-11-24: " + text);
    }
  }
}
