package parking.drivers;

import jakarta.persistence.Column;
import jakarta.persistence.Entity;
import jakarta.persistence.Id;
import jakarta.persistence.Table;
import java.time.Instant;
import java.util.UUID;

@Entity
@Table(name = "account")
class AccountRow {
  @Id
  @Column(name = "account_id")
  UUID id;

  @Column(name = "plate_hash")
  String plateHash;

  @Column(name = "plate_sealed")
  String plateSealed;

  String colour;

  /** As {@link Payer#text} has them, sealed; empty when nobody pays. */
  String payers;

  @Column(name = "ask_above_fen")
  Long askAboveFen;

  @Column(name = "first_seen_at")
  Instant firstSeenAt;

  @Column(name = "bound_at")
  Instant boundAt;
}
