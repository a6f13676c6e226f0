package billing.invoices;

import billing.api.InvoiceView;
import billing.api.InvoiceView.Kind;
import billing.database.AccountNumbers;
import billing.money.Fen;
import jakarta.persistence.Column;
import jakarta.persistence.Embeddable;
import jakarta.persistence.EmbeddedId;
import jakarta.persistence.Entity;
import jakarta.persistence.Table;
import java.io.Serializable;
import java.time.Instant;
import java.util.Objects;
import java.util.Optional;
import java.util.UUID;

@Entity
@Table(name = "invoice")
class InvoiceRow {
  /** An invoice, and whose it is. */
  @Embeddable
  record Key(
      @Column(name = "account_id") UUID accountId, @Column(name = "invoice_number") String number)
      implements Serializable {}

  private static final char KIND = 'f';

  @EmbeddedId Key key;

  @Column(name = "receipt_number")
  String receipt;

  int serial;
  int request;
  String kind;
  String reddens;

  @Column(name = "amount_fen")
  long amountFen;

  @Column(name = "tax_fen")
  long taxFen;

  @Column(name = "rate_basis_points")
  int rateBasisPoints;

  String item;
  String state;

  @Column(name = "tax_invoice_number")
  String taxInvoiceNumber;

  String link;
  String code;
  String message;
  int asked;

  @Column(name = "made_at")
  Instant madeAt;

  @Column(name = "next_at")
  Instant nextAt;

  @Column(name = "issued_at")
  Instant issuedAt;

  @Column(name = "void_at")
  Instant voidAt;

  @Column(name = "check_at")
  Instant checkAt;

  /** When it was held last against what is left of the money; of a blue one in force. */
  @Column(name = "looked_at")
  Instant lookedAt;

  /** The next document of a receipt, made by its newest request. */
  static InvoiceRow prepared(InvoiceTable.Known known, Kind kind, Instant now) {
    var request = known.newest().key;
    var row = new InvoiceRow();
    row.serial = known.rows().size() + 1;
    row.key = new Key(request.accountId(), AccountNumbers.make(KIND, request.accountId()));
    row.receipt = request.receipt();
    row.request = request.serial();
    row.kind = kind.name();
    row.madeAt = now;
    row.show(new Invoice.Prepared(), now, now);
    return row;
  }

  /** How much it is for, and the tax in it. */
  void cost(Fen amount, Tax tax) {
    amountFen = amount.count();
    taxFen = tax.in(amount).count();
    rateBasisPoints = tax.rateBasisPoints();
    item = tax.item();
  }

  Invoice invoice() {
    return switch (Invoice.State.valueOf(state)) {
      case PREPARED -> new Invoice.Prepared();
      case SENT -> new Invoice.Sent();
      case ACCEPTED -> new Invoice.Accepted();
      case UNKNOWN -> new Invoice.Unknown();
      case ISSUED ->
          new Invoice.Issued(taxInvoiceNumber, Objects.requireNonNullElse(link, ""), issuedAt);
      case REFUSED -> new Invoice.Refused(code, message);
    };
  }

  /** Makes the row say what the invoice is; one in flight is looked at again at a time. */
  final void show(Invoice invoice, Instant now, Instant next) {
    state = invoice.state().name();
    nextAt = invoice instanceof Invoice.InFlight ? next : null;
    if (invoice instanceof Invoice.Issued issued) {
      taxInvoiceNumber = issued.invoiceNumber();
      link = issued.link();
      issuedAt = issued.at();
      checkAt = isBlue() ? now : null;
    } else if (invoice instanceof Invoice.Refused refused) {
      code = refused.code();
      message = refused.message();
      voidAt = isBlue() ? now : null;
    }
  }

  /** A blue one is taken back. */
  void takeBack(Instant now) {
    voidAt = now;
    checkAt = null;
  }

  boolean isBlue() {
    return Kind.BLUE.name().equals(kind);
  }

  NextInvoice.Document document() {
    return new NextInvoice.Document(
        key.number(),
        Kind.valueOf(kind),
        Fen.fen(amountFen),
        request,
        Objects.requireNonNullElse(reddens, ""),
        invoice());
  }

  InvoiceView.Document view() {
    var now = invoice();
    return new InvoiceView.Document(
        key.number(),
        Kind.valueOf(kind),
        Fen.fen(amountFen),
        Fen.fen(taxFen),
        state,
        now instanceof Invoice.Issued it
            ? Optional.of(new InvoiceView.Issued(it.invoiceNumber(), it.link(), it.at()))
            : Optional.empty(),
        now instanceof Invoice.Refused it
            ? Optional.of("%s %s".formatted(it.code(), it.message()))
            : Optional.empty());
  }
}
