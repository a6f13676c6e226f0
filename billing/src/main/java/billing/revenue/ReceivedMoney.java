package billing.revenue;

import billing.api.Revenue;
import billing.database.Transactions;
import billing.money.Fen;
import billing.sharing.SplitContract;
import io.smallrye.mutiny.Uni;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Instant;
import java.util.List;

/** Adds up what came in for a lot and what went back, from the postings of all accounts. */
@ApplicationScoped
class ReceivedMoney implements Revenue {
  private static final String MOVED =
      """
      select cast(coalesce(sum(p.amount_fen), 0) as bigint)
      from posting p
      join %s s on s.account_id = p.account_id and s.stay_id = p.stay_id
      where s.lot = :lot and p.occurred_at >= :from and p.occurred_at < :until
      """;
  private static final String RECEIVED =
      MOVED.formatted("stay")
          + """
        and p.debit ~ '^(cash$|bank$|gateway:|advance:)'
        and p.credit ~ '^(receivable|surplus):'""";

  /** Credits as the index of what went back has them. What was prepaid goes back, too. */
  private static final String WENT_BACK =
      MOVED.formatted("paid_for")
          + """
        and p.credit ~ '^(cash$|bank$|gateway:|advance:|fee:)'
        and p.debit ~ '^(refund|receivable|surplus):'""";

  private final Transactions transactions;

  ReceivedMoney(Transactions transactions) {
    this.transactions = transactions;
  }

  @Override
  public Uni<Fen> received(String lot, Instant from, Instant until) {
    return sum(RECEIVED, lot, from, until);
  }

  @Override
  public Uni<Fen> wentBack(String lot, Instant from, Instant until) {
    return sum(WENT_BACK, lot, from, until);
  }

  private Uni<Fen> sum(String query, String lot, Instant from, Instant until) {
    return transactions.inOne(
        tx ->
            tx.createNativeQuery(query, Long.class)
                .setParameter("lot", lot)
                .setParameter("from", from)
                .setParameter("until", until)
                .getSingleResult()
                .map(Fen::fen));
  }

  @Override
  public List<Portion> split(Fen amount, List<Share> shares) {
    var contract =
        new SplitContract(
            shares.stream()
                .map(share -> new SplitContract.Share(share.party(), share.weight()))
                .toList());
    return contract.split(amount).stream()
        .map(portion -> new Portion(portion.party(), portion.amount()))
        .toList();
  }
}
