package billing.payments;

import billing.ledger.StayKey;
import billing.money.Fen;
import billing.payments.Attempt.State;
import io.smallrye.mutiny.Uni;
import jakarta.persistence.Column;
import jakarta.persistence.Embeddable;
import jakarta.persistence.EmbeddedId;
import jakarta.persistence.Entity;
import jakarta.persistence.Table;
import java.io.Serializable;
import java.time.Instant;
import java.util.UUID;
import org.hibernate.reactive.mutiny.Mutiny;

@Entity
@Table(name = "attempt")
class AttemptRow {
  /** An order, and whose it is. */
  @Embeddable
  record Key(
      @Column(name = "account_id") UUID accountId, @Column(name = "order_number") String number)
      implements Serializable {}

  private static final String OLD_NUMBER = "[0-9a-f]{32}";
  private static final String OF_OLD_NUMBER =
      "select a.key from AttemptRow a where a.key.number = :order";
  private static final String STAY =
      "select a.stayId from AttemptRow a"
          + " where a.key.accountId = :account and a.key.number = :order";

  @EmbeddedId Key key;

  @Column(name = "stay_id")
  UUID stayId;

  String gateway;

  @Column(name = "amount_fen")
  long amountFen;

  String state;

  @Column(name = "transaction_id")
  String transactionId;

  String code;
  String message;
  int asked;

  @Column(name = "made_at")
  Instant madeAt;

  @Column(name = "next_at")
  Instant nextAt;

  static AttemptRow prepared(StayKey stay, String gateway, Fen amount, Instant now) {
    var row = new AttemptRow();
    row.key = new Key(stay.accountId(), Numbers.ofOrder(stay.account()));
    row.stayId = stay.stayId();
    row.gateway = gateway;
    row.amountFen = amount.count();
    row.madeAt = now;
    row.show(new Attempt.Prepared(), now);
    return row;
  }

  /** Whose order it is; null when there is no such order. */
  static Uni<Key> find(Mutiny.Session tx, String orderNumber) {
    var account = Numbers.findAccount(orderNumber);
    if (account.isPresent()) {
      return Uni.createFrom().item(new Key(account.get().value(), orderNumber));
    }
    return orderNumber.matches(OLD_NUMBER)
        ? tx.createQuery(OF_OLD_NUMBER, Key.class)
            .setParameter("order", orderNumber)
            .getSingleResultOrNull()
        : Uni.createFrom().nullItem();
  }

  /**
   * The visit of an order, null when there is no such order; read without the row, which is read
   * once the visit is locked.
   */
  static Uni<StayKey> findStay(Mutiny.Session tx, Key order) {
    return tx.createQuery(STAY, UUID.class)
        .setParameter("account", order.accountId())
        .setParameter("order", order.number())
        .getSingleResultOrNull()
        .map(id -> id == null ? null : new StayKey(order.accountId(), id));
  }

  Attempt attempt() {
    var known = State.valueOf(state);
    return switch (known) {
      case PREPARED -> new Attempt.Prepared();
      case SENT -> new Attempt.Sent();
      case ACCEPTED -> new Attempt.Accepted();
      case UNKNOWN -> new Attempt.Unknown();
      case SUCCEEDED -> new Attempt.Succeeded(transactionId, madeAt);
      case DECLINED -> new Attempt.Declined(code, message, false);
    };
  }

  /** Makes the row say what the attempt is; an attempt in flight is looked at again at a time. */
  void show(Attempt attempt, Instant next) {
    state = attempt.state().name();
    nextAt = attempt instanceof Attempt.InFlight ? next : null;
    if (attempt instanceof Attempt.Succeeded succeeded) {
      transactionId = succeeded.transactionId();
    } else if (attempt instanceof Attempt.Declined declined) {
      code = declined.code();
      message = declined.message();
    }
  }

  Fen amount() {
    return Fen.fen(amountFen);
  }

  StayKey stay() {
    return new StayKey(key.accountId(), stayId);
  }

  String orderNumber() {
    return key.number();
  }
}
