package billing.reconciliation;

import billing.gateways.FundLine;
import billing.ledger.Ledger;
import billing.ledger.LedgerAccount;
import billing.ledger.Posting;
import billing.ledger.StayKey;
import io.smallrye.mutiny.Uni;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.List;
import org.hibernate.reactive.mutiny.Mutiny;

/** Posts what went from a gateway to our bank account, in the gateway's own books. */
@ApplicationScoped
class PostingWithdrawals {
  private static final String POSTED =
      "select cause from posting where account_id = :books and cause = any(:causes)";

  private final Ledger ledger;
  private final ReconciliationSettings settings;

  PostingWithdrawals(Ledger ledger, ReconciliationSettings settings) {
    this.ledger = ledger;
    this.settings = settings;
  }

  /** The same reference is posted once; whoever posts holds the day. */
  Uni<Void> post(Mutiny.Session tx, BillKey key, List<FundLine> lines) {
    var books = StayKey.ofNoStay(key.gateway());
    var withdrawals = lines.stream().filter(this::isWithdrawal).toList();
    var causes = withdrawals.stream().map(PostingWithdrawals::cause).toArray(String[]::new);
    return tx.createNativeQuery(POSTED, String.class)
        .setParameter("books", books.accountId())
        .setParameter("causes", causes)
        .getResultList()
        .map(
            posted ->
                withdrawals.stream()
                    .filter(line -> !posted.contains(cause(line)))
                    .map(line -> posting(key, books, line))
                    .toList())
        .chain(
            postings ->
                postings.isEmpty() ? Uni.createFrom().voidItem() : ledger.post(tx, postings));
  }

  private boolean isWithdrawal(FundLine line) {
    return !line.incoming()
        && !line.amount().isZero()
        && settings.withdrawals().contains(line.kind());
  }

  private static String cause(FundLine line) {
    return "fund:" + line.reference();
  }

  private static Posting posting(BillKey key, StayKey books, FundLine line) {
    return new Posting(
        LedgerAccount.BANK,
        LedgerAccount.gateway(key.gateway()),
        line.amount(),
        cause(line),
        books,
        line.at());
  }
}
