package billing.payments;

import billing.api.Refunds.Given;
import billing.ledger.StayKey;
import jakarta.persistence.Column;
import jakarta.persistence.Embeddable;
import jakarta.persistence.EmbeddedId;
import jakarta.persistence.Entity;
import jakarta.persistence.Table;
import java.io.Serializable;
import java.time.Instant;
import java.util.UUID;
import org.hibernate.annotations.Immutable;

/** Money that a person gave back. */
@Entity
@Immutable
@Table(name = "given_back")
class GivenBackRow {
  /** An account, and the person's own number. */
  @Embeddable
  record Key(@Column(name = "account_id") UUID accountId, String reference)
      implements Serializable {}

  @EmbeddedId Key key;

  @Column(name = "stay_id")
  UUID stayId;

  @Column(name = "amount_fen")
  long amountFen;

  String kind;
  String who;

  @Column(name = "given_at")
  Instant givenAt;

  static GivenBackRow of(StayKey stay, Given given) {
    var row = new GivenBackRow();
    row.key = new Key(stay.accountId(), given.reference());
    row.stayId = stay.stayId();
    row.amountFen = given.amount().count();
    row.kind = given.kind().name();
    row.who = given.who();
    row.givenAt = given.at();
    return row;
  }

  boolean isSame(StayKey stay, Given given) {
    return stayId.equals(stay.stayId())
        && amountFen == given.amount().count()
        && kind.equals(given.kind().name());
  }
}
