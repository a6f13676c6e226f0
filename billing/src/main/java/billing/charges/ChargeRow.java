package billing.charges;

import billing.ledger.StayKey;
import billing.money.Fen;
import jakarta.persistence.Column;
import jakarta.persistence.Entity;
import jakarta.persistence.Id;
import jakarta.persistence.Table;
import java.time.Instant;
import java.util.UUID;
import org.hibernate.annotations.Immutable;

@Entity
@Immutable
@Table(name = "charge")
class ChargeRow {
  /** Begins the facts of a charge of nothing to an account that answers no more. */
  static final String MOVED = "moved-to-revision=";

  @Id
  @Column(name = "charge_id")
  UUID id;

  @Column(name = "account_id")
  UUID accountId;

  @Column(name = "stay_id")
  UUID stayId;

  int revision;

  @Column(name = "amount_fen")
  long amountFen;

  String facts;

  @Column(name = "charged_at")
  Instant chargedAt;

  static ChargeRow of(StayKey stay, int revision, Fen amount) {
    var row = new ChargeRow();
    row.id = UUID.randomUUID();
    row.accountId = stay.accountId();
    row.stayId = stay.stayId();
    row.revision = revision;
    row.amountFen = amount.count();
    return row;
  }

  boolean isMoved() {
    return facts.startsWith(MOVED);
  }

  boolean isWaived() {
    return new Fingerprint(facts).isWaived();
  }

  Fen amount() {
    return Fen.fen(amountFen);
  }

  /** What is charged, in whose books. */
  StayKey stay() {
    return new StayKey(accountId, stayId);
  }
}
