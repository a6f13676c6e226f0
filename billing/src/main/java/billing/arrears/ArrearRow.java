package billing.arrears;

import billing.ledger.StayKey;
import jakarta.persistence.Column;
import jakarta.persistence.EmbeddedId;
import jakarta.persistence.Entity;
import jakarta.persistence.Table;
import java.time.Instant;

/** A debt that is followed. */
@Entity
@Table(name = "arrear")
class ArrearRow {
  @EmbeddedId StayKey key;

  @Column(name = "next_at")
  Instant nextAt;
}
