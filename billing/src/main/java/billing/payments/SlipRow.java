package billing.payments;

import jakarta.persistence.Column;
import jakarta.persistence.Entity;
import jakarta.persistence.Id;
import jakarta.persistence.Table;
import java.util.UUID;
import org.hibernate.annotations.Immutable;

/** Whose debt a payment by hand has paid, by the payer's or cashier's own number. */
@Entity
@Immutable
@Table(name = "slip")
class SlipRow {
  @Id String reference;

  @Column(name = "account_id")
  UUID accountId;

  static SlipRow of(String reference, UUID account) {
    var row = new SlipRow();
    row.reference = reference;
    row.accountId = account;
    return row;
  }
}
