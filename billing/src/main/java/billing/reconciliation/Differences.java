package billing.reconciliation;

import billing.api.Reconciliations.Difference;
import billing.api.Reconciliations.DifferenceKind;
import billing.api.Reconciliations.End;
import billing.api.Reconciliations.Resolution;
import billing.money.Fen;
import io.smallrye.mutiny.Multi;
import io.smallrye.mutiny.Uni;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.InstantSource;
import java.time.LocalDate;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import java.util.function.Function;
import java.util.function.Predicate;
import org.hibernate.reactive.mutiny.Mutiny;

/** The rows of differences and of their ends. */
@ApplicationScoped
class Differences {
  private static final String ITSELF = "BY_ITSELF";
  private static final String SELECT =
      """
      select cast(d.difference_id as text), d.gateway, d.day, d.kind, d.number, d.found_at,
        d.bill_fen, d.ours_fen, d.words, e.how, e.who, e.why, e.ended_at
      from difference d left join difference_end e on e.difference_id = d.difference_id
      """;
  private static final String ORDER = " order by d.day, d.gateway, d.kind, d.number, d.round";
  private static final String OF_DAY = SELECT + "where d.day = :day" + ORDER;
  private static final String OPEN =
      SELECT + "where e.difference_id is null" + ORDER + " limit 500";
  private static final String ONE = SELECT + "where d.difference_id = :id";
  private static final String PUT =
      """
      insert into difference (difference_id, gateway, day, kind, number, bill_fen, ours_fen, words,
        round, found_at)
      select :id, :gateway, :day, :kind, :number, nullif(cast(:bill as bigint), -1),
        nullif(cast(:ours as bigint), -1), :words, count(*) + 1, :now
      from difference where gateway = :gateway and day = :day and kind = :kind
        and number = :number and words = :words""";
  private static final String END =
      """
      insert into difference_end (difference_id, how, who, why, ended_at)
      values (:id, :how, :who, :why, :now) on conflict do nothing""";

  private final InstantSource time;

  Differences(InstantSource time) {
    this.time = time;
  }

  Uni<List<Difference>> listOpen(Mutiny.Session tx) {
    return tx.createNativeQuery(OPEN, Object[].class).getResultList().map(Differences::all);
  }

  Uni<List<Difference>> list(Mutiny.Session tx, LocalDate day) {
    return tx.createNativeQuery(OF_DAY, Object[].class)
        .setParameter("day", day)
        .getResultList()
        .map(Differences::all);
  }

  Uni<Optional<Difference>> find(Mutiny.Session tx, UUID id) {
    return tx.createNativeQuery(ONE, Object[].class)
        .setParameter("id", id)
        .getSingleResultOrNull()
        .map(row -> Optional.ofNullable(row).map(Differences::difference));
  }

  /**
   * Makes the queue say what a comparison has found: what is news is opened, what is found no more
   * ends by itself, and what a person has worked off stays so.
   *
   * @param kinds those that the comparison looks for
   */
  Uni<Void> show(Mutiny.Session tx, BillKey key, List<DifferenceKind> kinds, List<Found> found) {
    return show(tx, key, it -> isOf(it, key, kinds), found);
  }

  private Uni<Void> show(
      Mutiny.Session tx, BillKey key, Predicate<Difference> isLookedFor, List<Found> found) {
    return list(tx, key.day())
        .map(all -> all.stream().filter(isLookedFor).toList())
        .chain(
            before -> {
              var changes = QueueChanges.of(before, found);
              return each(changes.opened(), it -> put(tx, key, it))
                  .chain(
                      () ->
                          each(
                              changes.ended(),
                              it -> end(tx, it.id(), ITSELF, new Words(changes.why(it)))));
            });
  }

  /**
   * The same for one kind, about a bill as a whole: the other bill of the day may have one, too.
   *
   * @param found empty when it is so no more
   */
  Uni<Void> showAbout(Mutiny.Session tx, BillKey key, DifferenceKind kind, Optional<Found> found) {
    return show(
        tx,
        key,
        it -> isOf(it, key, List.of(kind)) && it.about().number().equals(key.bill().name()),
        found.stream().toList());
  }

  private static boolean isOf(Difference it, BillKey key, List<DifferenceKind> kinds) {
    return it.about().gateway().equals(key.gateway()) && kinds.contains(it.about().kind());
  }

  private static <T> Uni<Void> each(List<T> items, Function<T, Uni<Void>> work) {
    return Multi.createFrom()
        .iterable(items)
        .onItem()
        .transformToUniAndConcatenate(item -> work.apply(item).replaceWith(item))
        .collect()
        .asList()
        .replaceWithVoid();
  }

  Uni<Void> put(Mutiny.Session tx, BillKey key, Found found) {
    return tx.createNativeQuery(PUT)
        .setParameter("id", UUID.randomUUID())
        .setParameter("gateway", key.gateway())
        .setParameter("day", key.day())
        .setParameter("kind", found.kind().name())
        .setParameter("number", found.number())
        .setParameter("bill", count(found.bill()))
        .setParameter("ours", count(found.ours()))
        .setParameter("words", found.words())
        .setParameter("now", time.instant())
        .executeUpdate()
        .replaceWithVoid();
  }

  private static long count(Optional<Fen> amount) {
    return amount.map(Fen::count).orElse(-1L);
  }

  /** Who ends a difference, and why. */
  record Words(String who, String why) {
    Words(String why) {
      this("reconciliation", why);
    }
  }

  /** A person ends it; false when it had ended before. */
  Uni<Boolean> end(Mutiny.Session tx, UUID id, Resolution how, Words words) {
    return endRow(tx, id, how.name(), words).map(rows -> rows == 1);
  }

  private Uni<Void> end(Mutiny.Session tx, UUID id, String how, Words words) {
    return endRow(tx, id, how, words).replaceWithVoid();
  }

  private Uni<Integer> endRow(Mutiny.Session tx, UUID id, String how, Words words) {
    return tx.createNativeQuery(END)
        .setParameter("id", id)
        .setParameter("how", how)
        .setParameter("who", words.who())
        .setParameter("why", words.why())
        .setParameter("now", time.instant())
        .executeUpdate();
  }

  private static List<Difference> all(List<Object[]> rows) {
    return rows.stream().map(Differences::difference).toList();
  }

  private static Difference difference(Object[] row) {
    return new Difference(
        Columns.uuid(row[0]),
        new Difference.About(
            (String) row[1],
            Columns.day(row[2]),
            DifferenceKind.valueOf((String) row[3]),
            (String) row[4],
            Columns.instant(row[5])),
        Columns.findFen(row[6]),
        Columns.findFen(row[7]),
        (String) row[8],
        row[9] == null ? Optional.empty() : Optional.of(end(row)));
  }

  private static End end(Object[] row) {
    var how = (String) row[9];
    return new End(
        how.equals(ITSELF) ? Optional.empty() : Optional.of(Resolution.valueOf(how)),
        (String) row[10],
        (String) row[11],
        Columns.instant(row[12]));
  }
}
