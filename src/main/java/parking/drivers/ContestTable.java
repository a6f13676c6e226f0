package parking.drivers;

import io.smallrye.mutiny.Multi;
import io.smallrye.mutiny.Uni;
import io.vertx.mutiny.sqlclient.Row;
import io.vertx.mutiny.sqlclient.RowSet;
import io.vertx.mutiny.sqlclient.SqlConnection;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import parking.database.Ids;
import parking.database.Values;
import parking.plates.Plate;
import parking.plates.PlateColour;

/** The rows of {@code plate_contest} and {@code plate_contest_step}. */
@ApplicationScoped
class ContestTable {
  private static final String COLUMNS =
      """
      plate_key, contest_id, plate_sealed, colour, challenger, holder, state, shows_licence,
      opened_at, answer_until, decide_until, answered_at, ended_at""";
  private static final String OF_DRIVER =
      """
      select %s from plate_contest where challenger = $1 or holder = $1
      order by opened_at desc limit 100"""
          .formatted(COLUMNS);
  private static final String OPEN =
      "select %s from plate_contest where state = 'OPEN' order by opened_at limit 200"
          .formatted(COLUMNS);
  private static final String FIND =
      "select %s from plate_contest where contest_id = $1".formatted(COLUMNS);
  private static final String OPEN_OF_PLATE =
      "select %s from plate_contest where plate_key = $1 and state = 'OPEN'".formatted(COLUMNS);
  private static final String PUT =
      """
      insert into plate_contest (plate_key, contest_id, plate_sealed, colour, challenger, holder,
        state, shows_licence, opened_at, answer_until, decide_until)
      values ($1, $2, $3, $4, $5, $6, 'OPEN', $7, $8, $9, $10)""";
  private static final String ANSWERED =
      """
      update plate_contest set answered_at = $3, decide_until = $4
      where plate_key = $1 and contest_id = $2 and answered_at is null""";
  private static final String END =
      """
      update plate_contest set state = $3, ended_at = $4
      where plate_key = $1 and contest_id = $2 and state = 'OPEN'""";
  private static final String STEPS =
      """
      select side, who, words, picture_sha256, media_type, acted_at from plate_contest_step
      where contest_id = $1 order by acted_at, step_id""";
  private static final String PUT_STEP =
      """
      insert into plate_contest_step (contest_id, step_id, side, who, words, picture_sha256,
        media_type, acted_at)
      values ($1, $2, $3, $4, $5, $6, $7, $8)""";

  private final PlateTable plates;

  ContestTable(PlateTable plates) {
    this.plates = plates;
  }

  Uni<List<Contest>> ofDriver(SqlConnection tx, UUID driver) {
    return ask(tx, OF_DRIVER, driver);
  }

  Uni<List<Contest>> open(SqlConnection tx) {
    return tx.preparedQuery(OPEN).execute().chain(rows -> contests(tx, rows));
  }

  Uni<Optional<Contest>> find(SqlConnection tx, UUID id) {
    return ask(tx, FIND, id).map(all -> all.stream().findFirst());
  }

  Uni<Optional<Contest>> findOpen(SqlConnection tx, Plate plate) {
    return ask(tx, OPEN_OF_PLATE, plates.key(plate)).map(all -> all.stream().findFirst());
  }

  private Uni<List<Contest>> ask(SqlConnection tx, String statement, Object value) {
    return tx.preparedQuery(statement).execute(Values.of(value)).chain(rows -> contests(tx, rows));
  }

  private Uni<List<Contest>> contests(SqlConnection tx, RowSet<Row> rows) {
    return Multi.createFrom()
        .iterable(Values.list(rows, row -> row))
        .onItem()
        .transformToUniAndConcatenate(
            row ->
                tx.preparedQuery(STEPS)
                    .execute(Values.of(row.getUUID("contest_id")))
                    .map(steps -> contest(row, Values.list(steps, ContestTable::step))))
        .collect()
        .asList();
  }

  private Contest contest(Row row, List<Contest.Step> steps) {
    return new Contest(
        row.getUUID("contest_id"),
        new Held.Car(
            plates.open(row.getString("plate_sealed")),
            PlateColour.valueOf(row.getString("colour"))),
        new Contest.Sides(
            row.getUUID("challenger"), row.getUUID("holder"), row.getBoolean("shows_licence")),
        Contest.State.valueOf(row.getString("state")),
        new Contest.Times(
            Values.instant(row, "opened_at"),
            Values.instant(row, "answer_until"),
            Values.instant(row, "decide_until"),
            Values.findInstant(row, "answered_at"),
            Values.findInstant(row, "ended_at")),
        steps);
  }

  private static Contest.Step step(Row row) {
    return new Contest.Step(
        row.getString("side"),
        row.getString("who"),
        row.getString("words"),
        Optional.ofNullable(row.getString("picture_sha256"))
            .map(sha -> new Contest.Picture(sha, row.getString("media_type"))),
        Values.instant(row, "acted_at"));
  }

  Uni<Void> put(SqlConnection tx, Contest it) {
    return tx.preparedQuery(PUT)
        .execute(
            Values.of(
                plates.key(it.car().plate()),
                it.id(),
                plates.seal(it.car().plate()),
                it.car().colour().name(),
                it.sides().challenger(),
                it.sides().holder(),
                it.sides().showsLicence(),
                it.times().openedAt(),
                it.times().answerUntil(),
                it.times().decideUntil()))
        .replaceWithVoid();
  }

  Uni<Void> answered(SqlConnection tx, Contest it, Instant now) {
    return tx.preparedQuery(ANSWERED)
        .execute(
            Values.of(plates.key(it.car().plate()), it.id(), now, ContestRules.decideUntil(now)))
        .replaceWithVoid();
  }

  /** Ends it; answers whether it was open. */
  Uni<Boolean> end(SqlConnection tx, Contest it, Contest.State state, Instant now) {
    return tx.preparedQuery(END)
        .execute(Values.of(plates.key(it.car().plate()), it.id(), state.name(), now))
        .map(rows -> rows.rowCount() > 0);
  }

  Uni<Void> put(SqlConnection tx, UUID contest, Contest.Step step) {
    return tx.preparedQuery(PUT_STEP)
        .execute(
            Values.of(
                contest,
                Ids.next(),
                step.side(),
                step.who(),
                step.words(),
                step.picture().map(Contest.Picture::sha256),
                step.picture().map(Contest.Picture::mediaType),
                step.at()))
        .replaceWithVoid();
  }
}
