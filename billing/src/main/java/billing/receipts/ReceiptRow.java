package billing.receipts;

import billing.api.AccountId;
import billing.database.ShortIds;
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
@Table(name = "receipt")
class ReceiptRow {
  @Id
  @Column(name = "receipt_number")
  String number;

  String cause;

  @Column(name = "account_id")
  UUID accountId;

  @Column(name = "amount_fen")
  long amountFen;

  @Column(name = "issued_at")
  Instant issuedAt;

  /** When the money came; null where only the postings say it. */
  @Column(name = "paid_at")
  Instant paidAt;

  UUID secret;

  /** What opens it: whose it is, and what nobody can guess. */
  String key() {
    return ShortIds.of(accountId) + ShortIds.of(secret);
  }

  Receipts.Receipt receipt() {
    return new Receipts.Receipt(number, new AccountId(accountId), Fen.fen(amountFen), issuedAt);
  }
}
