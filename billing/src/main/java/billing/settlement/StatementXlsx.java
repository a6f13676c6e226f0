package billing.settlement;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.List;
import org.dhatim.fastexcel.Workbook;
import org.dhatim.fastexcel.Worksheet;

/** A statement as a workbook of two sheets. */
final class StatementXlsx {
  private static final String MONEY = "0.00";

  private StatementXlsx() {}

  static byte[] of(List<List<Cell>> summary, List<List<Cell>> lines) {
    var bytes = new ByteArrayOutputStream();
    try (var book = new Workbook(bytes, "frictionless-parking", "1.0")) {
      fill(book.newWorksheet("结算单"), summary);
      fill(book.newWorksheet("明细"), lines);
    } catch (IOException e) {
      throw new UncheckedIOException("the workbook was not written", e);
    }
    return bytes.toByteArray();
  }

  private static void fill(Worksheet sheet, List<List<Cell>> rows) {
    for (int row = 0; row < rows.size(); row++) {
      for (int column = 0; column < rows.get(row).size(); column++) {
        if (rows.get(row).get(column) instanceof Cell.Money money) {
          sheet.value(row, column, money.amount());
          sheet.style(row, column).format(MONEY).set();
        } else if (rows.get(row).get(column) instanceof Cell.Words words) {
          sheet.value(row, column, words.text());
        }
      }
    }
  }
}
