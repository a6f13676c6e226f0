package billing.changes;

import billing.api.Changes;
import billing.api.StayId;
import billing.database.Columns;
import billing.database.Transactions;
import io.smallrye.mutiny.Uni;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Instant;
import java.util.List;

/** Reads from each table what its index by time has that is new. */
@ApplicationScoped
class ChangeDoor implements Changes {
  private static final String SINCE =
      """
      with changed(account_id, stay_id, at) as (
        select account_id, stay_id, charged_at from charge where charged_at >= :since
        union all
        select account_id, stay_id, ended_at from attempt where ended_at >= :since
        union all
        select account_id, stay_id, ended_at from refund where ended_at >= :since
        union all
        select s.account_id, d.stay_id, s.taken_at from dispute_step s
        join dispute d on d.account_id = s.account_id and d.dispute_number = s.dispute_number
        where s.taken_at >= :since
        union all
        select account_id, stay_id, done_at from arrear_step where done_at >= :since
        union all
        select p.account_id, p.stay_id, r.at
        from (
          select account_id, cause, issued_at as at from receipt where issued_at >= :since
          union all
          select i.account_id, r.cause, i.issued_at from invoice i
          join receipt r on r.account_id = i.account_id and r.receipt_number = i.receipt_number
          where i.issued_at >= :since) r
        join posting p on p.account_id = r.account_id and p.stay_id is not null
          and (p.cause = r.cause or starts_with(p.cause, r.cause || ':')))
      select cast(c.stay_id as text), s.lot, max(c.at) as last
      from changed c join stay s on s.account_id = c.account_id and s.stay_id = c.stay_id
      where s.lot is not null
      group by c.stay_id, s.lot order by last limit :most""";

  private final Transactions transactions;

  ChangeDoor(Transactions transactions) {
    this.transactions = transactions;
  }

  @Override
  public Uni<List<Changed>> listSince(Instant since, int most) {
    return transactions.inOne(
        tx ->
            tx.createNativeQuery(SINCE, Object[].class)
                .setParameter("since", since)
                .setParameter("most", most)
                .getResultList()
                .map(rows -> rows.stream().map(ChangeDoor::changed).toList()));
  }

  private static Changed changed(Object[] row) {
    return new Changed(new StayId(Columns.uuid(row[0])), (String) row[1], Columns.instant(row[2]));
  }
}
