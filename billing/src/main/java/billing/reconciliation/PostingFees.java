package billing.reconciliation;

import billing.database.Transactions;
import billing.gateways.BillLine;
import billing.ledger.Ledger;
import billing.ledger.LedgerAccount;
import billing.ledger.Posting;
import io.smallrye.mutiny.Multi;
import io.smallrye.mutiny.Uni;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import org.hibernate.reactive.mutiny.Mutiny;

/**
 * Posts what a gateway keeps, as its bill says, one posting for each payment; for a refund what it
 * gives back of it. A fee that is posted stays as it is: another edition of the bill that says
 * another fee is a difference.
 */
@ApplicationScoped
class PostingFees {
  /** So many books are held at once. */
  private static final int AT_ONCE = 50;

  private final Transactions transactions;
  private final StoredBills bills;
  private final Progress progress;
  private final Ledger ledger;

  PostingFees(Transactions transactions, StoredBills bills, Progress progress, Ledger ledger) {
    this.transactions = transactions;
    this.bills = bills;
    this.progress = progress;
    this.ledger = ledger;
  }

  /** Posts the fees of the newest edition that are not posted yet. */
  Uni<Void> post(BillKey key) {
    return transactions
        .inOne(tx -> bills.edition(tx, key).chain(edition -> TradeLines.list(tx, key, edition)))
        .onItem()
        .transformToMulti(Multi.createFrom()::iterable)
        .filter(line -> !line.fee().isZero())
        .group()
        .intoLists()
        .of(AT_ONCE)
        .onItem()
        .transformToUniAndConcatenate(lines -> post(key, lines).replaceWith(lines))
        .collect()
        .asList()
        .replaceWithVoid();
  }

  private Uni<Void> post(BillKey key, List<BillLine> lines) {
    return transactions.inOne(
        tx ->
            progress
                .hold(tx, key)
                .chain(() -> OurBooks.named(tx, key, lines))
                .map(trades -> postings(key.gateway(), lines, trades))
                .chain(postings -> post(tx, postings)));
  }

  private Uni<Void> post(Mutiny.Session tx, List<Posting> postings) {
    return postings.isEmpty() ? Uni.createFrom().voidItem() : ledger.post(tx, postings);
  }

  /** Those of trades that our books have, each once, in the order in which books are locked. */
  private static List<Posting> postings(
      String gateway, List<BillLine> lines, Map<String, OurBooks.Trade> trades) {
    return lines.stream()
        .filter(line -> trades.containsKey(Comparing.number(line)))
        .filter(line -> isToBePosted(trades.get(Comparing.number(line)).ours()))
        .collect(Collectors.toMap(Comparing::number, line -> line, (one, other) -> one))
        .values()
        .stream()
        .map(line -> posting(gateway, line, trades.get(Comparing.number(line))))
        .sorted(Comparator.comparing(posting -> posting.stay().accountId()))
        .toList();
  }

  private static boolean isToBePosted(Ours ours) {
    return ours.state() == Ours.State.DONE && ours.fee().isEmpty();
  }

  private static Posting posting(String gateway, BillLine line, OurBooks.Trade trade) {
    var fee = LedgerAccount.fee(gateway);
    var held = LedgerAccount.gateway(gateway);
    var back = line.refundNumber().isPresent();
    return new Posting(
        back ? held : fee,
        back ? fee : held,
        line.fee(),
        "fee:" + Comparing.number(line),
        trade.stay(),
        line.at());
  }
}
