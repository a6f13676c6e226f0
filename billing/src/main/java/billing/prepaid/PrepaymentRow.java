package billing.prepaid;

import billing.api.AccountId;
import billing.api.Prepayments;
import billing.gateways.CheckoutOrder;
import billing.gateways.RefundOrder;
import billing.gateways.RefundReply;
import billing.gateways.Reply;
import billing.ledger.StayKey;
import billing.money.Fen;
import io.smallrye.mutiny.Uni;
import jakarta.persistence.Column;
import jakarta.persistence.Embeddable;
import jakarta.persistence.EmbeddedId;
import jakarta.persistence.Entity;
import jakarta.persistence.Table;
import java.io.Serializable;
import java.time.Instant;
import java.util.Optional;
import java.util.UUID;
import org.hibernate.LockMode;
import org.hibernate.reactive.mutiny.Mutiny;

/** A prepayment as it stands. */
@Entity
@Table(name = "prepayment")
class PrepaymentRow {
  /** A prepayment, and whose it is. */
  @Embeddable
  record Key(@Column(name = "account_id") UUID accountId, @Column(name = "prepayment_id") UUID id)
      implements Serializable {}

  private static final String WHY = "已取消，全额退款";
  private static final int LONGEST_MESSAGE = 200;

  @EmbeddedId Key key;

  @Column(name = "order_number")
  String orderNumber;

  String gateway;
  String client;
  String lot;

  @Column(name = "lot_name")
  String lotName;

  String name;

  @Column(name = "name_en")
  String nameEn;

  @Column(name = "amount_fen")
  long amountFen;

  @Column(name = "pay_until")
  Instant payUntil;

  String state;
  String token;

  @Column(name = "token_at")
  Instant tokenAt;

  @Column(name = "transaction_id")
  String transactionId;

  @Column(name = "paid_at")
  Instant paidAt;

  @Column(name = "receipt_number")
  String receiptNumber;

  @Column(name = "given_up_at")
  Instant givenUpAt;

  @Column(name = "refund_number")
  String refundNumber;

  @Column(name = "refund_state")
  String refundState;

  @Column(name = "refund_id")
  String refundId;

  @Column(name = "refunded_at")
  Instant refundedAt;

  String message;
  int asked;

  @Column(name = "asked_at")
  Instant askedAt;

  @Column(name = "made_at")
  Instant madeAt;

  @Column(name = "next_at")
  Instant nextAt;

  /** One that the gateway is about to hear of. */
  static PrepaymentRow of(Prepayments.Order order, Instant now) {
    var row = new PrepaymentRow();
    row.key = new Key(order.account().value(), order.id());
    row.orderNumber = PrepaidNumbers.ofOrder(order.account());
    row.gateway = order.terms().channel();
    row.client = order.terms().client().name();
    row.lot = order.lot();
    row.lotName = order.words().lotName();
    row.name = order.words().name();
    row.nameEn = order.words().nameEn();
    row.amountFen = order.terms().amount().count();
    row.payUntil = order.terms().until();
    row.state = Money.Order.SENT.name();
    row.madeAt = now;
    row.askedAt = now;
    row.nextAt = now.plus(Pauses.LEASE);
    return row;
  }

  /** Reads it and holds it until the transaction's end; null when there is none. */
  static Uni<PrepaymentRow> lock(Mutiny.Session tx, Key key) {
    return tx.find(PrepaymentRow.class, key, LockMode.PESSIMISTIC_WRITE);
  }

  Money.Order order() {
    return Money.Order.valueOf(state);
  }

  Optional<Money.Refund> refund() {
    return Optional.ofNullable(refundState).map(Money.Refund::valueOf);
  }

  boolean isGivenUp() {
    return givenUpAt != null;
  }

  /** Whether it is to be closed. */
  boolean isToBeClosed(Instant now) {
    return order().isWaiting() && (isGivenUp() || !now.isBefore(payUntil));
  }

  Fen amount() {
    return Fen.fen(amountFen);
  }

  AccountId account() {
    return new AccountId(key.accountId());
  }

  /** In whose books its postings stand. */
  StayKey books() {
    return new StayKey(key.accountId(), key.id());
  }

  /** What the ledger and the receipt know the payment by. */
  String capture() {
    return "capture:" + orderNumber;
  }

  CheckoutOrder checkout(Prepayments.Payer payer) {
    return new CheckoutOrder(
        orderNumber,
        "%s %s".formatted(lotName, name),
        amount(),
        payUntil,
        Prepayments.Client.valueOf(client),
        payer);
  }

  RefundOrder refundOrder() {
    return new RefundOrder(refundNumber, orderNumber, amount(), amount(), WHY);
  }

  void opened(String fresh, Instant now) {
    state = Money.Order.OPEN.name();
    token = fresh;
    tokenAt = now;
  }

  void show(Money.Order order, Reply reply, Instant now) {
    state = order.name();
    if (reply instanceof Reply.Paid paid) {
      transactionId = paid.transactionId();
      paidAt = paid.at();
    }
    if (order == Money.Order.CLOSED && givenUpAt == null) {
      givenUpAt = now;
    }
    if (!order.isWaiting()) {
      token = null;
      nextAt = null;
    }
  }

  void show(Money.Refund refund, RefundReply reply) {
    refundState = refund.name();
    if (reply instanceof RefundReply.Refunded refunded) {
      refundId = refunded.refundId();
      refundedAt = refunded.at();
    }
    if (!refund.isWaiting()) {
      nextAt = null;
    }
  }

  /** Something for a person to read. */
  void note(String words) {
    message = words.substring(0, Math.min(words.length(), LONGEST_MESSAGE));
  }

  Prepayments.State view() {
    if (order() == Money.Order.PAID) {
      return refund()
          .map(
              it ->
                  it == Money.Refund.DECLINED
                      ? Prepayments.State.STUCK
                      : Prepayments.State.GIVEN_BACK)
          .orElse(Prepayments.State.PAID);
    }
    return order() == Money.Order.CLOSED ? Prepayments.State.CLOSED : Prepayments.State.WAITING;
  }
}
