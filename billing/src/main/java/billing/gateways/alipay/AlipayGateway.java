package billing.gateways.alipay;

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
import billing.gateways.guarding.CallFailed;
import billing.gateways.guarding.Guard;
import io.micrometer.core.instrument.MeterRegistry;
import io.smallrye.mutiny.Uni;
import java.net.URI;
import java.time.InstantSource;
import java.time.LocalDate;
import java.util.Optional;

/**
 * Alipay's parking platform. A refusal is believed only when Alipay, asked again, holds no such
 * order: an order sent twice may be refused because its first sending was taken.
 */
final class AlipayGateway implements Gateway, AutoCloseable {
  static final String NAME = "alipay";

  private final Account account;
  private final Requests requests;
  private final Calls calls;
  private final Statements statements;
  private final Enrolling enrolling;

  private AlipayGateway(
      Account account, Calls calls, Statements statements, Optional<URI> agreementUrl) {
    this.account = account;
    this.requests = new Requests(account);
    this.calls = calls;
    this.statements = statements;
    this.enrolling = new Enrolling(account, requests, calls, agreementUrl);
  }

  /**
   * @param time the lot's time, which says whether a day is over
   * @throws IllegalStateException naming the property that is missing or the file that cannot be
   *     used
   */
  static AlipayGateway open(AlipaySettings settings, MeterRegistry meters, InstantSource time) {
    var account = Account.of(settings);
    var calls = Calls.open(settings, account, meters);
    return new AlipayGateway(
        account, calls, new Statements(account, calls, time), settings.agreementUrl());
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
    return Optional.of(new AlipayCheckout(account, calls));
  }

  /** Asks whether the car may be charged, then registers its entry. */
  @Override
  public Uni<EntryReply> enter(EntryNotice notice) {
    var parkingId = account.findParkingId(notice.lot());
    if (parkingId.isEmpty()) {
      return item(new EntryReply.Blocked("NO_PARKING_ID"));
    }
    var registered =
        calls.make(Method.ENTER, requests.entry(notice, parkingId.get())).map(Words::registered);
    return calls
        .make(Method.AGREEMENT, requests.agreement(notice, parkingId.get()))
        .chain(told -> Scenes.blocked(told).map(AlipayGateway::item).orElse(registered))
        .onFailure(CallFailed.class)
        .recoverWithItem(Words::entryReply)
        .onFailure()
        .recoverWithItem(e -> new EntryReply.Silence(Guard.why(e)));
  }

  /** Tells that the car has left, then orders; an order whose exit was not taken is not sent. */
  @Override
  public Uni<Reply> charge(ChargeOrder order) {
    var parkingId = account.findParkingId(order.entry().lot());
    if (parkingId.isEmpty()) {
      return item(Words.refused("NO_PARKING_ID", "the lot has no number at Alipay", false));
    }
    return calls
        .make(Method.EXIT, requests.exit(order, parkingId.get()))
        .chain(left -> calls.make(Method.PAY, requests.order(order, parkingId.get())))
        .map(told -> checked(order, told))
        .onFailure(CallFailed.class)
        .recoverWithUni(failed -> refused(order, failed))
        .onFailure()
        .recoverWithItem(e -> new Reply.Silence(Guard.why(e)));
  }

  /** The answer to an order names its amount; a payment of another one is told as it is. */
  private static Reply checked(ChargeOrder order, Told told) {
    if (!told.says("out_trade_no", order.orderNumber())) {
      return new Reply.Silence("the answer is about another order");
    }
    var reply = Words.ordered(told);
    return reply instanceof Reply.Accepted
            && !told.fen("total_fee").equals(Optional.of(order.amount()))
        ? new Reply.Contradicts("it names another amount than was ordered, or none")
        : reply;
  }

  /** Only the query can say whether an order that is refused, or held, was taken before. */
  private Uni<Reply> refused(ChargeOrder order, CallFailed failed) {
    var reply = Words.reply(failed);
    if (reply instanceof Reply.Silence && Codes.meaning(failed) != Codes.Meaning.HELD) {
      return item(reply);
    }
    return query(order.orderNumber()).map(known -> known instanceof Reply.NotFound ? reply : known);
  }

  @Override
  public Uni<Reply> query(String orderNumber) {
    return calls
        .make(Method.QUERY, Requests.query(orderNumber))
        .map(
            told ->
                told.says("out_biz_trade_no", orderNumber)
                    ? Words.queried(told)
                    : new Reply.Silence("the answer is about another order"))
        .onFailure(CallFailed.class)
        .recoverWithItem(Words::replyToQuery)
        .onFailure()
        .recoverWithItem(e -> new Reply.Silence(Guard.why(e)));
  }

  /** A refund that is taken is on its way until the query says that it has arrived. */
  @Override
  public Uni<RefundReply> refund(RefundOrder order) {
    return calls
        .make(Method.REFUND, Requests.refund(order))
        .map(told -> checked(order, told))
        .onFailure(CallFailed.class)
        .recoverWithUni(failed -> refused(order, failed))
        .onFailure()
        .recoverWithItem(e -> new RefundReply.Silence(Guard.why(e)));
  }

  private static RefundReply checked(RefundOrder order, Told told) {
    return told.says("out_refund_no", order.refundNumber())
            && told.fen("refund_fee").equals(Optional.of(order.amount()))
        ? new RefundReply.Processing()
        : new RefundReply.Silence("the answer is about another refund or amount");
  }

  private Uni<RefundReply> refused(RefundOrder order, CallFailed failed) {
    var reply = Words.refundReply(failed);
    return reply instanceof RefundReply.Silence
        ? item(reply)
        : queryRefund(order).map(known -> known instanceof RefundReply.NotFound ? reply : known);
  }

  /** The refund's own query tells no time, so the order is asked when its refund succeeded. */
  @Override
  public Uni<RefundReply> queryRefund(RefundOrder order) {
    return calls
        .make(Method.REFUND_QUERY, Requests.refundQuery(order))
        .chain(told -> refund(order, told))
        .onFailure(CallFailed.class)
        .recoverWithItem(Words::replyToRefundQuery)
        .onFailure()
        .recoverWithItem(e -> new RefundReply.Silence(Guard.why(e)));
  }

  private Uni<RefundReply> refund(RefundOrder order, Told told) {
    if (!told.says("out_refund_no", order.refundNumber())) {
      return item(new RefundReply.Silence("the answer is about another refund"));
    }
    if (!told.says("refund_status", "SUCCESS")) {
      return item(Words.refund(told, Optional.empty()));
    }
    return calls
        .make(Method.QUERY, Requests.query(order.orderNumber()))
        .map(trade -> Words.refund(told, Words.refundedAt(trade)));
  }

  @Override
  public Uni<BillReply<BillLine>> trades(LocalDate day) {
    return statements.trades(day);
  }

  @Override
  public Uni<BillReply<FundLine>> funds(LocalDate day) {
    return statements.funds(day);
  }

  @Override
  public void close() {
    calls.close();
  }

  private static <T> Uni<T> item(T item) {
    return Uni.createFrom().item(item);
  }
}
