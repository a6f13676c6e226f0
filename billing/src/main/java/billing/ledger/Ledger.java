package billing.ledger;

import billing.api.AccountId;
import billing.api.StayId;
import billing.money.Fen;
import io.smallrye.mutiny.Uni;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.InstantSource;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.stream.Collectors;
import org.hibernate.reactive.mutiny.Mutiny;

/** The journal of postings, and the balances that follow from it. */
@ApplicationScoped
public class Ledger {
  private static final String OWED =
      """
      select p.stayId, sum(case when p.debit like 'receivable:%' then p.amountFen else 0 end)
                     - sum(case when p.credit like 'receivable:%' then p.amountFen else 0 end)
      from PostingRow p where p.stayId in :stays group by p.stayId""";
  private static final String DEBITS =
      "select coalesce(sum(p.amountFen), 0) from PostingRow p where p.debit = :account";
  private static final String CREDITS =
      "select coalesce(sum(p.amountFen), 0) from PostingRow p where p.credit = :account";

  private final InstantSource time;

  Ledger(InstantSource time) {
    this.time = time;
  }

  /** Posts within a transaction; fails when the cause was posted before. */
  public Uni<Void> post(Mutiny.Session tx, Posting posting) {
    var row = new PostingRow();
    row.debit = posting.debit().name();
    row.credit = posting.credit().name();
    row.amountFen = posting.amount().count();
    row.cause = posting.cause();
    row.stayId = posting.stay().value();
    row.postedAt = time.instant();
    return tx.persist(row).chain(tx::flush);
  }

  /** What each of these visits still owes; less than nothing where too much was paid. */
  public Uni<Map<StayId, Long>> owedFen(Mutiny.Session tx, Collection<StayId> stays) {
    List<UUID> ids = stays.stream().map(StayId::value).toList();
    return tx.createQuery(OWED, Object[].class)
        .setParameter("stays", ids)
        .getResultList()
        .map(
            rows ->
                rows.stream()
                    .collect(Collectors.toMap(r -> new StayId((UUID) r[0]), r -> (Long) r[1])));
  }

  /** What one visit still owes, never less than nothing. */
  public Uni<Fen> owed(Mutiny.Session tx, StayId stay) {
    return owedFen(tx, List.of(stay))
        .map(owed -> Fen.fen(Math.max(0, owed.getOrDefault(stay, 0L))));
  }

  /** What an account owes in all, never less than nothing. */
  public Uni<Fen> owed(Mutiny.Session tx, AccountId account) {
    return balanceFen(tx, LedgerAccount.receivable(account)).map(fen -> Fen.fen(Math.max(0, fen)));
  }

  /** Debits less credits of a ledger account. */
  public Uni<Long> balanceFen(Mutiny.Session tx, LedgerAccount account) {
    return sum(tx, DEBITS, account)
        .chain(debits -> sum(tx, CREDITS, account).map(credits -> debits - credits));
  }

  private static Uni<Long> sum(Mutiny.Session tx, String query, LedgerAccount account) {
    return tx.createQuery(query, Long.class)
        .setParameter("account", account.name())
        .getSingleResult();
  }
}
