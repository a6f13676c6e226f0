package billing.ledger;

import billing.api.AccountId;
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
      select p.accountId, p.stayId,
        sum(case when p.debit like 'receivable:%' then p.amountFen else 0 end)
          - sum(case when p.credit like 'receivable:%' then p.amountFen else 0 end)
      from PostingRow p where p.accountId in :accounts and p.stayId in :stays
      group by p.accountId, p.stayId""";
  private static final String OWING =
      """
      select p.stayId from PostingRow p
      where p.accountId = :id and (p.debit = :account or p.credit = :account)
      group by p.stayId
      having sum(case when p.debit = :account then p.amountFen else -p.amountFen end) > 0
      order by p.stayId""";
  private static final String BALANCE =
      """
      select coalesce(sum(case when p.debit = :account then p.amountFen else -p.amountFen end), 0)
      from PostingRow p where p.accountId = :id and (p.debit = :account or p.credit = :account)""";
  private static final String BALANCE_OF_STAY = BALANCE + " and p.stayId = :stay";

  private final InstantSource time;

  Ledger(InstantSource time) {
    this.time = time;
  }

  /** Posts within a transaction; fails when one of the causes was posted before. */
  public Uni<Void> post(Mutiny.Session tx, List<Posting> postings) {
    var rows = postings.stream().map(this::row).toArray();
    return tx.persistAll(rows).chain(tx::flush);
  }

  private PostingRow row(Posting posting) {
    var row = new PostingRow();
    row.accountId = posting.stay().accountId();
    row.debit = posting.debit().name();
    row.credit = posting.credit().name();
    row.amountFen = posting.amount().count();
    row.cause = posting.cause();
    row.stayId = posting.stay().stayId();
    row.occurredAt = posting.at();
    row.postedAt = time.instant();
    return row;
  }

  /** Where an account stands with one visit; whoever posts by it holds the visit's row. */
  public Uni<Standing> standing(Mutiny.Session tx, StayKey stay) {
    return balanceFen(tx, LedgerAccount.receivable(stay.account()), stay)
        .chain(
            owed ->
                balanceFen(tx, LedgerAccount.surplus(stay.account()), stay)
                    .map(surplus -> new Standing(stay, Fen.fen(owed), Fen.fen(-surplus))));
  }

  /** What each of these visits still owes; a visit without a posting is left out. */
  public Uni<Map<StayKey, Fen>> owed(Mutiny.Session tx, Collection<StayKey> stays) {
    return tx.createQuery(OWED, Object[].class)
        .setParameter("accounts", stays.stream().map(StayKey::accountId).toList())
        .setParameter("stays", stays.stream().map(StayKey::stayId).toList())
        .getResultList()
        .map(rows -> rows.stream().collect(Collectors.toMap(Ledger::key, Ledger::fen)));
  }

  private static StayKey key(Object[] row) {
    return new StayKey((UUID) row[0], (UUID) row[1]);
  }

  private static Fen fen(Object[] row) {
    return Fen.fen((Long) row[2]);
  }

  /** What one visit still owes. */
  public Uni<Fen> owed(Mutiny.Session tx, StayKey stay) {
    return owed(tx, List.of(stay)).map(owed -> owed.getOrDefault(stay, Fen.ZERO));
  }

  /** What an account owes in all. */
  public Uni<Fen> owed(Mutiny.Session tx, AccountId account) {
    return tx.createQuery(BALANCE, Long.class)
        .setParameter("id", account.value())
        .setParameter("account", LedgerAccount.receivable(account).name())
        .getSingleResult()
        .map(Fen::fen);
  }

  /**
   * The visits for which an account owes something, in the order in which they are to be locked.
   */
  public Uni<List<StayKey>> listOwing(Mutiny.Session tx, AccountId account) {
    return tx.createQuery(OWING, UUID.class)
        .setParameter("id", account.value())
        .setParameter("account", LedgerAccount.receivable(account).name())
        .getResultList()
        .map(ids -> ids.stream().map(id -> new StayKey(account.value(), id)).toList());
  }

  private static Uni<Long> balanceFen(Mutiny.Session tx, LedgerAccount account, StayKey stay) {
    return tx.createQuery(BALANCE_OF_STAY, Long.class)
        .setParameter("id", stay.accountId())
        .setParameter("account", account.name())
        .setParameter("stay", stay.stayId())
        .getSingleResult();
  }
}
