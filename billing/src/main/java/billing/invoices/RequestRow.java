package billing.invoices;

import billing.api.Buyer;
import billing.api.TaxNumber;
import jakarta.persistence.Column;
import jakarta.persistence.Embeddable;
import jakarta.persistence.EmbeddedId;
import jakarta.persistence.Entity;
import jakarta.persistence.Table;
import java.io.Serializable;
import java.time.Instant;
import java.util.Optional;
import java.util.UUID;
import org.hibernate.annotations.Immutable;

@Entity(name = "InvoiceRequestRow")
@Immutable
@Table(name = "invoice_request")
class RequestRow {
  /** A request's place among those of its receipt. */
  @Embeddable
  record Key(
      @Column(name = "account_id") UUID accountId,
      @Column(name = "receipt_number") String receipt,
      @Column(name = "serial") int serial)
      implements Serializable {}

  @EmbeddedId Key key;

  @Column(name = "buyer_kind")
  String buyerKind;

  String title;

  @Column(name = "tax_number")
  String taxNumber;

  String email;

  @Column(name = "requested_at")
  Instant requestedAt;

  static RequestRow of(Key key, Buyer buyer, Instant now) {
    var row = new RequestRow();
    row.key = key;
    row.buyerKind = buyer.kind().name();
    row.title = buyer.title();
    row.taxNumber = buyer.taxNumber().map(TaxNumber::value).orElse(null);
    row.email = buyer.email();
    row.requestedAt = now;
    return row;
  }

  Buyer buyer() {
    return new Buyer(
        Buyer.Kind.valueOf(buyerKind),
        title,
        Optional.ofNullable(taxNumber).map(TaxNumber::new),
        email);
  }
}
