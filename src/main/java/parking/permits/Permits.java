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
import parking.database.Transactions;
import parking.plates.Plate;

/** The permits that lots grant. */
@ApplicationScoped
public class Permits {
  private static final int MOST_LISTED = 1000;
  private static final String COLUMNS =
      "permit_id, plate, kind, valid_from, valid_until, note, granted_by";
  private static final String OF_CARS =
      "select " + COLUMNS + " from permit where lot_id = $1 and plate = any($2)";
  private static final String OF_LOT =
      "select "
          + COLUMNS
          + " from permit where lot_id = $1 and (valid_until is null or valid_until > $2)"
          + " order by plate, valid_from limit $3";
  private static final String PUT =
      """
      insert into permit
        (lot_id, permit_id, plate, kind, valid_from, valid_until, note, granted_by)
      values ($1, $2, $3, $4, $5, $6, $7, $8)""";
  private static final String END =
      """
      update permit set valid_until = greatest($3, valid_from + interval '1 microsecond')
      where lot_id = $1 and permit_id = $2 and (valid_until is null or valid_until > $3)""";

  private final Transactions transactions;

  Permits(Transactions transactions) {
    this.transactions = transactions;
  }

  /** Every permit that these cars ever had in a lot. */
  public static Uni<List<Permit>> ofCars(
      SqlConnection transaction, String lotId, Collection<String> plates) {
    return transaction
        .preparedQuery(OF_CARS)
        .execute(Tuple.of(lotId, plates.toArray(String[]::new)))
        .map(Permits::permits);
  }

  /** Those of a lot that are valid or will be, by plate; at most a thousand. */
  public Uni<List<Permit>> list(String lotId, Instant now) {
    return transactions
        .direct(tx -> tx.preparedQuery(OF_LOT).execute(Tuple.of(lotId, time(now), MOST_LISTED)))
        .map(Permits::permits);
  }

  /** Grants a permit. It counts for cars that leave from now on. */
  public Uni<Void> grant(String lotId, Permit permit) {
    var row =
        Tuple.of(lotId, permit.id(), permit.plate().text(), permit.kind().name())
            .addOffsetDateTime(time(permit.from()))
            .addOffsetDateTime(permit.until().map(Permits::time).orElse(null))
            .addString(permit.note())
            .addString(permit.grantedBy());
    return transactions.direct(tx -> tx.preparedQuery(PUT).execute(row)).replaceWithVoid();
  }

  /**
   * Ends a permit now; it stays on record.
   *
   * @return whether there was one that had not ended
   */
  public Uni<Boolean> end(String lotId, UUID id, Instant now) {
    return transactions
        .direct(tx -> tx.preparedQuery(END).execute(Tuple.of(lotId, id, time(now))))
        .map(rows -> rows.rowCount() > 0);
  }

  private static List<Permit> permits(RowSet<Row> rows) {
    List<Permit> permits = new ArrayList<>();
    rows.forEach(row -> permits.add(permit(row)));
    return permits;
  }

  private static Permit permit(Row row) {
    return new Permit(
        row.getUUID(0),
        new Plate(row.getString(1)),
        Permit.Kind.valueOf(row.getString(2)),
        row.getOffsetDateTime(3).toInstant(),
        Optional.ofNullable(row.getOffsetDateTime(4)).map(OffsetDateTime::toInstant),
        row.getString(5),
        row.getString(6));
  }

  private static OffsetDateTime time(Instant instant) {
    return instant.atOffset(ZoneOffset.UTC);
  }
}
