package billing.sandbox;

import java.util.List;
import java.util.stream.Stream;

/**
 * A line of a bill of funds.
 *
 * @param at when, in the lot's time, as the protocol writes it
 * @param reference the channel's number of what moved the money
 * @param kind why
 * @param change in fen, below zero when it left the account
 * @param voucher the merchant's number
 */
record Movement(String at, String reference, String kind, long change, String voucher) {
  static final List<String> COLUMNS =
      List.of(
          "记账时间",
          "微信支付业务单号",
          "资金流水单号",
          "业务名称",
          "业务类型",
          "收支类型",
          "收支金额(元)",
          "账户结余(元)",
          "资金变更提交申请人",
          "备注",
          "业务凭证号");
  static final List<String> TOTALS = List.of("资金流水总笔数", "收入笔数", "收入金额", "支出笔数", "支出金额");

  /** What a trade moves: the money, and the fee apart from it when there is one. */
  static Stream<Movement> of(Trade trade) {
    var isRefund = trade.refund().isPresent();
    var reference = trade.refund().map(Refund::id).orElse(trade.transaction());
    var voucher = trade.refund().map(Refund::number).orElse(trade.order());
    var money =
        new Movement(
            trade.at(),
            reference,
            isRefund ? "退款" : "交易",
            isRefund ? -trade.amount() : trade.amount(),
            voucher);
    var fee =
        new Movement(
            trade.at(), reference, isRefund ? "退还交易手续费" : "扣除交易手续费", -trade.fee(), voucher);
    return trade.fee() == 0 ? Stream.of(money) : Stream.of(money, fee);
  }

  Movement more(long fen) {
    return new Movement(at, reference, kind, change < 0 ? change - fen : change + fen, voucher);
  }

  boolean isIncoming() {
    return change > 0;
  }

  /**
   * @param number of the line
   * @param balance of the account afterwards, in fen
   */
  List<String> fields(int number, long balance) {
    return List.of(
        Bills.time(at),
        reference,
        "%s%07d".formatted(at.substring(0, 10).replace("-", ""), number),
        kind,
        kind,
        isIncoming() ? "收入" : "支出",
        Fees.yuan(Math.abs(change)),
        Fees.yuan(balance),
        "system",
        "",
        voucher);
  }
}
