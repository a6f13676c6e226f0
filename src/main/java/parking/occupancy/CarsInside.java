package parking.occupancy;

import io.smallrye.mutiny.Uni;
import io.vertx.mutiny.sqlclient.SqlConnection;
import io.vertx.mutiny.sqlclient.Tuple;
import java.util.HashSet;
import java.util.Set;
import parking.plates.PlateSeal;

/** Which cars are in a lot, as far as they were read. */
public final class CarsInside {
  private static final String PLATES = "select plate_sealed from open_session where lot_id = $1";

  private CarsInside() {}

  /** The plates of the cars with a visit that goes on, as a transaction sees them. */
  public static Uni<Set<String>> plates(SqlConnection transaction, String lotId, PlateSeal seal) {
    return transaction
        .preparedQuery(PLATES)
        .execute(Tuple.of(lotId))
        .map(
            rows -> {
              Set<String> plates = new HashSet<>();
              rows.forEach(row -> plates.add(seal.open(row.getString(0))));
              return plates;
            });
  }
}
