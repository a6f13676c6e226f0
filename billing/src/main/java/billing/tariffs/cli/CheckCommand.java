package billing.tariffs.cli;

import billing.tariffs.PriceTable;
import billing.tariffs.Tariff;
import billing.tariffs.board.Language;
import java.io.IOException;
import java.io.PrintStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Set;

/** Compares a table of prices with a tariff; status 1 when they differ. */
record CheckCommand(PrintStream out) {
  static final Set<String> NAMES = Set.of("--tariff", "--table", "--calendar");

  int run(Arguments given) throws IOException {
    var zones = Named.zones(given, "--tariff");
    var table = Path.of(given.get("--table"));
    var visits = PriceTable.read(Files.readAllLines(table));
    int different = 0;
    for (var visit : visits) {
      if (!zones.containsKey(visit.zone())) {
        throw new IllegalArgumentException(
            "the table has a zone '%s', the tariff only %s"
                .formatted(visit.zone(), Named.sorted(zones)));
      }
      different += isDifferent(zones.get(visit.zone()), visit) ? 1 : 0;
    }
    out.printf("prices: %d%ndifferent: %d%n", visits.size(), different);
    return different == 0 ? 0 : 1;
  }

  private boolean isDifferent(Tariff tariff, PriceTable.Visit visit) {
    var rating = visit.rate(tariff);
    if (rating.total().count() == visit.fen()) {
      return false;
    }
    out.printf(
        "%s %s from %s until %s (%s): %d.%02d in the table, %s by the tariff%n",
        visit.zone(),
        visit.vehicle(),
        visit.entered(),
        visit.left(),
        visit.because(),
        visit.fen() / 100,
        visit.fen() % 100,
        rating.total().inYuan());
    new Printing(out, Language.ZH).print(rating);
    return true;
  }
}
