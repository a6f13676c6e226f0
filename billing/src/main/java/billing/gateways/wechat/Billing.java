package billing.gateways.wechat;

import billing.gateways.BillLine;
import billing.gateways.BillReply;
import billing.gateways.FundLine;
import billing.gateways.guarding.Call;
import billing.gateways.guarding.CallFailed;
import billing.gateways.guarding.Guard;
import com.wechat.pay.java.service.billdownload.model.QueryBillEntity;
import io.smallrye.mutiny.Uni;
import java.time.LocalDate;
import java.util.function.Supplier;

/** Fetches the bills of a day: asks where they are, downloads them, and checks them. */
record Billing(Channel channel, String merchantId, Guard guard) {
  private static final Call TRADES = Call.bill("trades");
  private static final Call FUNDS = Call.bill("funds");

  /** The channel's way to say that nothing happened on that day, or that it has not begun. */
  private static final String NOTHING = "NO_STATEMENT_EXIST";

  private static final String NOT_YET = "STATEMENT_CREATING";

  Uni<BillReply<BillLine>> trades(LocalDate day) {
    return fetch(
        TRADES,
        () -> channel.bills().getTradeBill(Requests.trades(day)),
        in -> TradeBill.read(in, merchantId));
  }

  Uni<BillReply<FundLine>> funds(LocalDate day) {
    return fetch(FUNDS, () -> channel.bills().getFundFlowBill(Requests.funds(day)), FundBill::read);
  }

  private <L> Uni<BillReply<L>> fetch(
      Call call, Supplier<QueryBillEntity> asking, Downloading.Form<L> form) {
    return guard
        .make(call, () -> downloaded(asking.get(), form))
        .onFailure(CallFailed.class)
        .recoverWithItem(Billing::reply)
        .onFailure()
        .recoverWithItem(e -> new BillReply.Unusable<>(Guard.why(e)));
  }

  /** A bill that came and is wrong says nothing against the connection. */
  private <L> BillReply<L> downloaded(QueryBillEntity where, Downloading.Form<L> form) {
    try {
      return new BillReply.Ready<>(channel.files().read(where, form));
    } catch (BadBill bad) {
      return new BillReply.Unusable<>(bad.getMessage());
    }
  }

  private static <L> BillReply<L> reply(Throwable e) {
    var code = e instanceof CallFailed failed ? failed.said().code() : "";
    return switch (code) {
      case NOTHING -> new BillReply.Absent<>("the channel has no statement of this day");
      case NOT_YET -> new BillReply.NotYet<>("the channel is still making the bill");
      default -> new BillReply.Unusable<>(e.getMessage());
    };
  }
}
