package billing.settlement;

import io.smallrye.mutiny.Uni;
import java.util.List;
import org.hibernate.reactive.mutiny.Mutiny;

/** Which bills have to be compared before a period may be closed. */
final class Unreconciled {
  private static final String MISSING =
      """
      select distinct m.gateway || ' ' || cast(m.day as text) as bill from (
        select split_part(l.place, ':', 2) as gateway,
          cast(l.moved_at at time zone 'Asia/Shanghai' as date) as day
        from statement_line l
        where l.statement_number = :number and l.place ~ '^(gateway|advance):') m
      where not exists (select from reconciliation r
        where r.gateway = m.gateway and r.day = m.day and r.kind = 'TRADES'
          and r.state in ('DONE', 'NEVER'))
      order by bill""";

  private Unreconciled() {}

  /** Gateway and day of each bill that has moved money of a statement and is not compared. */
  static Uni<List<String>> list(Mutiny.Session tx, String number) {
    return tx.createNativeQuery(MISSING, String.class)
        .setParameter("number", number)
        .getResultList();
  }
}
