package billing.settlement;

import static billing.paper.Html.all;
import static billing.paper.Html.element;

import billing.api.Settlements.StatementView;
import billing.paper.Html;
import billing.paper.Page;
import billing.paper.Paper;
import billing.paper.Style;
import java.util.List;
import java.util.regex.Pattern;

/** A statement on paper: its sums, and its lines as long as they are few. */
final class StatementPage {
  /** More lines are for programs, not for paper. */
  private static final int MOST_LINES = 1_000;

  private static final String TOO_MANY_ZH = "明细共 %d 行，见同号 CSV 或 XLSX 文件。";
  private static final String TOO_MANY =
      "The %d lines are in the CSV and XLSX files of the same number.";

  private static final Pattern TIME = Pattern.compile("[0-9]{4}-[0-9]{2}-[0-9]{2} [0-9:]+");
  private static final int DAY_LENGTH = 10;

  private StatementPage() {}

  static byte[] pdf(StatementView view, List<Line> lines) {
    var heading = new Page.Heading("停车费结算单", "Settlement of parking money", view.number());
    var body =
        all(
            Page.section("结算", "Settlement", table(StatementTableText.summary(view))),
            Page.section("明细", "Lines", lines(lines)));
    return Paper.print(Paper.legible(Page.of(heading, Style.PAPER, body)));
  }

  private static Html lines(List<Line> lines) {
    return lines.size() > MOST_LINES
        ? all(
            element("p class=\"note\"", TOO_MANY_ZH.formatted(lines.size())),
            element("p class=\"note\" lang=\"en\"", TOO_MANY.formatted(lines.size())))
        : table(StatementTableText.paper(lines));
  }

  private static Html table(List<List<Cell>> rows) {
    return element("table", all(rows.stream().map(StatementPage::row).toList()));
  }

  private static Html row(List<Cell> cells) {
    return element("tr", all(cells.stream().map(StatementPage::cell).toList()));
  }

  private static Html cell(Cell cell) {
    return cell instanceof Cell.Money money
        ? element("td class=\"sum\"", money.amount().toPlainString())
        : element("td", words(((Cell.Words) cell).text()));
  }

  /** A time breaks between its day and its hour, if at all. */
  private static Html words(String text) {
    return TIME.matcher(text).matches()
        ? all(
            element("span class=\"time\"", text.substring(0, DAY_LENGTH)),
            Html.text(" "),
            element("span class=\"time\"", text.substring(DAY_LENGTH + 1)))
        : Html.text(text);
  }
}
