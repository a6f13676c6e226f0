package parking.permits;

import io.smallrye.mutiny.Uni;
import io.vertx.mutiny.sqlclient.Row;
import io.vertx.mutiny.sqlclient.RowSet;
import io.vertx.mutiny.sqlclient.SqlConnection;
import io.vertx.mutiny.sqlclient.Tuple;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import java.util.function.Function;
import parking.database.Transactions;
import parking.plates.Plate;
import parking.plates.PlateSeal;
import parking.problems.Problem;

/** The permits that lots grant. */
@ApplicationScoped
public class Permits {
  private static final int MOST_LISTED = 1000;
  private static final String PERMIT =
      "permit_id, plate_sealed, kind, valid_from, valid_until, note, granted_by, right_name";
  private static final String RECORD = PERMIT + ", granted_at, ended_at, ended_by, ended_note";
  private static final String OF_CARS =
      "select " + PERMIT + " from permit where lot_id = $1 and plate_hash = any($2)";
  private static final String OF_CAR =
      "select %s from permit where lot_id = $1 and plate_hash = $2 order by permit_id limit %d"
          .formatted(RECORD, MOST_LISTED);
  private static final String OF_LOT =
      """
      select %s from permit
      where lot_id = $1 and (valid_until is null or valid_until > $2)
        and ($3::uuid is null or (plate_hash, permit_id) >
          (select plate_hash, permit_id from permit where lot_id = $1 and permit_id = $3))
      order by plate_hash, permit_id limit %d"""
          .formatted(RECORD, MOST_LISTED);
  private static final String ONE =
      "select " + RECORD + " from permit where lot_id = $1 and permit_id = $2 for update";

  /** Whoever grants permits to one car waits for the other. */
  private static final String LOCK =
      "select 1 from pg_advisory_xact_lock(hashtextextended('permit/' || $1 || '/' || $2, 0))";

  private static final String OVERLAPPING =
      """
      select %s from permit
      where lot_id = $1 and plate_hash = $2 and kind = $3
        and (valid_until is null or valid_until > $4)
        and ($5::timestamptz is null or valid_from < $5)
        and right_name is not distinct from $6
      order by valid_from limit 1"""
          .formatted(PERMIT);
  private static final String PUT =
      """
      insert into permit
        (lot_id, permit_id, plate_hash, kind, valid_from, valid_until, note, granted_by,
        granted_at, right_name, plate_sealed)
      values ($1, $2, $3, $4, $5, $6, $7, $8, $9, $10, $11)""";
  private static final String END =
      """
      update permit set valid_until = greatest($3, valid_from + interval '1 microsecond'),
        ended_at = $3, ended_by = $4, ended_note = $5
      where lot_id = $1 and permit_id = $2""";

  private final Transactions transactions;
  private final PlateSeal seal;

  Permits(Transactions transactions, PlateSeal seal) {
    this.transactions = transactions;
    this.seal = seal;
  }

  /**
   * A permit with what is on record about it.
   *
   * @param grantedAt when it was granted; unknown for the oldest
   * @param end who ended it before its time, if somebody did
   */
  public record OnRecord(Permit permit, Optional<Instant> grantedAt, Optional<End> end) {}

  /**
   * How a permit came to its end before its time.
   *
   * @param note why, in a person's words
   */
  public record End(Instant at, String by, String note) {}

  /** Every permit that these cars ever had in a lot. */
  public Uni<List<Permit>> ofCars(String lotId, Collection<String> plates) {
    return transactions.direct(tx -> ofCars(tx, lotId, plates));
  }

  /** The same within a transaction. */
  public Uni<List<Permit>> ofCars(
      SqlConnection transaction, String lotId, Collection<String> plates) {
    return transaction
        .preparedQuery(OF_CARS)
        .execute(Tuple.of(lotId, seal.hashes(plates)))
        .map(rows -> list(rows, this::permit));
  }

  /**
   * Those of a lot that are valid or will be, those of a plate together; at most a thousand.
   *
   * @param after the last one of the page before, if this is not the first
   */
  public Uni<List<OnRecord>> list(String lotId, Instant now, Optional<UUID> after) {
    var values = Tuple.of(lotId, time(now), after.orElse(null));
    return transactions
        .direct(tx -> tx.preparedQuery(OF_LOT).execute(values))
        .map(rows -> list(rows, this::onRecord));
  }

  /** Every permit that a car ever had in a lot, in the order in which they were granted. */
  public Uni<List<OnRecord>> list(String lotId, Plate plate) {
    return transactions
        .direct(tx -> tx.preparedQuery(OF_CAR).execute(Tuple.of(lotId, seal.hash(plate.text()))))
        .map(rows -> list(rows, this::onRecord));
  }

