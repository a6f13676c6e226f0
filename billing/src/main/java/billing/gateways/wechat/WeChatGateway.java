package billing.gateways.wechat;

import billing.gateways.BillLine;
import billing.gateways.BillReply;
import billing.gateways.ChargeOrder;
import billing.gateways.EntryNotice;
import billing.gateways.EntryReply;
import billing.gateways.FundLine;
import billing.gateways.Gateway;
import billing.gateways.RefundOrder;
import billing.gateways.RefundReply;
import billing.gateways.Reply;
import billing.gateways.guarding.Call;
import billing.gateways.guarding.CallFailed;
import billing.gateways.guarding.Guard;
import com.wechat.pay.java.service.wexinpayscoreparking.WexinPayScoreParkingService;
import com.wechat.pay.java.service.wexinpayscoreparking.model.Parking;
import com.wechat.pay.java.service.wexinpayscoreparking.model.PlateService;
import com.wechat.pay.java.service.wexinpayscoreparking.model.Transaction;
import io.micrometer.core.instrument.MeterRegistry;
import io.smallrye.mutiny.Uni;
import java.time.LocalDate;
import java.util.Objects;

/**
 * WeChat Pay's parking service. A refusal is believed only when the channel, asked again, holds no
 * such order: an order sent twice may be refused because its first sending was accepted.
 */
final class WeChatGateway implements Gateway, AutoCloseable {
  static final String NAME = "wechat";
  private static final String OPEN = "NORMAL";
  private static final Call FIND = Call.repeatable("find");
  private static final Call REGISTER = Call.repeatable("enter");
  private static final Call CHARGE = Call.order("charge");
  private static final Call QUERY = Call.repeatable("query");

  private final WexinPayScoreParkingService channel;
  private final Requests requests;
  private final Guard guard;
  private final Refunding refunding;
  private final Billing billing;

  private WeChatGateway(Channel channel, Account account, Guard guard) {
    this.channel = channel.parking();
    this.requests = new Requests(account);
    this.guard = guard;
    this.refunding = new Refunding(channel.refunds(), requests, guard);
    this.billing = new Billing(channel, account.merchantId(), guard);
  }

  /**
   * @throws IllegalStateException naming the property that is missing or the file that cannot be
   *     used
   */
  static WeChatGateway open(WeChatSettings settings, MeterRegistry meters) {
    var account = Account.of(settings);
    return new WeChatGateway(
        Wire.open(settings, account), account, new Guard(NAME, settings, meters, Failures::of));
  }

  @Override
  public String name() {
    return NAME;
  }

  /** Asks whether the payer has opened the service, then registers; unknown payers skip asking. */
  @Override
  public Uni<EntryReply> enter(EntryNotice notice) {
    var registered = guard.make(REGISTER, () -> channel.createParking(requests.parking(notice)));
    var reply = registered.map(told -> checked(notice, told));
    if (notice.payer().isBlank()) {
      return orSilent(reply);
    }
    return orSilent(
        guard
            .make(FIND, () -> channel.queryPlateService(requests.service(notice)))
            .chain(told -> isOpen(told) ? reply : Uni.createFrom().item(blocked(told))));
  }

  private static boolean isOpen(PlateService told) {
    return OPEN.equals(told.getServiceState());
  }

  private static EntryReply blocked(PlateService told) {
    return told.getServiceState() == null
        ? new EntryReply.Silence("the channel names no service state")
        : new EntryReply.Blocked(told.getServiceState());
  }

  private static EntryReply checked(EntryNotice notice, Parking told) {
    return notice.number().equals(told.getOutParkingNo())
        ? Words.entryReply(told)
        : new EntryReply.Silence("the answer is about another entry");
  }

  private static Uni<EntryReply> orSilent(Uni<EntryReply> reply) {
    return reply
        .onFailure(CallFailed.class)
        .recoverWithItem(Words::entryReply)
        .onFailure()
        .recoverWithItem(e -> new EntryReply.Silence(Guard.why(e)));
  }

  @Override
  public Uni<Reply> charge(ChargeOrder order) {
    return guard
        .make(CHARGE, () -> channel.createTransaction(requests.transaction(order)))
        .map(told -> checked(order, told))
        .onFailure(CallFailed.class)
        .recoverWithItem(Words::reply)
        .onFailure()
        .recoverWithItem(e -> new Reply.Silence(Guard.why(e)))
        .chain(
            reply ->
                reply instanceof Reply.Refused refused
                    ? confirmed(order, refused)
                    : Uni.createFrom().item(reply));
  }

  private static Reply checked(ChargeOrder order, Transaction told) {
    var isSame =
        order.orderNumber().equals(told.getOutTradeNo())
            && told.getAmount() != null
            && Objects.equals(order.amount().count(), told.getAmount().getTotal())
            && Fingerprint.fits(told);
    return isSame
        ? Words.reply(told)
        : new Reply.Silence("the answer is about another order, amount or car");
  }

  private Uni<Reply> confirmed(ChargeOrder order, Reply.Refused refused) {
    return query(order.orderNumber())
        .map(known -> known instanceof Reply.NotFound ? refused : known);
  }

  @Override
  public Uni<Reply> query(String orderNumber) {
    return guard
        .make(QUERY, () -> channel.queryTransaction(Requests.order(orderNumber)))
        .map(
            told ->
                orderNumber.equals(told.getOutTradeNo()) && Fingerprint.fits(told)
                    ? Words.reply(told)
                    : new Reply.Silence("the answer is about another order, amount or car"))
        .onFailure(CallFailed.class)
        .recoverWithItem(Words::replyToQuery)
        .onFailure()
        .recoverWithItem(e -> new Reply.Silence(Guard.why(e)));
  }

  @Override
  public Uni<RefundReply> refund(RefundOrder order) {
    return refunding.refund(order);
  }

  @Override
  public Uni<RefundReply> queryRefund(RefundOrder order) {
    return refunding.query(order);
  }

  @Override
  public Uni<BillReply<BillLine>> trades(LocalDate day) {
    return billing.trades(day);
  }

  @Override
  public Uni<BillReply<FundLine>> funds(LocalDate day) {
    return billing.funds(day);
  }

  @Override
  public void close() {
    guard.close();
  }
}
