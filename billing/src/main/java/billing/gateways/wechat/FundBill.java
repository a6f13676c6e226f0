package billing.gateways.wechat;

import billing.gateways.FundLine;
import java.io.BufferedReader;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;

/** The bill of funds (资金账单): movements of the basic account in a day. */
final class FundBill {
  private static final String AMOUNT = "收支金额(元)";
  private static final String BALANCE = "账户结余(元)";
  private static final String DIRECTION = "收支类型";

  private final BillTally tally = new BillTally();
  private final List<FundLine> lines = new ArrayList<>();

  private FundBill() {
    for (var count : List.of("资金流水总笔数", "收入笔数", "支出笔数")) {
      tally.count(count, 0);
    }
    tally.add("收入金额", 0);
    tally.add("支出金额", 0);
  }

  /**
   * @throws BadBill when the bill is not whole or contradicts itself
   */
  static List<FundLine> read(BufferedReader in) throws IOException {
    var bill = new FundBill();
    bill.tally.check(BillFile.read(in, bill::take));
    return bill.lines;
  }

  private void take(BillRow row) {
    var incoming =
        switch (row.text(DIRECTION)) {
          case "收入" -> true;
          case "支出" -> false;
          default -> throw row.wrong(DIRECTION, "is not known");
        };
    var amount = row.fen(AMOUNT);
    tally.count("资金流水总笔数", 1);
    tally.count(incoming ? "收入笔数" : "支出笔数", 1);
    tally.add(incoming ? "收入金额" : "支出金额", amount.count());
    lines.add(
        new FundLine(
            row.number("微信支付业务单号"),
            row.text("业务类型"),
            incoming,
            amount,
            row.fen(BALANCE),
            row.time("记账时间")));
  }
}