  /**
   * Grants a permit. It counts for cars that leave from now on.
   *
   * @return fails with a {@link Problem} when the car has one of this kind, and of the same right
   *     if it is about one, for a part of the time already: two would say the same, and to end one
   *     of them would change nothing
   */
  public Uni<OnRecord> grant(String lotId, Permit permit, Instant now) {
    return transactions.direct(tx -> grant(tx, lotId, permit, now));
  }

  /** The same within a transaction. */
  public Uni<OnRecord> grant(SqlConnection tx, String lotId, Permit permit, Instant now) {
    var until = permit.until().map(Permits::time).orElse(null);
    var plate = seal.hash(permit.plate().text());
    var kind = permit.kind().name();
    var right = permit.right().orElse(null);
    var row =
        Tuple.of(lotId, permit.id(), plate, kind, time(permit.from()), until)
            .addString(permit.note())
            .addString(permit.grantedBy())
            .addOffsetDateTime(time(now))
            .addString(right)
            .addString(seal.seal(permit.plate().text()));
    var same = Tuple.of(lotId, plate, kind, time(permit.from()), until).addString(right);
    return tx.preparedQuery(LOCK)
        .execute(Tuple.of(lotId, plate))
        .chain(() -> tx.preparedQuery(OVERLAPPING).execute(same))
        .invoke(rows -> list(rows, this::permit).forEach(Permits::refuse))
        .chain(() -> tx.preparedQuery(PUT).execute(row))
        .replaceWith(new OnRecord(permit, Optional.of(now), Optional.empty()));
  }

  private static void refuse(Permit other) {
    throw Problem.conflict(
        "permit-overlaps",
        "This car has permit %s of kind %s from %s until %s. End that one first."
            .formatted(
                other.id(),
                other.kind(),
                other.from(),
                other.until().map(Instant::toString).orElse("it is ended")));
  }

  /**
   * Ends a permit; it stays on record.
   *
   * @return fails with a {@link Problem} when there is none of this name, or it is over
   */
  public Uni<OnRecord> end(String lotId, UUID id, End end) {
    return transactions.direct(tx -> end(tx, lotId, id, end));
  }

  /** The same within a transaction. */
  public Uni<OnRecord> end(SqlConnection tx, String lotId, UUID id, End end) {
    return tx.preparedQuery(ONE)
        .execute(Tuple.of(lotId, id))
        .map(rows -> list(rows, this::onRecord))
        .invoke(found -> mustGoOn(found, id, end.at()))
        .chain(
            () ->
                tx.preparedQuery(END)
                    .execute(Tuple.of(lotId, id, time(end.at()), end.by(), end.note())))
        .chain(() -> tx.preparedQuery(ONE).execute(Tuple.of(lotId, id)))
        .map(rows -> list(rows, this::onRecord).get(0));
  }

  private static void mustGoOn(List<OnRecord> found, UUID id, Instant now) {
    if (found.isEmpty()) {
      throw Problem.unknown("unknown-permit", "No permit of this lot is %s.".formatted(id));
    }
    var until = found.get(0).permit().until();
    if (found.get(0).end().isPresent() || until.filter(it -> !it.isAfter(now)).isPresent()) {
      throw Problem.conflict(
          "permit-over", "Permit %s is over since %s.".formatted(id, until.orElseThrow()));
    }
  }

  private static <T> List<T> list(RowSet<Row> rows, Function<Row, T> one) {
    List<T> all = new ArrayList<>();
    rows.forEach(row -> all.add(one.apply(row)));
    return all;
  }

  private Permit permit(Row row) {
    return new Permit(
        row.getUUID(0),
        new Plate(seal.open(row.getString(1))),
        Permit.Kind.valueOf(row.getString(2)),
        Optional.ofNullable(row.getString(7)),
        row.getOffsetDateTime(3).toInstant(),
        instant(row, 4),
        row.getString(5),
        row.getString(6));
  }

  private OnRecord onRecord(Row row) {
    var end = instant(row, 9).map(at -> new End(at, row.getString(10), row.getString(11)));
    return new OnRecord(permit(row), instant(row, 8), end);
  }

  private static Optional<Instant> instant(Row row, int column) {
    return Optional.ofNullable(row.getOffsetDateTime(column)).map(OffsetDateTime::toInstant);
  }

  private static OffsetDateTime time(Instant instant) {
    return instant.atOffset(ZoneOffset.UTC);
  }
}
