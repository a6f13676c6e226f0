package billing.settlement;

import billing.api.Settlements.StatementView;
import java.time.Instant;
import java.time.format.DateTimeFormatter;
import java.util.ArrayList;
import java.util.List;

/** A statement as a table: what it is about, its sums, and its lines. Amounts are yuan. */
final class StatementTableText {
  private static final DateTimeFormatter TIME = DateTimeFormatter.ofPattern("yyyy-MM-dd HH:mm:ss");
  private static final List<String> HEADS =
      List.of(
          "停车场 lot",
          "停车编号 stay",
          "入场 entered",
          "离场 left",
          "渠道 place",
          "单号 reference",
          "收据 receipt",
          "入账时间 moved",
          "实收 received",
          "退款 refunded",
          "手续费 fee",
          "分成 share");

  /** Lot, entered, left, receipt, received, refunded, fee, share. */
  private static final List<Integer> PAPER = List.of(0, 2, 3, 6, 8, 9, 10, 11);

  private StatementTableText() {}

  /** The heading, with the sums. */
  static List<List<Cell>> summary(StatementView it) {
    var sums = it.sums();
    var pay = it.payment();
    return List.of(
        row("结算单 statement", it.number()),
        row("收款方 party", it.party().name()),
        row("账户 account", it.party().accountReference()),
        row("期间 period", "%s – %s".formatted(it.period().from(), it.period().until().minusDays(1))),
        row("状态 state", it.state().name()),
        row("实收 received", sums.received()),
        row("退款 refunded", sums.refunded()),
        row("手续费 fees", sums.fees()),
        row("分成 share", sums.share()),
        row("上期结转 carried", pay.carried()),
        row("本期预留 held back", pay.held().count()),
        row("释放预留 released", pay.released().count()),
        row("应付 payout", pay.payout().count()),
        row("结转下期 carry", pay.carry()));
  }

  private static List<Cell> row(String name, String words) {
    return List.of(Cell.words(name), Cell.words(words));
  }

  private static List<Cell> row(String name, long fen) {
    return List.of(Cell.words(name), Cell.money(fen));
  }

  /** The names of the columns and the lines. */
  static List<List<Cell>> lines(List<Line> lines) {
    List<List<Cell>> rows = new ArrayList<>();
    rows.add(HEADS.stream().map(Cell::words).toList());
    lines.forEach(line -> rows.add(line(line)));
    return rows;
  }

  /** The same for paper, where there is less room. */
  static List<List<Cell>> paper(List<Line> lines) {
    return lines(lines).stream().map(row -> PAPER.stream().map(row::get).toList()).toList();
  }

  private static List<Cell> line(Line line) {
    var moved = line.moved();
    return List.of(
        Cell.words(moved.visit().lot()),
        Cell.words(moved.visit().stay().stayId().toString()),
        Cell.words(time(moved.visit().entered())),
        Cell.words(moved.visit().left().map(StatementTableText::time).orElse("")),
        Cell.words(moved.proof().place()),
        Cell.words(moved.proof().reference()),
        Cell.words(moved.proof().receipt().orElse("")),
        Cell.words(time(moved.at())),
        Cell.money(moved.amounts().received()),
        Cell.money(moved.amounts().refunded()),
        Cell.money(moved.amounts().fee()),
        Cell.money(line.share()));
  }

  private static String time(Instant at) {
    return TIME.format(at.atZone(Days.CHINA));
  }
}
