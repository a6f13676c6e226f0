package billing.reconciliation;

import billing.gateways.FundLine;
import io.smallrye.mutiny.Uni;
import java.util.List;
import java.util.function.Function;
import org.hibernate.reactive.mutiny.Mutiny;

/** The lines of bills of funds. */
final class FundLines {
  private static final String PUT =
      """
      insert into fund_line (gateway, day, edition, position, reference, kind, incoming,
        amount_fen, balance_fen, moved_at)
      select :gateway, :day, :edition, cast(l.place as integer) - 1, l.reference, l.kind,
        cast(l.incoming as boolean), cast(l.amount as bigint), cast(l.balance as bigint),
        cast(l.at as timestamptz)
      from unnest(cast(:references as text[]), cast(:kinds as text[]), cast(:incoming as text[]),
        cast(:amounts as text[]), cast(:balances as text[]), cast(:times as text[]))
        with ordinality as l (reference, kind, incoming, amount, balance, at, place)""";

  private FundLines() {}

  static Uni<Void> put(Mutiny.Session tx, BillKey key, int edition, List<FundLine> lines) {
    return tx.createNativeQuery(PUT)
        .setParameter("gateway", key.gateway())
        .setParameter("day", key.day())
        .setParameter("edition", edition)
        .setParameter("references", texts(lines, FundLine::reference))
        .setParameter("kinds", texts(lines, FundLine::kind))
        .setParameter("incoming", texts(lines, FundLine::incoming))
        .setParameter("amounts", texts(lines, line -> line.amount().count()))
        .setParameter("balances", texts(lines, line -> line.balance().count()))
        .setParameter("times", texts(lines, FundLine::at))
        .executeUpdate()
        .replaceWithVoid();
  }

  private static String[] texts(List<FundLine> lines, Function<FundLine, Object> part) {
    return lines.stream().map(part).map(String::valueOf).toArray(String[]::new);
  }
}
