package billing.payments;

import billing.api.StayId;
import billing.money.Fen;
import billing.payments.Attempt.State;
import io.smallrye.mutiny.Uni;
import jakarta.persistence.Column;
import jakarta.persistence.Entity;
import jakarta.persistence.Id;
import jakarta.persistence.Table;
import java.time.Instant;
import java.util.UUID;
import org.hibernate.reactive.mutiny.Mutiny;

@Entity
@Table(name = "attempt")
class AttemptRow {
  @Id
  @Column(name = "order_number")
  String orderNumber;

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

  static AttemptRow prepared(StayId stay, String gateway, Fen amount, Instant now) {
    var row = new AttemptRow();
    row.orderNumber = UUID.randomUUID().toString().replace("-", "");
    row.stayId = stay.value();
    row.gateway = gateway;
    row.amountFen = amount.count();
    row.madeAt = now;
    row.show(new Attempt.Prepared(), now);
    return row;
  }

  /** The stay of an order, or null; read without the row, which is read once the stay is locked. */
  static Uni<StayId> findStay(Mutiny.Session tx, String orderNumber) {
    return tx.createQuery(
            "select a.stayId from AttemptRow a where a.orderNumber = :order", UUID.class)
        .setParameter("order", orderNumber)
        .getSingleResultOrNull()
        .map(id -> id == null ? null : new StayId(id));
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

  StayId stay() {
    return new StayId(stayId);
  }
}
