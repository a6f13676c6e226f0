package parking.drivers;

import io.smallrye.mutiny.Uni;
import io.vertx.mutiny.sqlclient.Row;
import io.vertx.mutiny.sqlclient.SqlConnection;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Instant;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import parking.database.Values;
import parking.plates.Plate;
import parking.plates.PlateColour;

/** The rows of {@code driver_plate}. */
@ApplicationScoped
class PlateTable {
  private static final String COLUMNS =
      """
      plate_key, plate_id, driver_id, plate_sealed, colour, nickname, is_main, role, proven_by,
      channels, ask_above_fen, bound_at""";
  private static final String OF_DRIVER =
      """
      select %s from driver_plate where driver_id = $1 and ended_at is null
      order by is_main desc, bound_at, plate_id"""
          .formatted(COLUMNS);
  private static final String OF_PLATE =
      """
      select %s from driver_plate where plate_key = $1 and ended_at is null
      order by bound_at, plate_id"""
          .formatted(COLUMNS);
  private static final String LOCK =
      "select 1 from pg_advisory_xact_lock(hashtextextended('driver-plate/' || $1, 0))";
  private static final String PUT =
      """
      insert into driver_plate (plate_key, plate_id, driver_id, plate_sealed, colour, nickname,
        is_main, role, proven_by, channels, ask_above_fen, bound_at)
      values ($1, $2, $3, $4, $5, $6, $7, $8, $9, $10, $11, $12)""";
  private static final String CHANGE =
      """
      update driver_plate set nickname = $3, is_main = $4, channels = $5, ask_above_fen = $6
      where plate_key = $1 and plate_id = $2""";
  private static final String NOT_MAIN =
      "update driver_plate set is_main = false where driver_id = $1 and is_main";
  private static final String END =
      """
      update driver_plate set ended_at = $3, nickname = '', is_main = false
      where plate_key = $1 and plate_id = $2 and ended_at is null""";
  private static final String END_ALL =
      "update driver_plate set ended_at = $2 where plate_key = $1 and ended_at is null";

  private final PersonalText personal;

  PlateTable(PersonalText personal) {
    this.personal = personal;
  }

  /** What a plate is found by. */
  String key(Plate plate) {
    return personal.key("plate", plate.text());
  }

  String seal(Plate plate) {
    return personal.seal(plate.text());
  }

  Plate open(String sealed) {
    return new Plate(personal.open(sealed));
  }

  /** Whoever changes what a plate is to drivers waits for the other. */
  static Uni<Void> lock(SqlConnection tx, String key) {
    return tx.preparedQuery(LOCK).execute(Values.of(key)).replaceWithVoid();
  }

  Uni<List<Held>> ofDriver(SqlConnection tx, UUID driver) {
    return tx.preparedQuery(OF_DRIVER)
        .execute(Values.of(driver))
        .map(rows -> Values.list(rows, this::held));
  }

  Uni<List<Held>> ofPlate(SqlConnection tx, Plate plate) {
    return ofKey(tx, key(plate));
  }

  Uni<List<Held>> ofKey(SqlConnection tx, String key) {
    return tx.preparedQuery(OF_PLATE)
        .execute(Values.of(key))
        .map(rows -> Values.list(rows, this::held));
  }

  private Held held(Row row) {
    return new Held(
        row.getUUID("plate_id"),
        row.getUUID("driver_id"),
        new Held.Car(
            open(row.getString("plate_sealed")), PlateColour.valueOf(row.getString("colour"))),
        new Held.Look(row.getString("nickname"), row.getBoolean("is_main")),
        new Held.Paying(
            Held.Role.valueOf(row.getString("role")),
            channels(row.getString("channels")),
            Optional.ofNullable(row.getLong("ask_above_fen"))),
        new Held.Since(Values.instant(row, "bound_at"), row.getString("proven_by")));
  }

  private static List<String> channels(String text) {
    return Arrays.stream(text.split(" ")).filter(it -> !it.isEmpty()).toList();
  }

  Uni<Void> put(SqlConnection tx, Held it) {
    return tx.preparedQuery(PUT)
        .execute(
            Values.of(
                key(it.car().plate()),
                it.id(),
                it.driver(),
                seal(it.car().plate()),
                it.car().colour().name(),
                it.look().nickname(),
                it.look().isMain(),
                it.paying().role().name(),
                it.since().provenBy(),
                String.join(" ", it.paying().channels()),
                it.paying().askAboveFen(),
                it.since().boundAt()))
        .replaceWithVoid();
  }

  /** Writes down what can be changed of it; a main plate is the only one. */
  Uni<Void> change(SqlConnection tx, Held it) {
    var first =
        it.look().isMain()
            ? tx.preparedQuery(NOT_MAIN).execute(Values.of(it.driver())).replaceWithVoid()
            : Uni.createFrom().voidItem();
    return first
        .chain(
            () ->
                tx.preparedQuery(CHANGE)
                    .execute(
                        Values.of(
                            key(it.car().plate()),
                            it.id(),
                            it.look().nickname(),
                            it.look().isMain(),
                            String.join(" ", it.paying().channels()),
                            it.paying().askAboveFen())))
        .replaceWithVoid();
  }

  Uni<Void> end(SqlConnection tx, Held it, Instant now) {
    return tx.preparedQuery(END)
        .execute(Values.of(key(it.car().plate()), it.id(), now))
        .replaceWithVoid();
  }

  /** Nobody has the plate any more, co-users included. */
  Uni<Void> endAll(SqlConnection tx, Plate plate, Instant now) {
    return tx.preparedQuery(END_ALL).execute(Values.of(key(plate), now)).replaceWithVoid();
  }
}
