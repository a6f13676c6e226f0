package billing.sandbox;

import java.util.List;
import java.util.Optional;

/**
 * A line of a bill of trades.
 *
 * @param at when, in the lot's time, as the protocol writes it
 * @param order the merchant's number of the order
 * @param transaction the channel's number of the order
 * @param refund the refund, when it is one
 * @param amount in fen
 * @param fee in fen, below zero when it is given back
 * @param openid who paid
 * @param type of the order, as the protocol names it
 */
record Trade(
    String at,
    String order,
    String transaction,
    Optional<Refund> refund,
    long amount,
    long fee,
    String openid,
    String type) {
  static final List<String> COLUMNS =
      List.of(
              "交易时间,公众账号ID,商户号,特约商户号,设备号,微信订单号,商户订单号,用户标识,交易类型,交易状态".split(","),
              "付款银行,货币种类,应结订单金额,代金券金额,微信退款单号,商户退款单号,退款金额,充值券退款金额".split(","),
              "退款类型,退款状态,商品名称,商户数据包,手续费,费率,订单金额,申请退款金额,费率备注".split(","))
          .stream()
          .flatMap(java.util.Arrays::stream)
          .toList();
  static final List<String> TOTALS =
      List.of("总交易单数", "应结订单总金额", "退款总金额", "充值券退款总金额", "手续费总金额", "订单总金额", "申请退款总金额");

  static Trade of(Order order) {
    var money = order.payment().orElseThrow();
    var total = order.total();
    return new Trade(
        money.at(),
        order.number(),
        money.transactionId(),
        Optional.empty(),
        total,
        Fees.of(total),
        order.openid(),
        order.tradeType());
  }

  /**
   * @param earlier what had gone back of the order before
   */
  static Trade of(Order order, Refund refund, long earlier) {
    return new Trade(
        refund.at().orElseThrow(),
        order.number(),
        refund.transactionId(),
        Optional.of(refund),
        refund.amount(),
        -Fees.back(earlier, refund.amount()),
        order.openid(),
        order.tradeType());
  }

  Trade withAmount(long other) {
    return new Trade(at, order, transaction, refund, other, fee, openid, type);
  }

  long paid() {
    return refund.isPresent() ? 0 : amount;
  }

  long back() {
    return refund.isPresent() ? amount : 0;
  }

  List<String> fields(String merchant) {
    return List.of(
        Bills.time(at),
        "wx0000000000000demo",
        merchant,
        "0",
        "",
        transaction,
        order,
        openid,
        type,
        refund.isPresent() ? "REFUND" : "SUCCESS",
        "OTHERS",
        "CNY",
        Fees.yuan(paid()),
        "0.00",
        refund.map(Refund::id).orElse("0"),
        refund.map(Refund::number).orElse("0"),
        Fees.yuan(back()),
        "0.00",
        refund.isPresent() ? "ORIGINAL" : "",
        refund.isPresent() ? "SUCCESS" : "",
        "停车费",
        "",
        Fees.fee(fee),
        Fees.RATE,
        Fees.yuan(paid()),
        Fees.yuan(back()),
        "");
  }
}
