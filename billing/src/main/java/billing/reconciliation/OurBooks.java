package billing.reconciliation;

import billing.gateways.BillLine;
import billing.ledger.StayKey;
import io.smallrye.mutiny.Uni;
import java.util.Collection;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.hibernate.reactive.mutiny.Mutiny;

/** Reads payments as orders and ledger have them. */
final class OurBooks {
  private static final String OF_DAY =
      """
      select distinct split_part(p.cause, ':', 2) from posting p
      where p.occurred_at >= :from and p.occurred_at < :until and starts_with(p.cause, 'capture:')
        and p.debit in ('gateway:' || :gateway, 'advance:' || :gateway)""";
  private static final String PAYMENTS =
      """
      select a.order_number, a.state, a.amount_fen, cast(a.account_id as text),
        cast(a.stay_id as text), cast(coalesce(b.fen, 0) as bigint), b.at, f.amount_fen
      from (
        select order_number, state, amount_fen, account_id, stay_id, gateway from attempt
        union all
        select order_number, case state when 'PAID' then 'SUCCEEDED' when 'CLOSED' then 'DECLINED'
          else state end, amount_fen, account_id, prepayment_id, gateway from prepayment) a
      left join lateral (
        select sum(p.amount_fen) as fen, min(p.occurred_at) as at from posting p
        where p.account_id = a.account_id
          and p.cause in ('capture:' || a.order_number, 'capture:' || a.order_number || ':surplus')
          and p.debit in ('gateway:' || :gateway, 'advance:' || :gateway)) b on true
      left join posting f on f.account_id = a.account_id and f.cause = 'fee:' || a.order_number
      where a.gateway = :gateway and a.order_number = any(:numbers)""";

  private OurBooks() {}

  /** A trade of ours, and the visit that it belongs to. */
  record Trade(StayKey stay, Ours ours) {}

  /** The trades that a bill names, and those that our books count to its day, by number. */
  static Uni<Map<String, Trade>> list(Mutiny.Session tx, BillKey key, List<BillLine> lines) {
    return ofDay(tx, key)
        .chain(numbers -> read(tx, key, lines, numbers))
        .chain(
            trades ->
                OurRefunds.ofDay(tx, key).map(refunds -> byNumber(Stream.of(trades, refunds))));
  }

  /** The trades of these lines that our books know, by number. */
  static Uni<Map<String, Trade>> named(Mutiny.Session tx, BillKey key, List<BillLine> lines) {
    return read(tx, key, lines, Set.of()).map(trades -> byNumber(Stream.of(trades)));
  }

  private static Map<String, Trade> byNumber(Stream<List<Trade>> trades) {
    return trades
        .flatMap(List::stream)
        .collect(
            Collectors.toMap(trade -> trade.ours().number(), trade -> trade, (one, same) -> one));
  }

  /**
   * @param more numbers of payments that the lines need not name
   */
  private static Uni<List<Trade>> read(
      Mutiny.Session tx, BillKey key, List<BillLine> lines, Set<String> more) {
    var numbers = new HashSet<>(more);
    lines.stream()
        .filter(line -> line.refundNumber().isEmpty())
        .forEach(line -> numbers.add(line.orderNumber()));
    var refunds = lines.stream().filter(line -> line.refundNumber().isPresent()).toList();
    return payments(tx, key.gateway(), numbers)
        .chain(
            payments ->
                OurRefunds.named(tx, key.gateway(), refunds)
                    .map(found -> Stream.of(payments, found).flatMap(List::stream).toList()));
  }

  private static Uni<Set<String>> ofDay(Mutiny.Session tx, BillKey key) {
    return tx.createNativeQuery(OF_DAY, String.class)
        .setParameter("gateway", key.gateway())
        .setParameter("from", key.begin())
        .setParameter("until", key.end())
        .getResultList()
        .map(HashSet::new);
  }

  private static Uni<List<Trade>> payments(
      Mutiny.Session tx, String gateway, Collection<String> numbers) {
    return tx.createNativeQuery(PAYMENTS, Object[].class)
        .setParameter("gateway", gateway)
        .setParameter("numbers", numbers.toArray(String[]::new))
        .getResultList()
        .map(rows -> rows.stream().map(OurBooks::trade).toList());
  }

  private static Trade trade(Object[] row) {
    var stay = new StayKey(Columns.uuid(row[3]), Columns.uuid(row[4]));
    return new Trade(
        stay,
        new Ours(
            (String) row[0],
            state((String) row[1]),
            Columns.fen(row[2]),
            Columns.fen(row[5]),
            Columns.findFen(row[7]),
            Optional.ofNullable(row[6]).map(Columns::instant)));
  }

  private static Ours.State state(String state) {
    return switch (state) {
      case "SUCCEEDED" -> Ours.State.DONE;
      case "DECLINED" -> Ours.State.DECLINED;
      default -> Ours.State.OPEN;
    };
  }
}
