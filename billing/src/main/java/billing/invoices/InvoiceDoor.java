package billing.invoices;

import billing.api.Buyer;
import billing.api.InvoiceView;
import billing.api.Invoices;
import billing.api.Receipts;
import billing.api.Receipts.Ticket;
import billing.database.ShortIds;
import billing.database.Transactions;
import billing.invoices.InvoiceTable.Known;
import billing.invoices.InvoiceTable.Of;
import io.smallrye.mutiny.Uni;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.InstantSource;
import java.util.Optional;
import java.util.function.Function;
import java.util.function.Supplier;
import org.hibernate.reactive.mutiny.Mutiny;

/** Takes requests for invoices, and shows what became of them. */
@ApplicationScoped
class InvoiceDoor implements Invoices {
  private static final String NOBODY = "no provider of e-invoices is configured";
  private static final String SEVERAL =
      "the receipt is for lots of several sellers: ask each of them for an invoice";

  private final Transactions transactions;
  private final Receipts receipts;
  private final Sellers sellers;
  private final IssuingInvoices issuing;
  private final FollowingInvoices following;
  private final InstantSource time;

  InvoiceDoor(
      Transactions transactions,
      Receipts receipts,
      Sellers sellers,
      IssuingInvoices issuing,
      FollowingInvoices following,
      InstantSource time) {
    this.transactions = transactions;
    this.receipts = receipts;
    this.sellers = sellers;
    this.issuing = issuing;
    this.following = following;
    this.time = time;
  }

  @Override
  public Uni<Requested> request(Ticket ticket, Buyer buyer) {
    return find(ticket, Requested.NoReceipt::new, of -> request(of, buyer));
  }

  /** A receipt's key begins with whose it is, and is checked by whoever shows receipts. */
  private <T> Uni<T> find(Ticket ticket, Supplier<T> otherwise, Function<Of, Uni<T>> found) {
    return receipts
        .find(ticket)
        .chain(
            receipt ->
                receipt.isEmpty()
                    ? Uni.createFrom().item(otherwise)
                    : found.apply(
                        new Of(
                            ShortIds.find(ticket.key().substring(0, ShortIds.LENGTH)).orElseThrow(),
                            ticket.number())));
  }

  private Uni<Requested> request(Of of, Buyer buyer) {
    if (!following.isOffered()) {
      return Uni.createFrom().item(new Requested.NotOffered(NOBODY));
    }
    return transactions.inOne(
        tx -> {
          var table = new InvoiceTable(tx, time.instant());
          return table
              .hold(of)
              .chain(() -> PaidMoney.left(tx, of.account(), of.receipt()))
              .chain(left -> request(table, of, buyer, left));
        });
  }

  private Uni<Requested> request(InvoiceTable table, Of of, Buyer buyer, PaidMoney.Left left) {
    if (sellers.find(left.lots()).isEmpty()) {
      return Uni.createFrom().item(new Requested.NotOffered(SEVERAL));
    }
    if (left.amount().isZero()) {
      return Uni.createFrom().item(new Requested.NothingLeft());
    }
    return table
        .find(of)
        .chain(known -> remember(table, of, buyer, known))
        .chain(() -> issuing.next(table.tx(), of))
        .chain(() -> view(table.tx(), of))
        .map(view -> new Requested.Done(view.orElseThrow()));
  }

  private static Uni<Void> remember(InvoiceTable table, Of of, Buyer buyer, Known known) {
    var newest = known.newest();
    if (newest != null && newest.buyer().equals(buyer) && !isRefused(known)) {
      return Uni.createFrom().voidItem();
    }
    var serial = newest == null ? 1 : newest.key.serial() + 1;
    var key = new RequestRow.Key(of.account(), of.receipt(), serial);
    return table
        .tx()
        .persist(RequestRow.of(key, buyer, table.now()))
        .chain(() -> table.tx().flush());
  }

  /** What was refused is tried again when somebody asks again. */
  private static boolean isRefused(Known known) {
    return known.rows().stream()
        .reduce((earlier, later) -> later)
        .filter(row -> row.invoice() instanceof Invoice.Refused)
        .isPresent();
  }

  @Override
  public Uni<Optional<InvoiceView>> find(Ticket ticket) {
    return find(
        ticket,
        Optional::empty,
        of ->
            following.isOffered()
                ? issuing.check(of).chain(() -> transactions.inOne(tx -> view(tx, of)))
                : transactions.inOne(tx -> view(tx, of)));
  }

  private Uni<Optional<InvoiceView>> view(Mutiny.Session tx, Of of) {
    return new InvoiceTable(tx, time.instant())
        .find(of)
        .chain(
            known ->
                known.newest() == null
                    ? Uni.createFrom().item(Optional.empty())
                    : PaidMoney.left(tx, of.account(), of.receipt())
                        .map(left -> Optional.of(view(of, known, left))));
  }

  private static InvoiceView view(Of of, Known known, PaidMoney.Left left) {
    return new InvoiceView(
        of.receipt(),
        known.newest().buyer(),
        left.amount(),
        known.rows().stream().map(InvoiceRow::view).toList());
  }
}
