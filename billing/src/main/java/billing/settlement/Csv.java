package billing.settlement;

import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.stream.Collectors;

/**
 * Tables as RFC 4180 has them, in UTF-8 with the mark by which spreadsheets recognise it. Words
 * that a spreadsheet would take for a formula are led by an apostrophe.
 */
final class Csv {
  private static final String MARK = "\uFEFF";

  private Csv() {}

  static byte[] of(List<List<Cell>> rows) {
    return rows.stream()
        .map(row -> row.stream().map(Csv::written).collect(Collectors.joining(",", "", "\r\n")))
        .collect(Collectors.joining("", MARK, ""))
        .getBytes(StandardCharsets.UTF_8);
  }

  private static String written(Cell cell) {
    if (cell instanceof Cell.Money money) {
      return money.amount().toPlainString();
    }
    var words = ((Cell.Words) cell).harmless();
    return words.matches("(?s).*[\",\r\n].*") ? "\"" + words.replace("\"", "\"\"") + "\"" : words;
  }
}
