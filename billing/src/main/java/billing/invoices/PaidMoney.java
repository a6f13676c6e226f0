package billing.invoices;

import billing.database.Columns;
import billing.money.Fen;
import io.smallrye.mutiny.Uni;
import java.util.List;
import java.util.Set;
import java.util.UUID;
import java.util.stream.Collectors;
import org.hibernate.reactive.mutiny.Mutiny;

/** Finds out from the journal what a receipt still stands for. */
final class PaidMoney {
  private static final String OF =
      """
      p.account_id = :account and p.cause in (r.cause, r.cause || ':surplus',
        r.cause || ':' || p.stay_id, r.cause || ':' || p.stay_id || ':surplus')""";
  private static final String STAYS =
      """
      select distinct cast(p.stay_id as text), coalesce(s.lot, '')
      from receipt r join posting p on %s
      join paid_for s on s.account_id = p.account_id and s.stay_id = p.stay_id
      where r.account_id = :account and r.receipt_number = :receipt"""
          .formatted(OF);
  private static final String PARTS =
      """
      select r.receipt_number, r.issued_at, cast(p.stay_id as text),
        substring(p.debit from '[^:]+$'), cast(sum(p.amount_fen) as bigint)
      from receipt r join posting p on %s
      where r.account_id = :account and p.stay_id = any(:stays)
      group by 1, 2, 3, 4"""
          .formatted(OF);

  /** What was taken out of surpluses to go back, less what came back because it could not. */
  private static final String BACKS =
      """
      select stay, place, cast(sum(fen) as bigint) from (
        select cast(p.stay_id as text) as stay, substring(p.credit from '[^:]+$') as place,
          p.amount_fen as fen
        from posting p
        where p.account_id = :account and p.stay_id = any(:stays) and p.debit ~ '^surplus:'
          and p.credit ~ '^(refund:|gateway:|advance:|cash$|bank$)'
        union all
        select cast(p.stay_id as text), substring(p.debit from '[^:]+$'), -p.amount_fen
        from posting p
        where p.account_id = :account and p.stay_id = any(:stays) and p.debit ~ '^refund:'
          and p.credit ~ '^(receivable|surplus):') side
      group by stay, place having sum(fen) > 0""";

  private PaidMoney() {}

  /** What a receipt stands for, and the lots of its visits. */
  record Left(Fen amount, Set<String> lots) {}

  static Uni<Left> left(Mutiny.Session tx, UUID account, String receipt) {
    return tx.createNativeQuery(STAYS, Object[].class)
        .setParameter("account", account)
        .setParameter("receipt", receipt)
        .getResultList()
        .chain(
            stays -> {
              var ids = stays.stream().map(it -> Columns.uuid(it[0])).toArray(UUID[]::new);
              var lots = stays.stream().map(it -> (String) it[1]).collect(Collectors.toSet());
              return paid(tx, account, ids).map(paid -> new Left(paid.left(receipt), lots));
            });
  }

  private static Uni<Paid> paid(Mutiny.Session tx, UUID account, UUID[] stays) {
    return rows(tx, PARTS, account, stays)
        .chain(
            parts ->
                rows(tx, BACKS, account, stays)
                    .map(
                        backs ->
                            new Paid(
                                parts.stream().map(PaidMoney::part).toList(),
                                backs.stream().map(PaidMoney::back).toList())));
  }

  private static Uni<List<Object[]>> rows(
      Mutiny.Session tx, String query, UUID account, UUID[] stays) {
    return tx.createNativeQuery(query, Object[].class)
        .setParameter("account", account)
        .setParameter("stays", stays)
        .getResultList();
  }

  private static Paid.Part part(Object[] row) {
    return new Paid.Part(
        (String) row[0],
        Columns.instant(row[1]),
        Columns.uuid(row[2]),
        (String) row[3],
        Fen.fen((Long) row[4]));
  }

  private static Paid.Back back(Object[] row) {
    return new Paid.Back(Columns.uuid(row[0]), (String) row[1], Fen.fen((Long) row[2]));
  }
}
