package billing.ledger;

import billing.api.AccountId;
import billing.money.Fen;
import billing.periods.ClosedPeriods;
import billing.periods.ClosedPeriods.Happening;
import billing.periods.ClosedPeriods.Visit;
import io.smallrye.mutiny.Multi;
import io.smallrye.mutiny.Uni;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.UUID;
import java.util.stream.Collectors;
import org.hibernate.reactive.mutiny.Mutiny;

/**
 * The journal of postings, and the balances that follow from it. Nothing else writes postings, so
 * what holds for {@link #post} holds for every posting.
 */
@ApplicationScoped
public class Ledger {
  private static final String STANDING =
      """
      select name, debits_fen, credits_fen from balance
      where account_id = :account and stay_id = :stay
        and (starts_with(name, 'receivable:') or starts_with(name, 'surplus:')
          or name = 'write-off')""";
  private static final String OWED =
      """
      select cast(account_id as text), cast(stay_id as text), debits_fen - credits_fen
      from balance
      where account_id = any(:accounts) and stay_id = any(:stays)
        and starts_with(name, 'receivable:')""";
  private static final String OWING =
      """
      select cast(stay_id as text) from balance
      where account_id = :account and starts_with(name, 'receivable:') and debits_fen > credits_fen
      order by stay_id""";
  private static final String OWED_IN_ALL =
      """
      select cast(coalesce(sum(debits_fen - credits_fen), 0) as bigint) from balance
      where account_id = :account and starts_with(name, 'receivable:')
        and debits_fen > credits_fen""";

  private final Journal journal;
  private final ClosedPeriods periods;

  Ledger(Journal journal, ClosedPeriods periods) {
    this.journal = journal;
    this.periods = periods;
  }

  /**
   * Posts within a transaction; fails when one of the causes was posted before in the same books,
   * or when a receivable or surplus would fall below nothing.
   *
   * <p>Periods are closed for visits: a posting whose moment lies in a closed period of its visit's
   * lot is posted as of now, and so belongs to a later statement. A posting of no visit stands in
   * no statement of a lot and is posted as of its own moment: what closing and payouts move between
   * a party's accounts, as of now anyhow, and what a gateway paid to the bank, as of the day whose
   * bill says it. What a gateway keeps is posted payment by payment, so each fee has its visit.
   */
  public Uni<Void> post(Mutiny.Session tx, List<Posting> postings) {
    return openly(tx, postings).chain(open -> write(tx, open));
  }

  private Uni<List<Posting>> openly(Mutiny.Session tx, List<Posting> postings) {
    var happenings =
        postings.stream().filter(it -> !it.stay().isOfNoStay()).map(Ledger::happening).toList();
    return periods
        .openMoments(tx, happenings)
        .map(
            moments ->
                postings.stream()
                    .map(it -> it.withMoment(moments.getOrDefault(happening(it), it.at())))
                    .toList());
  }

  private static Happening happening(Posting posting) {
    var stay = posting.stay();
    return new Happening(new Visit(stay.accountId(), stay.stayId()), posting.at());
  }

  private Uni<Void> write(Mutiny.Session tx, List<Posting> postings) {
    var byAccount = new TreeMap<UUID, List<Posting>>();
    byAccount.putAll(
        postings.stream().collect(Collectors.groupingBy(posting -> posting.stay().accountId())));
    return Multi.createFrom()
        .iterable(byAccount.entrySet())
        .onItem()
        .transformToUniAndConcatenate(
            books -> journal.write(tx, new AccountId(books.getKey()), books.getValue()))
        .collect()
        .asList()
        .replaceWithVoid();
  }

  /** Where an account stands with one visit; whoever posts by it holds the visit's row. */
  public Uni<Standing> standing(Mutiny.Session tx, StayKey stay) {
    return tx.createNativeQuery(STANDING, Object[].class)
        .setParameter("account", stay.accountId())
        .setParameter("stay", stay.stayId())
        .getResultList()
        .map(rows -> standing(stay, rows));
  }

  private static Standing standing(StayKey stay, List<Object[]> rows) {
    var owed = Fen.ZERO;
    var surplus = Fen.ZERO;
    var writtenOff = Fen.ZERO;
    for (var row : rows) {
      long balance = (Long) row[1] - (Long) row[2];
      if (row[0].equals(LedgerAccount.receivable(stay.account()).name())) {
        owed = Fen.fen(balance);
      } else if (row[0].equals(LedgerAccount.WRITE_OFF.name())) {
        writtenOff = Fen.fen(balance);
      } else {
        surplus = Fen.fen(-balance);
      }
    }
    return new Standing(stay, owed, surplus, writtenOff);
  }

  /** What each of these visits still owes; a visit that never owed anything is left out. */
  public Uni<Map<StayKey, Fen>> owed(Mutiny.Session tx, Collection<StayKey> stays) {
    return tx.createNativeQuery(OWED, Object[].class)
        .setParameter("accounts", stays.stream().map(StayKey::accountId).toArray(UUID[]::new))
        .setParameter("stays", stays.stream().map(StayKey::stayId).toArray(UUID[]::new))
        .getResultList()
        .map(rows -> rows.stream().collect(Collectors.toMap(Ledger::key, Ledger::fen)));
  }

  private static StayKey key(Object[] row) {
    return new StayKey(UUID.fromString((String) row[0]), UUID.fromString((String) row[1]));
  }

  private static Fen fen(Object[] row) {
    return Fen.fen((Long) row[2]);
  }

  /** What one visit still owes. */
  public Uni<Fen> owed(Mutiny.Session tx, StayKey stay) {
    return standing(tx, stay).map(Standing::owed);
  }

  /** What an account owes in all. */
  public Uni<Fen> owed(Mutiny.Session tx, AccountId account) {
    return tx.createNativeQuery(OWED_IN_ALL, Long.class)
        .setParameter("account", account.value())
        .getSingleResult()
        .map(Fen::fen);
  }

  /**
   * The visits for which an account owes something, in the order in which they are to be locked.
   */
  public Uni<List<StayKey>> listOwing(Mutiny.Session tx, AccountId account) {
    return tx.createNativeQuery(OWING, String.class)
        .setParameter("account", account.value())
        .getResultList()
        .map(
            ids ->
                ids.stream().map(id -> new StayKey(account.value(), UUID.fromString(id))).toList());
  }
}
