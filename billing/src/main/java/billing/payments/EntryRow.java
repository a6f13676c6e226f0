package billing.payments;

import jakarta.persistence.Column;
import jakarta.persistence.Entity;
import jakarta.persistence.Id;
import jakarta.persistence.Table;
import java.time.Instant;
import java.util.UUID;

/** A visit as a gateway was told of it. */
@Entity
@Table(name = "gateway_entry")
class EntryRow {
  @Id
  @Column(name = "stay_id")
  UUID stayId;

  String gateway;

  @Column(name = "entry_id")
  String entryId;

  @Column(name = "blocked_because")
  String blockedBecause;

  int tries;

  @Column(name = "next_at")
  Instant nextAt;
}
