package billing.charges;

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
  @Id
  @Column(name = "charge_id")
  UUID id;

  @Column(name = "stay_id")
  UUID stayId;

  int revision;

  @Column(name = "amount_fen")
  long amountFen;

  String facts;

  @Column(name = "charged_at")
  Instant chargedAt;
}
