package billing.payments;

import billing.api.AccountId;
import billing.api.RefundView;
import billing.ledger.StayKey;
import billing.money.Fen;
import billing.payments.Refund.State;
import io.smallrye.mutiny.Uni;
import jakarta.persistence.Column;
import jakarta.persistence.Embeddable;
import jakarta.persistence.EmbeddedId;
import jakarta.persistence.Entity;
import jakarta.persistence.Table;
import java.io.Serializable;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.hibernate.reactive.mutiny.Mutiny;

/** A refund as it stands. */
@Entity
@Table(name = "refund")
class RefundRow {
  /** A refund, and whose it is. */
  @Embeddable
  record Key(
      @Column(name = "account_id") UUID accountId, @Column(name = "refund_number") String number)
      implements Serializable {}

  private static final String STAY =
      "select r.stayId from RefundRow r"
          + " where r.key.accountId = :account and r.key.number = :number";
  private static final String OF_STAY =
      """
      from RefundRow r where r.key.accountId = :account and r.stayId = :stay
      order by r.madeAt, r.key.number""";
  private static final String OF_ACCOUNT =
      "from RefundRow r where r.key.accountId = :account order by r.madeAt, r.key.number";

  @EmbeddedId Key key;

  @Column(name = "order_number")
  String orderNumber;

  @Column(name = "stay_id")
  UUID stayId;

  String gateway;

  @Column(name = "amount_fen")
  long amountFen;

  String reason;

  @Column(name = "ordered_by")
  String orderedBy;

  String state;

  @Column(name = "refund_id")
  String refundId;

  String code;
  String message;
  Boolean retriable;

  /** What a person has to do at the gateway; null when nothing. */
  String needs;

  int asked;

  @Column(name = "made_at")
  Instant madeAt;

  @Column(name = "next_at")
  Instant nextAt;

  /** When its end was known here, by our clock. */
  @Column(name = "ended_at")
  Instant endedAt;

  /** When the money went back, as the gateway says; null where only the posting says it. */
  @Column(name = "moved_at")
  Instant movedAt;

  static RefundRow prepared(AttemptRow paid, Fen amount, Instant now) {
    var row = new RefundRow();
    row.key = new Key(paid.key.accountId(), Numbers.ofRefund(paid.stay().account()));
    row.orderNumber = paid.orderNumber();
    row.stayId = paid.stayId;
    row.gateway = paid.gateway;
    row.amountFen = amount.count();
    row.madeAt = now;
    row.show(new Refund.Prepared(), now, now);
    return row;
  }

  /** Whose refund it is; empty when the number says nothing. */
  static Optional<Key> find(String number) {
    return Numbers.findAccount(number).map(account -> new Key(account.value(), number));
  }

  /** The visit of a refund, null when there is no such refund. */
  static Uni<StayKey> findStay(Mutiny.Session tx, Key refund) {
    return tx.createQuery(STAY, UUID.class)
        .setParameter("account", refund.accountId())
        .setParameter("number", refund.number())
        .getSingleResultOrNull()
        .map(id -> id == null ? null : new StayKey(refund.accountId(), id));
  }

  /** All refunds of a visit, oldest first. */
  static Uni<List<RefundRow>> listOf(Mutiny.Session tx, StayKey stay) {
    return tx.createQuery(OF_STAY, RefundRow.class)
        .setParameter("account", stay.accountId())
        .setParameter("stay", stay.stayId())
        .getResultList();
  }

  /** All refunds of an account, oldest first. */
  static Uni<List<RefundRow>> listOf(Mutiny.Session tx, AccountId account) {
    return tx.createQuery(OF_ACCOUNT, RefundRow.class)
        .setParameter("account", account.value())
        .getResultList();
  }

  Refund refund() {
    return switch (State.valueOf(state)) {
      case PREPARED -> new Refund.Prepared();
      case SENT -> new Refund.Sent();
      case PROCESSING -> new Refund.Processing(Optional.ofNullable(needs));
      case UNKNOWN -> new Refund.Unknown();
      case REFUNDED -> new Refund.Refunded(refundId, goneAt());
      case DECLINED -> new Refund.Declined(code, message, Boolean.TRUE.equals(retriable));
    };
  }

  /**
   * Makes the row say what the refund is.
   *
   * @param next when a refund in flight is looked at again
   */
  void show(Refund refund, Instant now, Instant next) {
    var inFlight = refund instanceof Refund.InFlight;
    state = refund.state().name();
    nextAt = inFlight ? next : null;
    endedAt = inFlight ? null : now;
    needs = refund instanceof Refund.Processing processing ? processing.needs().orElse(null) : null;
    if (refund instanceof Refund.Refunded refunded) {
      refundId = refunded.refundId();
      movedAt = refunded.at();
    } else if (refund instanceof Refund.Declined declined) {
      code = declined.code();
      message = declined.message();
      retriable = declined.retriable();
    }
  }

  private Instant goneAt() {
    return movedAt == null ? endedAt : movedAt;
  }

  boolean isDeclined() {
    return state.equals(State.DECLINED.name());
  }

  Fen amount() {
    return Fen.fen(amountFen);
  }

  StayKey stay() {
    return new StayKey(key.accountId(), stayId);
  }

  String number() {
    return key.number();
  }

  /** Why it was declined, in words for an operator. */
  String why() {
    return "%s: %s %s".formatted(gateway, code, message);
  }

  RefundView view() {
    return new RefundView(
        number(),
        orderNumber,
        stay().stay(),
        amount(),
        state,
        madeAt,
        Optional.of(this).filter(RefundRow::isDeclined).map(RefundRow::why),
        Optional.ofNullable(needs));
  }
}
