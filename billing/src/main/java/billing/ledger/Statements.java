package billing.ledger;

import billing.api.Books.Clock;
import billing.api.Books.Extract;
import billing.api.Books.Line;
import billing.api.Books.Sides;
import billing.api.Books.Statement;
import billing.api.Books.Total;
import billing.api.StayId;
import billing.money.Fen;
import io.smallrye.mutiny.Uni;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.hibernate.query.Page;
import org.hibernate.reactive.mutiny.Mutiny;

/** Extracts of accounts, from the postings; totals, from the running totals. */
@ApplicationScoped
class Statements {
  /** Both sides of an account; %1$s is told which postings, once for each side. */
  private static final String SIDES =
      """
      (select occurred_at, posted_at, cause, cast(stay_id as text) as stay, credit as other,
        true as received, amount_fen, account_id, serial
      from posting where debit = :name and %1$s
      union all select occurred_at, posted_at, cause, cast(stay_id as text), debit,
        false, amount_fen, account_id, serial
      from posting where credit = :name and %2$s) line""";

  private static final String SUMS =
      """
      select cast(coalesce(sum(amount_fen) filter (where received and %2$s < :from), 0) as bigint),
        cast(coalesce(sum(amount_fen) filter (where not received and %2$s < :from), 0) as bigint),
        cast(coalesce(sum(amount_fen) filter (where received and %2$s >= :from), 0) as bigint),
        cast(coalesce(sum(amount_fen) filter (where not received and %2$s >= :from), 0) as bigint)
      from %1$s where %2$s < :until""";
  private static final String LINES =
      """
      select occurred_at, posted_at, cause, stay, other, received, amount_fen
      from %1$s where %2$s >= :from and %2$s < :until
      order by %2$s, account_id, serial""";
  private static final String TOTALS =
      """
      select case when name ~ '^(receivable|surplus):' then split_part(name, ':', 1) else name end,
        cast(sum(debits_fen) as bigint), cast(sum(credits_fen) as bigint)
      from balance group by 1 order by 1""";

  /**
   * @throws IllegalArgumentException when no account has that name
   */
  Uni<Statement> statement(Mutiny.Session tx, Extract wanted) {
    var account = new LedgerAccount(wanted.account());
    var sides =
        account.isDrivers()
            ? SIDES.formatted("account_id = :account", "account_id = :account")
            : SIDES.formatted(
                "debit !~ '^(receivable|surplus):'", "credit !~ '^(receivable|surplus):'");
    var moment = wanted.clock() == Clock.OCCURRED ? "occurred_at" : "posted_at";
    return ask(tx, SUMS.formatted(sides, moment), account, wanted)
        .getSingleResult()
        .chain(
            sums ->
                ask(tx, LINES.formatted(sides, moment), account, wanted)
                    .setPage(Page.first(wanted.mostLines() + 1))
                    .getResultList()
                    .map(lines -> statement(wanted, sums, lines)));
  }

  private static Mutiny.SelectionQuery<Object[]> ask(
      Mutiny.Session tx, String query, LedgerAccount account, Extract wanted) {
    var asked =
        tx.createNativeQuery(query, Object[].class)
            .setParameter("name", account.name())
            .setParameter("from", wanted.from())
            .setParameter("until", wanted.until());
    return account.isDrivers()
        ? asked.setParameter("account", UUID.fromString(account.name().split(":")[1]))
        : asked;
  }

  private static Statement statement(Extract wanted, Object[] sums, List<Object[]> lines) {
    return new Statement(
        wanted,
        sides(sums, 0),
        sides(sums, 2),
        lines.stream().limit(wanted.mostLines()).map(Statements::line).toList(),
        lines.size() <= wanted.mostLines());
  }

  private static Sides sides(Object[] row, int first) {
    return new Sides(Fen.fen((Long) row[first]), Fen.fen((Long) row[first + 1]));
  }

  private static Line line(Object[] row) {
    return new Line(
        instant(row[0]),
        instant(row[1]),
        (String) row[2],
        Optional.ofNullable((String) row[3]).map(id -> new StayId(UUID.fromString(id))),
        (String) row[4],
        (Boolean) row[5],
        Fen.fen((Long) row[6]));
  }

  static Instant instant(Object value) {
    return value instanceof OffsetDateTime time ? time.toInstant() : (Instant) value;
  }

  Uni<List<Total>> totals(Mutiny.Session tx) {
    return tx.createNativeQuery(TOTALS, Object[].class)
        .getResultList()
        .map(rows -> rows.stream().map(row -> new Total((String) row[0], sides(row, 1))).toList());
  }
}
