package billing.settlement;

import billing.money.Fen;
import io.smallrye.mutiny.Uni;
import java.time.LocalDate;
import java.util.List;
import java.util.Optional;
import org.hibernate.reactive.mutiny.Mutiny;

/** Where a party stands between statements, and its reserves. */
final class PartyBook {
  private static final String BEGIN =
      "insert into settled_party (party, carry_fen) values (:party, 0) on conflict do nothing";
  private static final String HOLD =
      "select settled_until, carry_fen from settled_party where party = :party for update";
  private static final String MOVE =
      "update settled_party set settled_until = :until, carry_fen = :carry where party = :party";
  private static final String DUE =
      """
      select s.statement_number, s.held_fen from statement s
      where s.party = :party and s.held_fen > 0 and s.release_on <= :until
        and exists (select from statement_step t
          where t.statement_number = s.statement_number and t.state = 'CLOSED')
        and not exists (select from reserve_release r
          where r.statement_number = s.statement_number)
      order by s.statement_number""";
  private static final String FREE =
      """
      insert into reserve_release (statement_number, released_by)
      select n, :by from unnest(cast(:numbers as text[])) as n""";

  private PartyBook() {}

  /**
   * Where a party stands.
   *
   * @param settledUntil the day with which its next statement begins; empty before the first
   * @param carryFen what it owes: nothing or less
   */
  record Standing(Optional<LocalDate> settledUntil, long carryFen) {}

  /** Keeps everybody else from the party until the transaction's end. */
  static Uni<Standing> hold(Mutiny.Session tx, String party) {
    return tx.createNativeQuery(BEGIN)
        .setParameter("party", party)
        .executeUpdate()
        .chain(
            () ->
                tx.createNativeQuery(HOLD, Object[].class)
                    .setParameter("party", party)
                    .getSingleResult())
        .map(row -> new Standing(Optional.ofNullable((LocalDate) row[0]), (Long) row[1]));
  }

  /** The party is settled until a day, and owes so much from then. */
  static Uni<Void> move(Mutiny.Session tx, String party, LocalDate until, long carryFen) {
    return tx.createNativeQuery(MOVE)
        .setParameter("party", party)
        .setParameter("until", until)
        .setParameter("carry", carryFen)
        .executeUpdate()
        .replaceWithVoid();
  }

  /** Reserves that are to be given free. */
  record Reserves(List<String> statements, Fen sum) {}

  /** Those that are due before a day and still held. */
  static Uni<Reserves> due(Mutiny.Session tx, String party, LocalDate until) {
    return tx.createNativeQuery(DUE, Object[].class)
        .setParameter("party", party)
        .setParameter("until", until)
        .getResultList()
        .map(
            rows ->
                new Reserves(
                    rows.stream().map(row -> (String) row[0]).toList(),
                    rows.stream().map(row -> Fen.fen((Long) row[1])).reduce(Fen.ZERO, Fen::plus)));
  }

  /** Writes down that these are free, by a statement. */
  static Uni<Void> free(Mutiny.Session tx, List<String> statements, String by) {
    return statements.isEmpty()
        ? Uni.createFrom().voidItem()
        : tx.createNativeQuery(FREE)
            .setParameter("by", by)
            .setParameter("numbers", statements.toArray(String[]::new))
            .executeUpdate()
            .replaceWithVoid();
  }
}
