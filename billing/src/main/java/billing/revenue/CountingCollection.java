package billing.revenue;

import billing.api.CollectionFigures;
import billing.database.Transactions;
import billing.money.Fen;
import io.smallrye.mutiny.Uni;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Instant;
import java.util.Optional;

/** Counts what became of the bills of a lot, from the tables of all accounts. */
@ApplicationScoped
class CountingCollection implements CollectionFigures {
  /** Bills with the time at which the last fen came, where all came and as money. */
  private static final String BILLS =
      """
      with bill as (
        select s.account_id, s.stay_id, c.billed_at, c.first_fen, c.fell, m.paid_at
        from stay s
        cross join lateral (
          select min(r.charged_at) filter (where r.amount_fen > 0) as billed_at,
            (array_agg(r.amount_fen order by r.revision) filter (where r.amount_fen > 0))[1]
              as first_fen,
            coalesce(bool_or(r.amount_fen < r.before_fen), false) as fell
          from (
            select charged_at, revision, amount_fen,
              lag(amount_fen) over (order by revision) as before_fen
            from charge where account_id = s.account_id and stay_id = s.stay_id) r) c
        left join lateral (
          select max(p.occurred_at) as paid_at from posting p
          where p.account_id = s.account_id and p.stay_id = s.stay_id
            and p.debit ~ '^(cash$|bank$|gateway:|advance:)'
            and p.credit ~ '^(receivable|surplus):'
            and not exists (select from balance b
              where b.account_id = s.account_id and b.stay_id = s.stay_id
                and (starts_with(b.name, 'receivable:') or b.name = 'write-off')
                and b.debits_fen > b.credits_fen)) m on true
        where s.lot = :lot and s.left_at >= :from and s.left_at < :until
          and c.billed_at is not null)
      """;

  private static final String COUNT =
      BILLS
          + """
          select count(*), cast(coalesce(sum(first_fen), 0) as bigint),
            count(*) filter (where exists (
                select from payer y where y.account_id = bill.account_id)
              or exists (select from contact y where y.account_id = bill.account_id)),
            count(*) filter (where paid_at <= billed_at + interval '24 hours'),
            count(*) filter (where paid_at <= billed_at + interval '7 days'),
            count(*) filter (where paid_at <= billed_at + interval '30 days'),
            count(paid_at),
            count(*) filter (where exists (select from dispute d
              where d.account_id = bill.account_id and d.stay_id = bill.stay_id)),
            count(*) filter (where fell or exists (select from dispute d
              where d.account_id = bill.account_id and d.stay_id = bill.stay_id
                and d.wrong_charge))
          from bill""";

  private static final String REFUNDS =
      BILLS
          + """
          , back as (
            select cast(extract(epoch from d.occurred_at - o.occurred_at) as bigint) as seconds
            from bill
            join posting o on o.account_id = bill.account_id and o.stay_id = bill.stay_id
              and o.credit like 'refund:%' and o.cause ~ '^refund:[^:]+(:surplus)?$'
            join posting d on d.account_id = bill.account_id
              and d.cause = 'refunded:' || split_part(o.cause, ':', 2))
          select count(*), percentile_disc(0.5) within group (order by seconds), max(seconds)
          from back""";

  private final Transactions transactions;

  CountingCollection(Transactions transactions) {
    this.transactions = transactions;
  }

  /** Which bills are asked about. */
  private record Asked(String lot, Instant from, Instant until) {}

  @Override
  public Uni<Collected> count(String lot, Instant from, Instant until) {
    var asked = new Asked(lot, from, until);
    return row(COUNT, asked)
        .chain(bills -> row(REFUNDS, asked).map(refunds -> collected(bills, refunds)));
  }

  private Uni<Object[]> row(String query, Asked asked) {
    return transactions.inOne(
        tx ->
            tx.createNativeQuery(query, Object[].class)
                .setParameter("lot", asked.lot())
                .setParameter("from", asked.from())
                .setParameter("until", asked.until())
                .getSingleResult());
  }

  private static Collected collected(Object[] bills, Object[] refunds) {
    return new Collected(
        (Long) bills[0],
        Fen.fen((Long) bills[1]),
        (Long) bills[2],
        new Paid((Long) bills[3], (Long) bills[4], (Long) bills[5], (Long) bills[6]),
        (Long) bills[7],
        (Long) bills[8],
        new RefundTimes(
            (Long) refunds[0],
            Optional.ofNullable((Long) refunds[1]),
            Optional.ofNullable((Long) refunds[2])));
  }
}
