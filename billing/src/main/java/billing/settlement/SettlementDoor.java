package billing.settlement;

import billing.api.Settlements;
import billing.database.Transactions;
import io.smallrye.mutiny.Multi;
import io.smallrye.mutiny.Uni;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.hibernate.reactive.mutiny.Mutiny;

/** Takes wishes for statements, and gives statements out. */
@ApplicationScoped
class SettlementDoor implements Settlements {
  private final Transactions transactions;
  private final StatementTable table;
  private final Proposing proposing;
  private final Closing closing;
  private final PayingOut payingOut;

  SettlementDoor(
      Transactions transactions,
      StatementTable table,
      Proposing proposing,
      Closing closing,
      PayingOut payingOut) {
    this.transactions = transactions;
    this.table = table;
    this.proposing = proposing;
    this.closing = closing;
    this.payingOut = payingOut;
  }

  @Override
  public Uni<ProposeOutcome> propose(Terms terms, String by) {
    return proposing.propose(terms, by);
  }

  @Override
  public Uni<Optional<StatementView>> find(String number) {
    return transactions.inOne(tx -> table.find(tx, number)).map(found -> found.map(Kept::view));
  }

  @Override
  public Uni<List<StatementView>> list(String party) {
    return transactions
        .inOne(tx -> table.list(tx, party))
        .map(all -> all.stream().map(Kept::view).toList());
  }

  @Override
  public Uni<CloseOutcome> close(String number, String by) {
    return closing.close(number, by);
  }

  @Override
  public Uni<PayOutcome> paidOut(String number, String bankReference, String by) {
    return payingOut.paidOut(number, new StatementTable.Who(by, bankReference));
  }

  /** A statement with its lines. */
  private record Whole(StatementView view, List<Line> lines) {}

  @Override
  public Uni<byte[]> file(String number, Format format) {
    return transactions.inOne(
        tx -> whole(tx, number).chain(whole -> Transactions.aside(() -> written(whole, format))));
  }

  private Uni<Whole> whole(Mutiny.Session tx, String number) {
    return table
        .find(tx, number)
        .map(
            found ->
                found.orElseThrow(
                    () -> new IllegalArgumentException("no statement is called " + number)))
        .chain(kept -> StatementLines.list(tx, number).map(lines -> new Whole(kept.view(), lines)));
  }

  private static byte[] written(Whole whole, Format format) {
    var summary = StatementTableText.summary(whole.view());
    var lines = StatementTableText.lines(whole.lines());
    return switch (format) {
      case CSV -> {
        List<List<Cell>> rows = new ArrayList<>(summary);
        rows.add(List.of());
        rows.addAll(lines);
        yield Csv.of(rows);
      }
      case XLSX -> StatementXlsx.of(summary, lines);
      case PDF -> StatementPage.pdf(whole.view(), whole.lines());
    };
  }

  @Override
  public Uni<byte[]> payoutFile(List<String> parties) {
    return transactions
        .inOne(
            tx ->
                Multi.createFrom()
                    .iterable(parties.stream().sorted().distinct().toList())
                    .onItem()
                    .transformToUniAndConcatenate(party -> table.list(tx, party))
                    .collect()
                    .asList())
        .map(lists -> lists.stream().flatMap(List::stream).map(Kept::view).toList())
        .map(PayoutFile::of);
  }
}
