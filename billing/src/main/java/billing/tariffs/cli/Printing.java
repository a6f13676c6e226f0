package billing.tariffs.cli;

import billing.tariffs.Rating;
import billing.tariffs.board.Language;
import java.io.PrintStream;

/** Prints prices for people. */
record Printing(PrintStream out, Language language) {
  /** Each line of a price, and the total last. */
  void print(Rating rating) {
    for (var line : rating.lines()) {
      out.printf(
          "%10s  %s  [%s]%n", line.amount().inYuan(), language.reason(line.reason()), line.rule());
    }
    out.printf("total: %s yuan%n", rating.total().inYuan());
  }
}
