package billing.ledger;

import jakarta.persistence.Column;
import jakarta.persistence.Entity;
import jakarta.persistence.GeneratedValue;
import jakarta.persistence.GenerationType;
import jakarta.persistence.Id;
import jakarta.persistence.Table;
import java.time.Instant;
import java.util.UUID;
import org.hibernate.annotations.Immutable;

@Entity
@Immutable
@Table(name = "posting")
class PostingRow {
  @Id
  @GeneratedValue(strategy = GenerationType.IDENTITY)
  @Column(name = "posting_id")
  Long id;

  @Column(name = "account_id")
  UUID accountId;

  String debit;
  String credit;

  @Column(name = "amount_fen")
  long amountFen;

  String cause;

  @Column(name = "stay_id")
  UUID stayId;

  @Column(name = "occurred_at")
  Instant occurredAt;

  @Column(name = "posted_at")
  Instant postedAt;
}
