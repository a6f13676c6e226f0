package billing.disputes;

import billing.api.DisputeFigures;
import billing.money.Fen;
import io.smallrye.mutiny.Uni;
import java.time.Instant;
import org.hibernate.reactive.mutiny.Mutiny;

/** Adds up what became of the disputes of a lot. */
final class CountingDisputes {
  private static final String COUNT =
      """
      select count(*),
        count(*) filter (where decided_at is null),
        count(*) filter (where state = 'UPHELD'),
        count(*) filter (where state = 'REFUNDED'),
        count(*) filter (where state = 'WITHDRAWN'),
        count(*) filter (where decided_at < decide_by),
        count(*) filter (where coalesce(decided_at, :now) >= decide_by),
        cast(coalesce(sum(refunded_fen), 0) as bigint),
        count(*) filter (where wrong_charge)
      from dispute
      where lot = :lot and opened_at >= :from and opened_at < :until""";

  private CountingDisputes() {}

  static Uni<DisputeFigures> count(Mutiny.Session tx, Asked asked) {
    return tx.createNativeQuery(COUNT, Object[].class)
        .setParameter("lot", asked.lot())
        .setParameter("from", asked.from())
        .setParameter("until", asked.until())
        .setParameter("now", asked.now())
        .getSingleResult()
        .map(CountingDisputes::figures);
  }

  /** Of which lot, and opened when. */
  record Asked(String lot, Instant from, Instant until, Instant now) {}

  private static DisputeFigures figures(Object[] row) {
    return new DisputeFigures(
        number(row[0]),
        number(row[1]),
        new DisputeFigures.Ends(number(row[2]), number(row[3]), number(row[4])),
        number(row[5]),
        number(row[6]),
        Fen.fen(number(row[7])),
        number(row[8]));
  }

  private static long number(Object column) {
    return (Long) column;
  }
}
