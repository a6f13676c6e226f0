package billing.settlement;

import billing.database.Columns;
import billing.ledger.StayKey;
import io.smallrye.mutiny.Uni;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import org.hibernate.reactive.mutiny.Mutiny;

/** Reads what moved for visits to a lot, by when it moved. When a visit was does not matter. */
final class MovedMoney {
  /** One row for each payment or refund, whatever postings it is made of. */
  private static final String MOVED =
      """
      select s.lot, cast(s.account_id as text), cast(s.stay_id as text), s.entered_at, s.left_at,
        m.reference, max(r.receipt_number), max(m.place), min(m.at),
        cast(sum(m.received) as bigint), cast(sum(m.refunded) as bigint),
        cast(sum(m.fee) as bigint)
      from (
        select p.account_id, p.stay_id, p.occurred_at as at, p.debit as place,
          p.amount_fen as received, 0 as refunded, 0 as fee,
          regexp_replace(p.cause, '(:[0-9a-f-]{36})?(:surplus)?$', '') as root,
          regexp_replace(p.cause, '^[^:]*:|(:[0-9a-f-]{36})?(:surplus)?$', '', 'g') as reference
        from posting p
        where p.occurred_at >= :from and p.occurred_at < :until
          and p.debit ~ '^(cash$|bank$|gateway:|advance:)' and p.credit ~ '^(receivable|surplus):'
        union all
        select p.account_id, p.stay_id, p.occurred_at,
          case when starts_with(p.credit, 'fee:') then p.debit else p.credit end, 0,
          case when p.debit ~ '^(refund|receivable|surplus):' then p.amount_fen else 0 end,
          case when starts_with(p.debit, 'fee:') then p.amount_fen
            when starts_with(p.credit, 'fee:') then -p.amount_fen else 0 end,
          null, regexp_replace(p.cause, '^[^:]*:|(:[0-9a-f-]{36})?(:surplus)?$', '', 'g')
        from posting p
        where p.occurred_at >= :from and p.occurred_at < :until
          and p.credit ~ '^(cash$|bank$|gateway:|advance:|fee:)'
          and (p.debit ~ '^(refund|receivable|surplus|fee):' or starts_with(p.credit, 'fee:'))) m
      join paid_for s on s.account_id = m.account_id and s.stay_id = m.stay_id
      left join receipt r on r.account_id = m.account_id and r.cause = m.root
      where s.lot = :lot
      group by s.lot, s.account_id, s.stay_id, s.entered_at, s.left_at, m.reference
      order by min(m.at), s.stay_id, m.reference""";

  private MovedMoney() {}

  /** In the order of statements. */
  static Uni<List<Moved>> list(Mutiny.Session tx, String lot, Instant from, Instant until) {
    return tx.createNativeQuery(MOVED, Object[].class)
        .setParameter("lot", lot)
        .setParameter("from", from)
        .setParameter("until", until)
        .getResultList()
        .map(rows -> rows.stream().map(MovedMoney::moved).toList());
  }

  private static Moved moved(Object[] row) {
    return new Moved(
        new Moved.Visit(
            (String) row[0],
            new StayKey(Columns.uuid(row[1]), Columns.uuid(row[2])),
            Columns.instant(row[3]),
            Optional.ofNullable(Columns.instant(row[4]))),
        new Moved.Proof((String) row[5], Optional.ofNullable((String) row[6]), (String) row[7]),
        Columns.instant(row[8]),
        new Moved.Amounts((Long) row[9], (Long) row[10], (Long) row[11]));
  }
}
