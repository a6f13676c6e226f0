package billing.reconciliation;

import io.smallrye.mutiny.Uni;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.InstantSource;
import java.util.Collection;
import java.util.HashSet;
import java.util.Set;
import org.hibernate.reactive.mutiny.Mutiny;

/** The bills that were fetched. The newest edition of a bill is the one that counts. */
@ApplicationScoped
class StoredBills {
  private static final String NEWEST =
      """
      select edition, digest from bill
      where gateway = :gateway and day = :day and kind = :kind order by edition desc limit 1""";
  private static final String PUT =
      """
      insert into bill (gateway, day, kind, edition, digest, lines, fetched_at)
      values (:gateway, :day, :kind, :edition, :digest, :lines, :now)""";
  private static final String ELSEWHERE =
      """
      select distinct coalesce(l.refund_number, l.order_number) from trade_line l
      where l.gateway = :gateway and l.day <> :day
        and coalesce(l.refund_number, l.order_number) = any(:numbers)
        and l.edition = (select max(b.edition) from bill b
          where b.gateway = l.gateway and b.day = l.day and b.kind = 'TRADES')""";

  private final InstantSource time;

  StoredBills(InstantSource time) {
    this.time = time;
  }

  /**
   * What became of a bill that was fetched.
   *
   * @param edition which one it is
   * @param isNew whether it was not kept before
   */
  record Kept(int edition, boolean isNew) {
    /** Whether the gateway had said something else before. */
    boolean isChanged() {
      return isNew && edition > 1;
    }
  }

  /** A bill by what is in it. */
  record Contents(String digest, int lines) {}

  /** Keeps a bill unless its newest edition is the same. */
  Uni<Kept> keep(Mutiny.Session tx, BillKey key, Contents contents) {
    return newest(tx, key)
        .chain(
            newest ->
                newest.digest().equals(contents.digest())
                    ? Uni.createFrom().item(new Kept(newest.edition(), false))
                    : put(tx, key, newest.edition() + 1, contents));
  }

  private record Newest(int edition, String digest) {}

  private static Uni<Newest> newest(Mutiny.Session tx, BillKey key) {
    return tx.createNativeQuery(NEWEST, Object[].class)
        .setParameter("gateway", key.gateway())
        .setParameter("day", key.day())
        .setParameter("kind", key.bill().name())
        .getSingleResultOrNull()
        .map(
            row -> row == null ? new Newest(0, "") : new Newest((Integer) row[0], (String) row[1]));
  }

  private Uni<Kept> put(Mutiny.Session tx, BillKey key, int edition, Contents contents) {
    return tx.createNativeQuery(PUT)
        .setParameter("gateway", key.gateway())
        .setParameter("day", key.day())
        .setParameter("kind", key.bill().name())
        .setParameter("edition", edition)
        .setParameter("digest", contents.digest())
        .setParameter("lines", contents.lines())
        .setParameter("now", time.instant())
        .executeUpdate()
        .replaceWith(new Kept(edition, true));
  }

  /** Which edition counts; 0 when the bill is not kept. */
  Uni<Integer> edition(Mutiny.Session tx, BillKey key) {
    return newest(tx, key).map(Newest::edition);
  }

  /** Those of these numbers that another day's bill of trades has. */
  Uni<Set<String>> elsewhere(Mutiny.Session tx, BillKey key, Collection<String> numbers) {
    return tx.createNativeQuery(ELSEWHERE, String.class)
        .setParameter("gateway", key.gateway())
        .setParameter("day", key.day())
        .setParameter("numbers", numbers.toArray(String[]::new))
        .getResultList()
        .map(HashSet::new);
  }
}
