package billing.tariffs.cli;

import billing.tariffs.TariffFile;
import billing.tariffs.board.Board;
import java.io.IOException;
import java.io.PrintStream;
import java.nio.file.Path;
import java.util.Set;

/** Writes the public notice of a tariff's prices. */
record BoardCommand(PrintStream out) {
  static final Set<String> NAMES = Set.of("--tariff", "--calendar", "--language");

  int run(Arguments given) throws IOException {
    var notice = TariffFile.readNotice(Path.of(given.get("--tariff")), Named.calendars(given));
    out.print(Board.page(notice, Named.language(given)));
    return 0;
  }
}
