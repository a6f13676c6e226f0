package billing.gateways.alipay;

import billing.gateways.guarding.Call;

/** The methods of the gateway that are called. */
enum Method {
  /** Whether a car may be charged by its plate. */
  AGREEMENT("alipay.eco.mycar.parking.agreement.query", Call.repeatable("agreement")),
  /** A car has entered. */
  ENTER("alipay.eco.mycar.parking.enterinfo.sync", Call.repeatable("enter")),
  /** A car has left. */
  EXIT("alipay.eco.mycar.parking.exitinfo.sync", Call.repeatable("exit")),
  /** Take money. */
  PAY("alipay.eco.mycar.parking.order.pay", Call.order("charge")),
  /** What became of an order. */
  QUERY("alipay.eco.mycar.trade.order.query", Call.repeatable("query")),
  /** Send money back. */
  REFUND("alipay.eco.mycar.parking.order.refund", Call.refund("refund")),
  /** What became of a refund. */
  REFUND_QUERY("alipay.eco.mycar.parking.refund.query", Call.repeatable("refund_query")),
  /** Have a trade made that somebody pays in Alipay's program. */
  TRADE_CREATE("alipay.trade.create", Call.order("open")),
  /** The page on which somebody pays in a browser; its address is signed and not called by us. */
  WAP_PAY("alipay.trade.wap.pay", Call.order("page")),
  /** What became of a trade that somebody pays. */
  TRADE_QUERY("alipay.trade.query", Call.repeatable("query_prepaid")),
  /** Let nobody pay a trade any more. */
  TRADE_CLOSE("alipay.trade.close", Call.repeatable("close")),
  /** Send money of such a trade back. */
  TRADE_REFUND("alipay.trade.refund", Call.refund("refund_prepaid")),
  /** What became of such a refund. */
  TRADE_REFUND_QUERY("alipay.trade.fastpay.refund.query", Call.repeatable("query_refund_prepaid")),
  /** Where a day's bill of trades lies. */
  BILL("alipay.data.dataservice.bill.downloadurl.query", Call.bill("bill")),
  /** Movements of the account. */
  ACCOUNT_LOG("alipay.data.bill.accountlog.query", Call.bill("account_log"));

  private final String wire;
  private final Call call;

  Method(String wire, Call call) {
    this.wire = wire;
    this.call = call;
  }

  /** How it is guarded: what moves money is never repeated after a broken connection. */
  Call call() {
    return call;
  }

  /** The name that Alipay knows it by. */
  String wire() {
    return wire;
  }

  /** The member of an answer that holds what is signed. */
  String member() {
    return wire.replace('.', '_') + "_response";
  }
}
