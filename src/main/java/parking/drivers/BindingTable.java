package parking.drivers;

import io.smallrye.mutiny.Uni;
import io.vertx.mutiny.sqlclient.Row;
import io.vertx.mutiny.sqlclient.SqlConnection;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import parking.database.Values;
import parking.plates.PlateColour;

/** The rows of {@code plate_binding}. */
@ApplicationScoped
class BindingTable {
  private static final int HEX = 16;
  private static final int SEED_DIGITS = 15;
  private static final String COLUMNS =
      """
      plate_key, binding_id, driver_id, plate_sealed, colour, nickname, state, offers_code,
      code_tries, stay_tries, licence_tries, stay_lot, stay_entered_at, round, made_at, ends_at,
      bound_as""";
  private static final String SINCE =
      "select %s from plate_binding where driver_id = $1 and made_at > $2 order by made_at desc"
          .formatted(COLUMNS);
  private static final String FIND =
      "select %s from plate_binding where driver_id = $1 and binding_id = $2".formatted(COLUMNS);
  private static final String PUT =
      """
      insert into plate_binding (%s)
      values ($1, $2, $3, $4, $5, $6, $7, $8, $9, $10, $11, $12, $13, $14, $15, $16,
        $17)"""
          .formatted(COLUMNS);
  private static final String CHANGE =
      """
      update plate_binding set state = $3, code_tries = $4, stay_tries = $5,
        licence_tries = $6, round = $7, bound_as = $8
      where plate_key = $1 and binding_id = $2""";

  private final PlateTable plates;
  private final PersonalText personal;

  BindingTable(PlateTable plates, PersonalText personal) {
    this.plates = plates;
    this.personal = personal;
  }

  /** What a driver has begun since, the newest first. */
  Uni<List<Binding>> since(SqlConnection tx, UUID driver, Instant time) {
    return tx.preparedQuery(SINCE)
        .execute(Values.of(driver, time))
        .map(rows -> Values.list(rows, this::binding));
  }

  Uni<Optional<Binding>> find(SqlConnection tx, UUID driver, UUID id) {
    return tx.preparedQuery(FIND)
        .execute(Values.of(driver, id))
        .map(rows -> Values.first(rows, this::binding));
  }

  private Binding binding(Row row) {
    var car =
        new Held.Car(
            plates.open(row.getString("plate_sealed")),
            PlateColour.valueOf(row.getString("colour")));
    return new Binding(
        row.getUUID("binding_id"),
        new Bindings.Wish(row.getUUID("driver_id"), car, row.getString("nickname")),
        Values.findInstant(row, "stay_entered_at")
            .map(at -> new Bindings.Stay(row.getString("stay_lot"), at)),
        new Binding.Proof(
            row.getBoolean("offers_code"),
            row.getInteger("code_tries"),
            row.getInteger("stay_tries"),
            row.getInteger("licence_tries"),
            row.getInteger("round")),
        new Binding.Times(Values.instant(row, "made_at"), Values.instant(row, "ends_at")),
        new Binding.End(
            Binding.State.valueOf(row.getString("state")),
            Optional.ofNullable(row.getUUID("bound_as"))));
  }

  Uni<Void> put(SqlConnection tx, Binding it) {
    return tx.preparedQuery(PUT)
        .execute(
            Values.of(
                plates.key(it.car().plate()),
                it.id(),
                it.wish().driver(),
                plates.seal(it.car().plate()),
                it.car().colour().name(),
                it.wish().nickname(),
                it.state().name(),
                it.proof().offersCode(),
                it.proof().codeTries(),
                it.proof().stayTries(),
                it.proof().licenceTries(),
                it.stay().map(Bindings.Stay::lot),
                it.stay().map(Bindings.Stay::entered),
                it.proof().round(),
                it.times().madeAt(),
                it.times().endsAt(),
                it.boundAs()))
        .replaceWithVoid();
  }

  Uni<Void> change(SqlConnection tx, Binding it) {
    return tx.preparedQuery(CHANGE)
        .execute(
            Values.of(
                plates.key(it.car().plate()),
                it.id(),
                it.state().name(),
                it.proof().codeTries(),
                it.proof().stayTries(),
                it.proof().licenceTries(),
                it.proof().round(),
                it.boundAs()))
        .replaceWithVoid();
  }

  /** The question that is asked now; whoever asks about the same stay is asked the same. */
  StayQuestion question(Binding binding, StayQuestion.Stay stay, List<String> lots) {
    var seed =
        personal
            .key("question", binding.car().plate().text() + "/" + stay.entered())
            .substring(0, SEED_DIGITS);
    return StayQuestion.of(binding.proof().round(), stay, lots, Long.parseLong(seed, HEX));
  }
}
