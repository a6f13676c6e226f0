package billing.invoices;

import billing.api.InvoiceView.Kind;
import billing.database.Transactions;
import billing.invoices.InvoiceTable.Known;
import billing.invoices.InvoiceTable.Of;
import billing.money.Fen;
import io.smallrye.mutiny.Uni;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.List;
import java.util.stream.Stream;
import org.hibernate.reactive.mutiny.Mutiny;

/** Writes the next order down that makes a receipt's invoice true. */
@ApplicationScoped
class IssuingInvoices {
  private static final int BATCH = 100;
  private static final Duration SOONEST = Duration.ofHours(1);
  private static final Duration LATEST = Duration.ofDays(7);
  private static final int AGE_BY = 4;

  private final Transactions transactions;
  private final Sellers sellers;
  private final InstantSource time;

  IssuingInvoices(Transactions transactions, Sellers sellers, InstantSource time) {
    this.transactions = transactions;
    this.sellers = sellers;
    this.time = time;
  }

  /** The receipts to look at now: those whose money has just moved, and those whose time it is. */
  Uni<List<Of>> listToCheck() {
    return transactions.inOne(
        tx -> {
          var table = new InvoiceTable(tx, time.instant());
          return table
              .listMoved(BATCH)
              .chain(
                  moved ->
                      table
                          .listToCheck(BATCH)
                          .map(due -> Stream.concat(moved.stream(), due.stream()))
                          .map(all -> all.distinct().toList()));
        });
  }

  /** Looks whether a receipt's invoice is still true. */
  Uni<Void> check(Of of) {
    return transactions.inOne(tx -> next(tx, of));
  }

  /** The same within a transaction. */
  Uni<Void> next(Mutiny.Session tx, Of of) {
    var table = new InvoiceTable(tx, time.instant());
    return table
        .hold(of)
        .chain(() -> table.find(of))
        .chain(
            known ->
                known.newest() == null
                    ? nothing()
                    : PaidMoney.left(tx, of.account(), of.receipt())
                        .chain(left -> write(table, known, left)));
  }

  private Uni<Void> write(InvoiceTable table, Known known, PaidMoney.Left left) {
    var documents = known.rows().stream().map(InvoiceRow::document).toList();
    var step = NextInvoice.of(known.newest().key.serial(), left.amount(), documents);
    known.rows().forEach(row -> checkLater(row, table.now()));
    if (step.isEmpty()) {
      return table.tx().flush();
    }
    return step.get() instanceof NextInvoice.Step.Red red
        ? persist(table, red(known, red.blue().number(), table.now()))
        : blue(table, known, left);
  }

  /** The older an invoice is, the less often anything goes back for it. */
  private static void checkLater(InvoiceRow row, Instant now) {
    if (row.checkAt != null) {
      row.lookedAt = now;
      var pause = Duration.between(row.madeAt, now).dividedBy(AGE_BY);
      var kept = pause.compareTo(LATEST) > 0 ? LATEST : pause;
      row.checkAt = now.plus(kept.compareTo(SOONEST) < 0 ? SOONEST : kept);
    }
  }

  private Uni<Void> blue(InvoiceTable table, Known known, PaidMoney.Left left) {
    var seller = sellers.find(left.lots());
    if (seller.isEmpty()) {
      return nothing();
    }
    var row = InvoiceRow.prepared(known, Kind.BLUE, table.now());
    row.cost(left.amount(), seller.get().tax());
    return persist(table, row);
  }

  private static InvoiceRow red(Known known, String blue, Instant now) {
    var taken =
        known.rows().stream().filter(it -> it.key.number().equals(blue)).findFirst().orElseThrow();
    var row = InvoiceRow.prepared(known, Kind.RED, now);
    row.reddens = blue;
    row.cost(Fen.fen(taken.amountFen), new Tax(taken.item, taken.rateBasisPoints));
    return row;
  }

  private static Uni<Void> persist(InvoiceTable table, InvoiceRow row) {
    return table.tx().persist(row).chain(() -> table.tx().flush());
  }

  private static Uni<Void> nothing() {
    return Uni.createFrom().voidItem();
  }
}
