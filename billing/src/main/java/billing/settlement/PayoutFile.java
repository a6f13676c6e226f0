package billing.settlement;

import billing.api.Settlements.StatementState;
import billing.api.Settlements.StatementView;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;

/** What a bank is to transfer: one row for each closed statement that is not paid out. Pure. */
final class PayoutFile {
  private static final List<Cell> HEADS =
      List.of(
          Cell.words("收款方 party"),
          Cell.words("账户 account"),
          Cell.words("金额 amount"),
          Cell.words("结算单 statement"));

  private PayoutFile() {}

  static byte[] of(List<StatementView> statements) {
    List<List<Cell>> rows = new ArrayList<>();
    rows.add(HEADS);
    statements.stream()
        .filter(it -> it.state() == StatementState.CLOSED && !it.payment().payout().isZero())
        .sorted(Comparator.comparing(StatementView::number))
        .forEach(it -> rows.add(row(it)));
    return Csv.of(rows);
  }

  private static List<Cell> row(StatementView it) {
    return List.of(
        Cell.words(it.party().name()),
        Cell.words(it.party().accountReference()),
        Cell.money(it.payment().payout().count()),
        Cell.words(it.number()));
  }
}
