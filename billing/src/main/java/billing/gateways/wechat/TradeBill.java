package billing.gateways.wechat;

import billing.gateways.BillLine;
import billing.money.Fen;
import java.io.BufferedReader;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** The bill of trades (交易账单) of the kind ALL: payments and refunds of a day. */
final class TradeBill {
  private static final String COUNT = "总交易单数";
  private static final String FEE = "手续费";
  private static final String PAID = "订单金额";
  private static final String REFUNDED = "申请退款金额";

  /** The totals, and the columns that they add up. */
  private static final Map<String, String> SUMS =
      Map.of(
          "应结订单总金额", "应结订单金额",
          "退款总金额", "退款金额",
          "手续费总金额", FEE,
          "订单总金额", PAID,
          "申请退款总金额", REFUNDED);

  private final String merchantId;
  private final BillTally tally = new BillTally();
  private final List<BillLine> lines = new ArrayList<>();

  private TradeBill(String merchantId) {
    this.merchantId = merchantId;
    tally.count(COUNT, 0);
    SUMS.keySet().forEach(total -> tally.add(total, 0));
  }

  /**
   * @param merchantId whose bill it has to be
   * @throws BadBill when the bill is not whole, contradicts itself or is somebody else's
   */
  static List<BillLine> read(BufferedReader in, String merchantId) throws IOException {
    var bill = new TradeBill(merchantId);
    bill.tally.check(BillFile.read(in, bill::take));
    return bill.lines;
  }

  private void take(BillRow row) {
    if (!row.text("商户号").equals(merchantId)) {
      throw row.wrong("商户号", "is not ours");
    }
    if (!row.text("货币种类").equals("CNY")) {
      throw row.wrong("货币种类", "is not CNY");
    }
    tally.count(COUNT, 1);
    SUMS.forEach((total, column) -> tally.add(total, row.signedFen(column)));
    switch (row.text("交易状态")) {
      case "SUCCESS" -> lines.add(payment(row));
      case "REFUND" -> refund(row).ifPresent(lines::add);
      default -> throw row.wrong("交易状态", "is not known");
    }
  }

  private static BillLine payment(BillRow row) {
    return line(row, Optional.empty(), row.fen(PAID));
  }

  /** A refund that has failed moved nothing. */
  private static Optional<BillLine> refund(BillRow row) {
    return switch (row.text("退款状态")) {
      case "SUCCESS", "PROCESSING" ->
          Optional.of(line(row, Optional.of(row.number("商户退款单号")), row.fen(REFUNDED)));
      case "FAIL", "CLOSED", "CHANGE" -> Optional.empty();
      default -> throw row.wrong("退款状态", "is not known");
    };
  }

  /** The fee of a refund is given back, which the bill shows by a minus. */
  private static BillLine line(BillRow row, Optional<String> refund, Fen amount) {
    var fee = row.signedFen(FEE);
    if (refund.isEmpty() && fee < 0 || refund.isPresent() && fee > 0) {
      throw row.wrong(FEE, "has the wrong sign");
    }
    if (amount.isZero()) {
      throw row.wrong(refund.isEmpty() ? PAID : REFUNDED, "is nothing");
    }
    return new BillLine(
        row.number("商户订单号"),
        refund,
        row.number("微信订单号"),
        amount,
        Fen.fen(Math.abs(fee)),
        row.time("交易时间"));
  }
}
