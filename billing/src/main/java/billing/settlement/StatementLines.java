package billing.settlement;

import billing.database.Columns;
import billing.ledger.StayKey;
import io.smallrye.mutiny.Uni;
import java.util.List;
import java.util.Optional;
import java.util.function.Function;
import org.hibernate.reactive.mutiny.Mutiny;

/** The lines of statements, as they were when the statement was made. */
final class StatementLines {
  private static final String PUT =
      """
      insert into statement_line (statement_number, position, lot, account_id, stay_id, entered_at,
        left_at, reference, receipt_number, place, moved_at, received_fen, refunded_fen, fee_fen,
        share_fen)
      select :number, cast(l.place_in_it as integer) - 1, l.lot, cast(l.account as uuid),
        cast(l.stay as uuid), cast(l.entered as timestamptz),
        cast(nullif(l.left_at, '') as timestamptz), l.reference, nullif(l.receipt, ''), l.place,
        cast(l.moved as timestamptz), cast(l.received as bigint), cast(l.refunded as bigint),
        cast(l.fee as bigint), cast(l.share as bigint)
      from unnest(cast(:lots as text[]), cast(:accounts as text[]), cast(:stays as text[]),
        cast(:entered as text[]), cast(:left as text[]), cast(:references as text[]),
        cast(:receipts as text[]), cast(:places as text[]), cast(:moved as text[]),
        cast(:received as text[]), cast(:refunded as text[]), cast(:fees as text[]),
        cast(:shares as text[])) with ordinality
        as l (lot, account, stay, entered, left_at, reference, receipt, place, moved, received,
          refunded, fee, share, place_in_it)""";
  private static final String LIST =
      """
      select lot, cast(account_id as text), cast(stay_id as text), entered_at, left_at, reference,
        receipt_number, place, moved_at, received_fen, refunded_fen, fee_fen, share_fen
      from statement_line where statement_number = :number order by position""";

  private StatementLines() {}

  static Uni<Void> put(Mutiny.Session tx, String number, List<Line> lines) {
    return tx.createNativeQuery(PUT)
        .setParameter("number", number)
        .setParameter("lots", texts(lines, it -> it.visit().lot()))
        .setParameter("accounts", texts(lines, it -> it.visit().stay().accountId()))
        .setParameter("stays", texts(lines, it -> it.visit().stay().stayId()))
        .setParameter("entered", texts(lines, it -> it.visit().entered()))
        .setParameter(
            "left", texts(lines, it -> it.visit().left().map(Object::toString).orElse("")))
        .setParameter("references", texts(lines, it -> it.proof().reference()))
        .setParameter("receipts", texts(lines, it -> it.proof().receipt().orElse("")))
        .setParameter("places", texts(lines, it -> it.proof().place()))
        .setParameter("moved", texts(lines, Moved::at))
        .setParameter("received", texts(lines, it -> it.amounts().received()))
        .setParameter("refunded", texts(lines, it -> it.amounts().refunded()))
        .setParameter("fees", texts(lines, it -> it.amounts().fee()))
        .setParameter(
            "shares",
            lines.stream().map(line -> String.valueOf(line.share())).toArray(String[]::new))
        .executeUpdate()
        .replaceWithVoid();
  }

  private static String[] texts(List<Line> lines, Function<Moved, Object> part) {
    return lines.stream().map(Line::moved).map(part).map(String::valueOf).toArray(String[]::new);
  }

  static Uni<List<Line>> list(Mutiny.Session tx, String number) {
    return tx.createNativeQuery(LIST, Object[].class)
        .setParameter("number", number)
        .getResultList()
        .map(rows -> rows.stream().map(StatementLines::line).toList());
  }

  private static Line line(Object[] row) {
    var moved =
        new Moved(
            new Moved.Visit(
                (String) row[0],
                new StayKey(Columns.uuid(row[1]), Columns.uuid(row[2])),
                Columns.instant(row[3]),
                Optional.ofNullable(Columns.instant(row[4]))),
            new Moved.Proof((String) row[5], Optional.ofNullable((String) row[6]), (String) row[7]),
            Columns.instant(row[8]),
            new Moved.Amounts((Long) row[9], (Long) row[10], (Long) row[11]));
    return new Line(moved, (Long) row[12]);
  }
}
