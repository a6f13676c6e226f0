package billing.reconciliation;

import billing.gateways.BillLine;
import billing.ledger.StayKey;
import io.smallrye.mutiny.Uni;
import java.util.List;
import java.util.Optional;
import org.hibernate.reactive.mutiny.Mutiny;

/**
 * Reads refunds as the ledger has them: ordered by {@code refund:NUMBER}, back by {@code
 * refunded:NUMBER}, or never by {@code refund:NUMBER:declined}.
 */
final class OurRefunds {
  private static final String REFUNDS =
      """
      select n.number, cast(n.account_id as text), o.stay, o.fen, b.fen, b.at, f.amount_fen,
        exists (select from posting p where p.account_id = n.account_id
          and starts_with(p.cause, 'refund:' || n.number || ':declined'))
      from (%s) n
      cross join lateral (
        select cast(sum(p.amount_fen) as bigint) as fen, min(cast(p.stay_id as text)) as stay
        from posting p
        where p.account_id = n.account_id and p.credit = 'refund:' || :gateway
          and p.cause in ('refund:' || n.number, 'refund:' || n.number || ':surplus')) o
      cross join lateral (
        select cast(coalesce(sum(p.amount_fen), 0) as bigint) as fen, min(p.occurred_at) as at
        from posting p
        where p.account_id = n.account_id and p.credit = 'gateway:' || :gateway
          and p.cause = 'refunded:' || n.number) b
      left join posting f on f.account_id = n.account_id and f.cause = 'fee:' || n.number
      where o.fen is not null""";
  private static final String NAMED =
      REFUNDS.formatted(
          """
          select distinct a.account_id, x.number
          from unnest(cast(:numbers as text[]), cast(:orders as text[])) as x (number, order_number)
          join (
            select account_id, order_number, gateway from attempt
            union all
            select account_id, order_number, gateway from prepayment) a
          on a.order_number = x.order_number and a.gateway = :gateway""");
  private static final String OF_DAY =
      REFUNDS.formatted(
          """
          select p.account_id, split_part(p.cause, ':', 2) as number from posting p
          where p.credit = 'gateway:' || :gateway and starts_with(p.cause, 'refunded:')
            and p.occurred_at >= :from and p.occurred_at < :until""");

  private OurRefunds() {}

  /** Those that a bill's lines of refunds name and we know. */
  static Uni<List<OurBooks.Trade>> named(Mutiny.Session tx, String gateway, List<BillLine> lines) {
    return tx.createNativeQuery(NAMED, Object[].class)
        .setParameter("gateway", gateway)
        .setParameter("numbers", lines.stream().map(Comparing::number).toArray(String[]::new))
        .setParameter("orders", lines.stream().map(BillLine::orderNumber).toArray(String[]::new))
        .getResultList()
        .map(rows -> rows.stream().map(OurRefunds::trade).toList());
  }

  /** Those that our books count to a day. */
  static Uni<List<OurBooks.Trade>> ofDay(Mutiny.Session tx, BillKey key) {
    return tx.createNativeQuery(OF_DAY, Object[].class)
        .setParameter("gateway", key.gateway())
        .setParameter("from", key.begin())
        .setParameter("until", key.end())
        .getResultList()
        .map(rows -> rows.stream().map(OurRefunds::trade).toList());
  }

  private static OurBooks.Trade trade(Object[] row) {
    var stay = new StayKey(Columns.uuid(row[1]), Columns.uuid(row[2]));
    var back = Columns.fen(row[4]);
    var declined = (Boolean) row[7] ? Ours.State.DECLINED : Ours.State.OPEN;
    return new OurBooks.Trade(
        stay,
        new Ours(
            (String) row[0],
            back.isZero() ? declined : Ours.State.DONE,
            Columns.fen(row[3]),
            back,
            Columns.findFen(row[6]),
            Optional.ofNullable(row[5]).map(Columns::instant)));
  }
}
