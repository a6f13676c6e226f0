package billing.api;

import billing.api.Receipts.Ticket;
import io.smallrye.mutiny.Uni;
import java.util.Optional;

/** E-invoices (数电发票) for what receipts prove. */
public interface Invoices {
  /** What becomes of a request, in order of precedence. */
  sealed interface Requested {
    /** It is written down, and will be issued; the same request again changes nothing. */
    record Done(InvoiceView view) implements Requested {}

    /** No receipt has this number and key. */
    record NoReceipt() implements Requested {}

    /** Nobody issues invoices for this, and why. */
    record NotOffered(String why) implements Requested {}

    /** All of it has gone back: there is nothing to make an invoice for. */
    record NothingLeft() implements Requested {}
  }

  /**
   * Asks for the invoice of a receipt. Where one is in force that is made out otherwise, it is
   * taken back (红字), and another one is issued.
   */
  Uni<Requested> request(Ticket ticket, Buyer buyer);

  /** The invoices of a receipt; empty when none was asked for, or the key is not the receipt's. */
  Uni<Optional<InvoiceView>> find(Ticket ticket);
}
