package billing.invoices;

import billing.database.Transactions;
import billing.invoices.InvoiceTable.Of;
import billing.invoices.provider.InvoiceOrder;
import billing.invoices.provider.InvoiceOrder.Sum;
import billing.invoices.provider.InvoiceProvider;
import billing.invoices.provider.ProviderReply;
import billing.money.Fen;
import io.smallrye.mutiny.Uni;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.inject.Any;
import jakarta.enterprise.inject.Instance;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.List;
import java.util.Optional;

/**
 * Sends prepared orders and asks about sent ones, always under the number they were written down
 * with, until it is known how they ended.
 */
@ApplicationScoped
class FollowingInvoices {
  private static final int BATCH = 50;
  private static final Duration LEASE = Duration.ofSeconds(30);
  private static final Duration LONGEST = Duration.ofHours(1);
  private static final int MOST_DOUBLINGS = 7;

  private final Transactions transactions;
  private final Instance<InvoiceProvider> provider;
  private final IssuingInvoices issuing;
  private final Sellers sellers;
  private final InstantSource time;

  FollowingInvoices(
      Transactions transactions,
      @Any Instance<InvoiceProvider> provider,
      IssuingInvoices issuing,
      Sellers sellers,
      InstantSource time) {
    this.transactions = transactions;
    this.provider = provider;
    this.issuing = issuing;
    this.sellers = sellers;
    this.time = time;
  }

  /** Whether there is somebody who issues invoices. */
  boolean isOffered() {
    return provider.isResolvable();
  }

  Uni<List<InvoiceRow.Key>> listDue() {
    return transactions.inOne(tx -> new InvoiceTable(tx, time.instant()).listDue(BATCH));
  }

  /** An order to send; without one, what was sent is asked about. */
  private record Step(String number, Optional<InvoiceOrder> order) {}

  /** Takes one order a step further. The provider is called outside any transaction. */
  Uni<Void> follow(InvoiceRow.Key key) {
    return transactions
        .inOne(tx -> step(new InvoiceTable(tx, time.instant()), key))
        .chain(
            step ->
                step.isEmpty()
                    ? Uni.createFrom().voidItem()
                    : call(step.get()).chain(reply -> heard(key, reply)));
  }

  private Uni<ProviderReply> call(Step step) {
    return step.order()
        .map(order -> provider.get().issue(order))
        .orElseGet(() -> provider.get().query(step.number()))
        .onFailure()
        .recoverWithItem(failure -> new ProviderReply.Silence(failure.toString()));
  }

  private Uni<Optional<Step>> step(InvoiceTable table, InvoiceRow.Key key) {
    return table
        .lock(key)
        .chain(
            row -> {
              if (row == null || row.nextAt == null || row.nextAt.isAfter(table.now())) {
                return Uni.createFrom().item(Optional.empty());
              }
              row.nextAt = askAgain(table.now(), row.asked);
              row.asked++;
              return row.invoice() instanceof Invoice.Prepared prepared
                  ? send(table, row, prepared)
                  : Uni.createFrom().item(Optional.of(new Step(key.number(), Optional.empty())));
            });
  }

  private Uni<Optional<Step>> send(InvoiceTable table, InvoiceRow row, Invoice.Prepared prepared) {
    row.show(prepared.send(), table.now(), row.nextAt);
    return what(table, row)
        .map(
            what ->
                new InvoiceOrder(
                    row.key.number(),
                    what,
                    new Sum(Fen.fen(row.amountFen), Fen.fen(row.taxFen), row.rateBasisPoints)))
        .map(order -> Optional.of(new Step(row.key.number(), Optional.of(order))));
  }

  private Uni<InvoiceOrder.What> what(InvoiceTable table, InvoiceRow row) {
    var tx = table.tx();
    if (!row.isBlue()) {
      return tx.find(InvoiceRow.class, new InvoiceRow.Key(row.key.accountId(), row.reddens))
          .map(blue -> new InvoiceOrder.What.Red(blue.taxInvoiceNumber));
    }
    var request = new RequestRow.Key(row.key.accountId(), row.receipt, row.request);
    return tx.find(RequestRow.class, request)
        .chain(
            asked ->
                PaidMoney.left(tx, row.key.accountId(), row.receipt)
                    .map(
                        left ->
                            new InvoiceOrder.What.Blue(
                                sellers.find(left.lots()).orElseThrow().name(),
                                asked.buyer(),
                                row.item,
                                row.receipt)));
  }

  private Uni<Void> heard(InvoiceRow.Key key, ProviderReply reply) {
    return transactions.inOne(
        tx -> {
          var table = new InvoiceTable(tx, time.instant());
          return table
              .findReceipt(key)
              .chain(table::hold)
              .chain(() -> table.lock(key))
              .chain(row -> book(table, row, reply));
        });
  }

  private Uni<Void> book(InvoiceTable table, InvoiceRow row, ProviderReply reply) {
    var before = row.invoice();
    if (!(before instanceof Invoice.InFlight)) {
      return Uni.createFrom().voidItem();
    }
    var after = before.hear(reply);
    row.show(after, table.now(), after instanceof Invoice.Prepared ? table.now() : row.nextAt);
    var of = new Of(row.key.accountId(), row.receipt);
    return takenBack(table, row, after)
        .chain(() -> table.tx().flush())
        .chain(
            () ->
                after instanceof Invoice.InFlight
                    ? Uni.createFrom().voidItem()
                    : issuing.next(table.tx(), of));
  }

  /** A blue invoice that a red one has taken back is of no effect. */
  private static Uni<Void> takenBack(InvoiceTable table, InvoiceRow row, Invoice after) {
    if (row.isBlue() || !(after instanceof Invoice.Issued)) {
      return Uni.createFrom().voidItem();
    }
    return table
        .lock(new InvoiceRow.Key(row.key.accountId(), row.reddens))
        .invoke(blue -> blue.takeBack(table.now()))
        .replaceWithVoid();
  }

  /** When to ask again: 30 s later, then twice as long each time, at most an hour. */
  private static Instant askAgain(Instant now, int asked) {
    var pause = LEASE.multipliedBy(1L << Math.min(asked, MOST_DOUBLINGS));
    return now.plus(pause.compareTo(LONGEST) > 0 ? LONGEST : pause);
  }
}
