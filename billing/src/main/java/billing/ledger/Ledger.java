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
  private static final String OWING =
      """
      select p.stayId from PostingRow p where p.debit = :account or p.credit = :account
      group by p.stayId
      having sum(case when p.debit = :account then p.amountFen else -p.amountFen end) > 0
      order by p.stayId""";
  private static final String BALANCE =
      """
      select coalesce(sum(case when p.debit = :account then p.amountFen else -p.amountFen end), 0)
      from PostingRow p where (p.debit = :account or p.credit = :account)""";
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
    row.debit = posting.debit().name();
    row.credit = posting.credit().name();
    row.amountFen = posting.amount().count();
    row.cause = posting.cause();
    row.stayId = posting.stay().value();
    row.occurredAt = posting.at();
    row.postedAt = time.instant();
    return row;
  }

  /** Where an account stands with one visit; whoever posts by it holds the visit's row. */
  public Uni<Standing> standing(Mutiny.Session tx, AccountId account, StayId stay) {
    return balanceFen(tx, LedgerAccount.receivable(account), stay)
        .chain(
            owed ->
                balanceFen(tx, LedgerAccount.surplus(account), stay)
                    .map(surplus -> new Standing(account, stay, Fen.fen(owed), Fen.fen(-surplus))));
  }

  /** What each of these visits still owes; a visit without a posting is left out. */
  public Uni<Map<StayId, Fen>> owed(Mutiny.Session tx, Collection<StayId> stays) {
    List<UUID> ids = stays.stream().map(StayId::value).toList();
    return tx.createQuery(OWED, Object[].class)
        .setParameter("stays", ids)
        .getResultList()
        .map(
            rows ->
                rows.stream()
                    .collect(
                        Collectors.toMap(r -> new StayId((UUID) r[0]), r -> Fen.fen((Long) r[1]))));
  }

  /** What one visit still owes. */
  public Uni<Fen> owed(Mutiny.Session tx, StayId stay) {
    return owed(tx, List.of(stay)).map(owed -> owed.getOrDefault(stay, Fen.ZERO));
  }

  /** What an account owes in all. */
  public Uni<Fen> owed(Mutiny.Session tx, AccountId account) {
    return tx.createQuery(BALANCE, Long.class)
        .setParameter("account", LedgerAccount.receivable(account).name())
        .getSingleResult()
        .map(Fen::fen);
  }

  /**
   * The visits for which an account owes something, in the order in which they are to be locked.
   */
  public Uni<List<StayId>> listOwing(Mutiny.Session tx, AccountId account) {
    return tx.createQuery(OWING, UUID.class)
        .setParameter("account", LedgerAccount.receivable(account).name())
        .getResultList()
        .map(ids -> ids.stream().map(StayId::new).toList());
  }

  private static Uni<Long> balanceFen(Mutiny.Session tx, LedgerAccount account, StayId stay) {
    return tx.createQuery(BALANCE_OF_STAY, Long.class)
        .setParameter("account", account.name())
        .setParameter("stay", stay.value())
        .getSingleResult();
  }
}
