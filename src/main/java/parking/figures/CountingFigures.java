package parking.figures;

import io.smallrye.mutiny.Uni;
import io.vertx.mutiny.sqlclient.Row;
import io.vertx.mutiny.sqlclient.Tuple;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.Optional;
import parking.database.Transactions;

/**
 * Counts what happened in one lot. A passage belongs to the time in which it was received, a visit
 * to that in which it was filed, an act to that in which it was done.
 */
@ApplicationScoped
public class CountingFigures {
  private static final String PASSED =
      """
      select count(*) as passed,
        count(*) filter (where plate_hash <> '') as with_plate,
        count(*) filter (where direction = 'OUT'
          and verdict in ('UNREADABLE', 'TOO_UNCERTAIN')) as unread_exits
      from passage
      where lot_id = $1 and received_at >= $2 and received_at < $3 and event = 'PASSED'""";

  /** A visit that was joined to another one is void and counted there. */
  private static final String VISITS =
      """
      select
        count(*) filter (where entered_at is not null and left_at is not null) as whole,
        count(*) filter (where entered_at is not null and left_at is not null
          and state <> 'VOIDED' and reason <> 'CORRECTED'
          and entry_device <> 'by-hand' and exit_device <> 'by-hand') as reconciled,
        count(*) filter (where entered_at is null) as orphans,
        count(*) filter (where state = 'LAPSED') as lapsed,
        count(*) filter (where state = 'CLOSED' and decided_by is null) as closed_alone,
        count(*) filter (where reason = 'MISREAD') as misread,
        count(*) filter (where cover = 'DROVE_THROUGH') as drove_through,
        count(*) filter (where cover <> 'DROVE_THROUGH') as covered,
        count(*) filter (where revision >= 1) as charged,
        count(*) filter (where revision >= 2 and decided_by is null) as changed_alone
      from session
      where lot_id = $1 and filed_at >= $2 and filed_at < $3
        and not (state = 'VOIDED' and reason = 'CORRECTED')""";

  private static final String REVIEWED =
      """
      select
        count(*) filter (where state in ('AWAITING_REVIEW', 'ORPHAN_EXIT')
          or decided_by is not null and exists (
            select from session_act a
            where a.lot_id = $1 and a.session_id = session.session_id
              and a.before::jsonb #>> '{is,state}' in ('AWAITING_REVIEW', 'ORPHAN_EXIT')))
          as sent,
        coalesce(sum(review_seconds), 0) as seconds
      from session where lot_id = $1 and filed_at >= $2 and filed_at < $3""";

  private static final String ACTS =
      """
      select count(distinct session_id) as looked_at,
        count(distinct session_id) filter (
          where old #>> '{car,plate,text}' <> new #>> '{car,plate,text}') as plate_changed,
        count(*) filter (where old #>> '{is,state}' = 'CLOSED' and old #>> '{is,cover}' is null
          and (new #>> '{is,state}' <> 'CLOSED' or new #>> '{is,cover}' is not null
            or old -> 'car' <> new -> 'car'
            or old #>> '{entry,at}' <> new #>> '{entry,at}'
            or old #>> '{exit,at}' <> new #>> '{exit,at}')) as charge_changed
      from (
        select session_id, before::jsonb as old, after::jsonb as new from session_act
        where lot_id = $1 and acted_at >= $2 and acted_at < $3 and before <> 'null') act""";

  private static final String WAITING =
      """
      select count(*) as waiting, percentile_cont(0.5) within group (
          order by extract(epoch from $4::timestamptz - filed_at)::float8) as median_age
      from session where lot_id = $1 and state in ('AWAITING_REVIEW', 'ORPHAN_EXIT')""";

  private static final String ALL =
      "select * from (%s) p cross join (%s) v cross join (%s) r cross join (%s) a cross join (%s) w"
          .formatted(PASSED, VISITS, REVIEWED, ACTS, WAITING);

  private final Transactions transactions;
  private final InstantSource time;

  CountingFigures(Transactions transactions, InstantSource time) {
    this.transactions = transactions;
    this.time = time;
  }

  /** The figures of a lot from a time until, and without, another. */
  public Uni<Figures> count(String lot, Instant from, Instant until) {
    var values = Tuple.of(lot, at(from), at(until), at(time.instant()));
    return transactions
        .direct(tx -> tx.preparedQuery(ALL).execute(values))
        .map(rows -> Figures.of(counts(rows.iterator().next())));
  }

  private static OffsetDateTime at(Instant instant) {
    return instant.atOffset(ZoneOffset.UTC);
  }

  private static Counts counts(Row row) {
    return new Counts(
        new Counts.Passed(
            row.getLong("passed"), row.getLong("with_plate"), row.getLong("unread_exits")),
        new Counts.Visits(
            row.getLong("whole"),
            row.getLong("reconciled"),
            row.getLong("orphans"),
            row.getLong("lapsed")),
        new Counts.Fates(
            row.getLong("closed_alone"),
            row.getLong("sent"),
            row.getLong("misread"),
            row.getLong("drove_through"),
            row.getLong("covered")),
        new Counts.Acts(
            row.getLong("looked_at"),
            row.getLong("plate_changed"),
            row.getLong("charged"),
            row.getLong("charge_changed") + row.getLong("changed_alone"),
            row.getLong("seconds")),
        new Counts.Waiting(
            row.getLong("waiting"),
            Optional.ofNullable(row.getDouble("median_age"))
                .map(seconds -> Duration.ofSeconds(Math.max(0, Math.round(seconds))))));
  }
}
