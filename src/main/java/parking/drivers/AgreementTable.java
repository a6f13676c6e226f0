package parking.drivers;

import io.smallrye.mutiny.Uni;
import io.vertx.mutiny.sqlclient.Row;
import io.vertx.mutiny.sqlclient.SqlConnection;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import parking.database.Values;

/** The rows of {@code driver_agreement}. */
@ApplicationScoped
class AgreementTable {
  private static final String OF_DRIVER =
      """
      select plate_id, channel, state, word, asked_at, signed_at, ended_at, as_of
      from driver_agreement where driver_id = $1 order by channel""";
  private static final String OF_PLATE =
      """
      select plate_id, channel, state, word, asked_at, signed_at, ended_at, as_of
      from driver_agreement where plate_key = $1 and plate_id = $2 order by channel""";
  private static final String PUT =
      """
      insert into driver_agreement (plate_key, plate_id, channel, driver_id, state, word, asked_at,
        signed_at, ended_at, as_of)
      values ($1, $2, $3, $4, $5, $6, $7, $8, $9, $10)
      on conflict (plate_key, plate_id, channel) do update
        set state = $5, word = $6, asked_at = $7, signed_at = $8, ended_at = $9, as_of = $10""";

  private final PlateTable plates;

  AgreementTable(PlateTable plates) {
    this.plates = plates;
  }

  /** All of a driver, by the ids of their plates. */
  Uni<Map<UUID, List<Agreement>>> ofDriver(SqlConnection tx, UUID driver) {
    return tx.preparedQuery(OF_DRIVER)
        .execute(Values.of(driver))
        .map(
            rows -> {
              Map<UUID, List<Agreement>> all = new HashMap<>();
              rows.forEach(
                  row ->
                      all.computeIfAbsent(row.getUUID("plate_id"), id -> new ArrayList<>())
                          .add(agreement(row)));
              return all;
            });
  }

  Uni<List<Agreement>> ofPlate(SqlConnection tx, Held held) {
    return tx.preparedQuery(OF_PLATE)
        .execute(Values.of(plates.key(held.car().plate()), held.id()))
        .map(rows -> Values.list(rows, AgreementTable::agreement));
  }

  private static Agreement agreement(Row row) {
    return new Agreement(
        row.getString("channel"),
        Agreement.State.valueOf(row.getString("state")),
        row.getString("word"),
        new Agreement.Times(
            Values.findInstant(row, "asked_at"),
            Values.findInstant(row, "signed_at"),
            Values.findInstant(row, "ended_at"),
            Values.findInstant(row, "as_of")));
  }

  Uni<Void> put(SqlConnection tx, Held held, Agreement it) {
    return tx.preparedQuery(PUT)
        .execute(
            Values.of(
                plates.key(held.car().plate()),
                held.id(),
                it.channel(),
                held.driver(),
                it.state().name(),
                it.word(),
                it.times().askedAt(),
                it.times().signedAt(),
                it.times().endedAt(),
                it.times().asOf()))
        .replaceWithVoid();
  }
}
