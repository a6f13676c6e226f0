package billing.disputes;

import billing.api.DisputeView.Reason;
import billing.api.DisputeView.State;
import billing.database.AccountNumbers;
import billing.ledger.StayKey;
import billing.money.Fen;
import jakarta.persistence.Column;
import jakarta.persistence.Embeddable;
import jakarta.persistence.EmbeddedId;
import jakarta.persistence.Entity;
import jakarta.persistence.Table;
import java.io.Serializable;
import java.time.Instant;
import java.util.Optional;
import java.util.UUID;

@Entity
@Table(name = "dispute")
class DisputeRow {
  /** A dispute, and whose it is. */
  @Embeddable
  record Key(
      @Column(name = "account_id") UUID accountId, @Column(name = "dispute_number") String number)
      implements Serializable {
    private static final char KIND = 'd';

    /** Of a new dispute. */
    static Key make(UUID account) {
      return new Key(account, AccountNumbers.make(KIND, account));
    }

    /** The dispute of a number; empty for one that does not say whose it is. */
    static Optional<Key> find(String number) {
      return AccountNumbers.findAccount(String.valueOf(KIND), number)
          .map(account -> new Key(account, number));
    }
  }

  @EmbeddedId Key key;

  @Column(name = "stay_id")
  UUID stayId;

  String lot;
  String reason;
  String state;

  @Column(name = "opened_at")
  Instant openedAt;

  @Column(name = "decide_by")
  Instant decideBy;

  @Column(name = "decided_at")
  Instant decidedAt;

  @Column(name = "refunded_fen")
  Long refundedFen;

  Boolean wholly;

  @Column(name = "wrong_charge")
  Boolean wrongCharge;

  static DisputeRow opened(Key key, StayKey stay, Reason reason, Deadline times) {
    var row = new DisputeRow();
    row.key = key;
    row.stayId = stay.stayId();
    row.reason = reason.name();
    row.openedAt = times.openedAt();
    row.decideBy = times.decideBy();
    row.show(new Dispute.Opened(), times.openedAt());
    return row;
  }

  /** When it was opened, and by when it is to be decided. */
  record Deadline(Instant openedAt, Instant decideBy) {}

  StayKey stay() {
    return new StayKey(key.accountId(), stayId);
  }

  Dispute dispute() {
    return switch (State.valueOf(state)) {
      case OPENED -> new Dispute.Opened();
      case ANSWERED -> new Dispute.Answered();
      case UPHELD -> new Dispute.Upheld();
      case REFUNDED -> new Dispute.Refunded(Fen.fen(refundedFen), wholly, wrongCharge);
      case WITHDRAWN -> new Dispute.Withdrawn();
    };
  }

  /** Makes the row say what the dispute is. */
  final void show(Dispute dispute, Instant now) {
    state = dispute.state().name();
    decidedAt = dispute instanceof Dispute.Open ? null : now;
    if (dispute instanceof Dispute.Refunded refunded) {
      refundedFen = refunded.by().count();
      wholly = refunded.wholly();
      wrongCharge = refunded.wrongCharge();
    }
  }
}
