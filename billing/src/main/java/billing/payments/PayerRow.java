package billing.payments;

import jakarta.persistence.Column;
import jakarta.persistence.Entity;
import jakarta.persistence.Id;
import jakarta.persistence.Table;
import java.time.Instant;
import java.util.UUID;

@Entity
@Table(name = "payer")
class PayerRow {
  @Id
  @Column(name = "account_id")
  UUID accountId;

  String gateway;
  String identity;

  @Column(name = "bound_at")
  Instant boundAt;
}
