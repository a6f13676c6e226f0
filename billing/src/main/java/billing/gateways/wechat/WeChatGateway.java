package billing.gateways.wechat;

import billing.gateways.Agreeing;
import billing.gateways.BillLine;
import billing.gateways.BillReply;
import billing.gateways.ChargeOrder;
import billing.gateways.Checkout;
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
import com.wechat.pay.java.service.wexinpayscoreparking.model.QueryPlateServiceRequest;
import com.wechat.pay.java.service.wexinpayscoreparking.model.Transaction;
import io.micrometer.core.instrument.MeterRegistry;
import io.smallrye.mutiny.Uni;
import java.net.URI;
import java.time.LocalDate;
import java.util.Optional;

/**
 * WeChat Pay's parking service. A refusal is believed only when the channel, asked again, holds no
 * such order: an order sent twice may be refused because its first sending was accepted.
 */
final class WeChatGateway implements Gateway, AutoCloseable {
  static final String NAME = "wechat";
  static final Call FIND = Call.repeatable("find");
  private static final Call REGISTER = Call.repeatable("enter");
  private static final Call CHARGE = Call.order("charge");
  private static final Call QUERY = Call.repeatable("query");

  private final WexinPayScoreParkingService channel;
  private final Requests requests;
  private final Told told;
  private final Guard guard;
  private final Refunding refunding;
  private final Billing billing;
  private final Enrolling enrolling;
  private final Checkout checkout;

  private WeChatGateway(Channel channel, Account account, Guard guard, Optional<URI> agreementUrl) {
    this.channel = channel.parking();
    this.requests = new Requests(account);
    this.told = new Told(account.merchantId());
    this.guard = guard;
    this.refunding = new Refunding(channel.refunds(), requests, guard);
    this.billing = new Billing(channel, account.merchantId(), guard);
    this.enrolling = new Enrolling(channel.parking(), requests, guard, agreementUrl);
    this.checkout = new WeChatCheckout(channel, account, guard, refunding);
  }

  /**
   * @throws IllegalStateException naming the property that is missing or the file that cannot be
   *     used
   */
  static WeChatGateway open(WeChatSettings settings, MeterRegistry meters) {
    var account = Account.of(settings);
    return new WeChatGateway(
        Wire.open(settings, account),
        account,
        new Guard(NAME, settings, meters, Failures::of),
        settings.agreementUrl());
  }

  @Override
  public String name() {
    return NAME;
  }

  @Override
  public Optional<Agreeing> agreeing() {
    return Optional.of(enrolling);
  }

  @Override
  public Optional<Checkout> checkout() {
    return Optional.of(checkout);
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
            .make(FIND, () -> channel.queryPlateService(service(notice)))
            .chain(
                told ->
                    Words.blocked(told)
                        .map(blocked -> Uni.createFrom().item(blocked))
                        .orElse(reply)));
  }

  private QueryPlateServiceRequest service(EntryNotice notice) {
    return requests.service(notice.payer(), notice.vehicle());
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
        .map(answer -> checked(order, answer))
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

  /** The answer to an order names its amount; a payment of another one is told as it is. */
  private Reply checked(ChargeOrder order, Transaction answer) {
    var amount = Told.amount(answer);
    if (amount.isEmpty()) {
      return new Reply.Silence("the answer names no amount");
    }
    var reply = checked(order.orderNumber(), answer);
    return reply instanceof Reply.Accepted && !amount.get().equals(order.amount())
        ? new Reply.Contradicts("it names another amount than was ordered")
        : reply;
  }

  private Reply checked(String orderNumber, Transaction answer) {
    return orderNumber.equals(answer.getOutTradeNo())
        ? told.reply(answer)
        : new Reply.Silence("the answer is about another order");
  }

  private Uni<Reply> confirmed(ChargeOrder order, Reply.Refused refused) {
    return query(order.orderNumber())
        .map(known -> known instanceof Reply.NotFound ? refused : known);
  }

  @Override
  public Uni<Reply> query(String orderNumber) {
    return guard
        .make(QUERY, () -> channel.queryTransaction(Requests.order(orderNumber)))
        .map(answer -> checked(orderNumber, answer))
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
