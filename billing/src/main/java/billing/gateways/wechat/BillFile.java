package billing.gateways.wechat;

import java.io.BufferedReader;
import java.io.IOException;
import java.util.Arrays;
import java.util.List;
import java.util.function.Consumer;

/**
 * The form that all bills have: a heading, a line for each thing that happened, a heading of totals
 * and the totals. Fields are separated by commas, and each but those of headings begins with a
 * backtick.
 */
final class BillFile {
  private static final String BYTE_ORDER_MARK = "\uFEFF";
  private static final String MARK = "`";

  private final BufferedReader in;
  private int line;

  private BillFile(BufferedReader in) {
    this.in = in;
  }

  /**
   * Reads a bill to its end.
   *
   * @param details takes each detail
   * @return the totals
   * @throws BadBill when the bill has not this form, or ends before its totals
   */
  static BillRow read(BufferedReader in, Consumer<BillRow> details) throws IOException {
    return new BillFile(in).read(details);
  }

  private BillRow read(Consumer<BillRow> details) throws IOException {
    var names = heading(next());
    var text = next();
    for (; text.startsWith(MARK); text = next()) {
      details.accept(row(names, text));
    }
    var totals = row(heading(text), next());
    for (var rest = in.readLine(); rest != null; rest = in.readLine()) {
      if (!rest.isBlank()) {
        throw new BadBill("something follows the totals of the bill");
      }
    }
    return totals;
  }

  private String next() throws IOException {
    var text = in.readLine();
    line++;
    if (text == null) {
      throw new BadBill("the bill ends in line %d, before its totals".formatted(line));
    }
    return line == 1 && text.startsWith(BYTE_ORDER_MARK) ? text.substring(1) : text;
  }

  private List<String> heading(String text) {
    var names = Arrays.stream(text.split(",", -1)).map(String::strip).toList();
    if (text.isBlank()
        || text.startsWith(MARK)
        || names.stream().distinct().count() < names.size()) {
      throw new BadBill("line %d is no heading".formatted(line));
    }
    return names;
  }

  private BillRow row(List<String> names, String text) {
    if (!text.startsWith(MARK)) {
      throw new BadBill("line %d does not begin with a backtick".formatted(line));
    }
    var fields = Arrays.stream(text.substring(1).split("," + MARK, -1)).map(String::strip).toList();
    if (fields.size() != names.size()) {
      throw new BadBill(
          "line %d has %d fields, its heading %d".formatted(line, fields.size(), names.size()));
    }
    return new BillRow(line, names, fields);
  }
}
