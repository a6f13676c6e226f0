package billing.tariffs.cli;

import billing.tariffs.Rating;
import billing.tariffs.Reason;
import java.io.PrintStream;
import java.util.function.Function;

/** Prints prices for people. */
record Printing(PrintStream out, Function<Reason, String> language) {
  /** Each line of a price, and the total last. */
  void print(Rating rating) {
    for (var line : rating.lines()) {
      out.printf(
          "%10s  %s  [%s]%n", line.amount().inYuan(), language.apply(line.reason()), line.rule());
    }
    out.printf("total: %s yuan%n", rating.total().inYuan());
  }
}
