package billing.payments;

import billing.database.SealedText;
import billing.gateways.Reply.Backing;
import billing.ledger.LedgerAccount;
import billing.ledger.StayKey;
import billing.money.Fen;
import billing.payments.Attempt.State;
import io.smallrye.mutiny.Uni;
import jakarta.persistence.Column;
import jakarta.persistence.Convert;
import jakarta.persistence.Embeddable;
import jakarta.persistence.EmbeddedId;
import jakarta.persistence.Entity;
import jakarta.persistence.Table;
import java.io.Serializable;
import java.time.Instant;
import java.util.List;
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

  private static final String REFUSED =
      """
      from AttemptRow a where a.key.accountId = :account and a.stayId = :stay
        and a.state = 'DECLINED' and a.code not in :withdrawn
      order by a.endedAt, a.key.number""";

  @EmbeddedId Key key;

  @Column(name = "stay_id")
  UUID stayId;

  String gateway;

  /** Whom it asks at the gateway; null for attempts of which that was not kept. */
  @Convert(converter = SealedText.Identity.class)
  String identity;

  @Column(name = "amount_fen")
  long amountFen;

  String state;

  @Column(name = "transaction_id")
  String transactionId;

  /** Whose money was taken, of one that succeeded. */
  String backing;

  /** What went back of it or is on its way. */
  @Column(name = "refunded_fen")
  long refundedFen;

  String code;
  String message;

  /** Whether another attempt may succeed; of a declined one only. */
  Boolean retriable;

  int asked;

  @Column(name = "made_at")
  Instant madeAt;

  @Column(name = "next_at")
  Instant nextAt;

  /** When its end was known here, by our clock. */
  @Column(name = "ended_at")
  Instant endedAt;

  static AttemptRow prepared(StayKey stay, PayerRow payer, Fen amount, Instant now) {
    var row = new AttemptRow();
    row.key = new Key(stay.accountId(), Numbers.ofOrder(stay.account()));
    row.stayId = stay.stayId();
    row.gateway = payer.gateway();
    row.identity = payer.identity;
    row.amountFen = amount.count();
    row.madeAt = now;
    row.show(new Attempt.Prepared(), now, now);
    return row;
  }

  /** The orders of a visit that were refused, oldest first; those that never went out are not. */
  static Uni<List<AttemptRow>> listRefused(Mutiny.Session tx, StayKey stay) {
    return tx.createQuery(REFUSED, AttemptRow.class)
        .setParameter("account", stay.accountId())
        .setParameter("stay", stay.stayId())
        .setParameter("withdrawn", List.of(Attempt.WITHDRAWN, Attempt.BLOCKED))
        .getResultList();
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
      case SUCCEEDED -> new Attempt.Succeeded(transactionId, endedAt, backing());
      case DECLINED -> new Attempt.Declined(code, message, Boolean.TRUE.equals(retriable));
    };
  }

  /**
   * Makes the row say what the attempt is.
   *
   * @param next when an attempt in flight is looked at again
   */
  void show(Attempt attempt, Instant now, Instant next) {
    var inFlight = attempt instanceof Attempt.InFlight;
    state = attempt.state().name();
    nextAt = inFlight ? next : null;
    endedAt = inFlight ? null : now;
    if (attempt instanceof Attempt.Succeeded succeeded) {
      transactionId = succeeded.transactionId();
      backing = succeeded.backing().name();
    } else if (attempt instanceof Attempt.Declined declined) {
      code = declined.code();
      message = declined.message();
      retriable = declined.retriable();
    }
  }

  private Backing backing() {
    return backing == null ? Backing.PAYER : Backing.valueOf(backing);
  }

  /** Where its money is. */
  LedgerAccount place() {
    return backing() == Backing.ADVANCED
        ? LedgerAccount.advance(gateway)
        : LedgerAccount.gateway(gateway);
  }

  /** What could still go back. */
  long restFen() {
    return amountFen - refundedFen;
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
