package billing.reconciliation;

import billing.gateways.BillLine;
import io.smallrye.mutiny.Uni;
import java.util.List;
import java.util.Optional;
import java.util.function.Function;
import org.hibernate.reactive.mutiny.Mutiny;

/** The lines of bills of trades. */
final class TradeLines {
  private static final String PUT =
      """
      insert into trade_line (gateway, day, edition, position, order_number, refund_number,
        transaction_id, amount_fen, fee_fen, traded_at)
      select :gateway, :day, :edition, cast(l.place as integer) - 1, l.order_number,
        nullif(l.refund_number, ''), l.transaction_id, cast(l.amount as bigint),
        cast(l.fee as bigint), cast(l.at as timestamptz)
      from unnest(cast(:orders as text[]), cast(:refunds as text[]), cast(:transactions as text[]),
        cast(:amounts as text[]), cast(:fees as text[]), cast(:times as text[])) with ordinality
        as l (order_number, refund_number, transaction_id, amount, fee, at, place)""";
  private static final String LIST =
      """
      select order_number, refund_number, transaction_id, amount_fen, fee_fen, traded_at
      from trade_line where gateway = :gateway and day = :day and edition = :edition
      order by position""";

  private TradeLines() {}

  static Uni<Void> put(Mutiny.Session tx, BillKey key, int edition, List<BillLine> lines) {
    return tx.createNativeQuery(PUT)
        .setParameter("gateway", key.gateway())
        .setParameter("day", key.day())
        .setParameter("edition", edition)
        .setParameter("orders", texts(lines, BillLine::orderNumber))
        .setParameter("refunds", texts(lines, line -> line.refundNumber().orElse("")))
        .setParameter("transactions", texts(lines, BillLine::transactionId))
        .setParameter("amounts", texts(lines, line -> line.amount().count()))
        .setParameter("fees", texts(lines, line -> line.fee().count()))
        .setParameter("times", texts(lines, BillLine::at))
        .executeUpdate()
        .replaceWithVoid();
  }

  private static String[] texts(List<BillLine> lines, Function<BillLine, Object> part) {
    return lines.stream().map(part).map(String::valueOf).toArray(String[]::new);
  }

  static Uni<List<BillLine>> list(Mutiny.Session tx, BillKey key, int edition) {
    return tx.createNativeQuery(LIST, Object[].class)
        .setParameter("gateway", key.gateway())
        .setParameter("day", key.day())
        .setParameter("edition", edition)
        .getResultList()
        .map(rows -> rows.stream().map(TradeLines::line).toList());
  }

  private static BillLine line(Object[] row) {
    return new BillLine(
        (String) row[0],
        Optional.ofNullable((String) row[1]),
        (String) row[2],
        Columns.fen(row[3]),
        Columns.fen(row[4]),
        Columns.instant(row[5]));
  }
}
