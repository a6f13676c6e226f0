package parking.drivers;

import io.smallrye.mutiny.Multi;
import io.smallrye.mutiny.Uni;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Instant;
import java.time.InstantSource;
import java.util.Collection;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;
import parking.database.Transactions;
import parking.database.Values;
import parking.plates.Plate;

/** Forgets what is kept of drivers when its time is over, and says what still is needed. */
@ApplicationScoped
public class ForgettingDrivers {
  private static final int BATCH = 1000;
  private static final String SOME = "where ctid = any(array(select ctid from ";
  private static final String LIMIT = " limit %d))".formatted(BATCH);

  /** The day is over in which codes are counted, too. */
  private static final String CODES =
      "delete from driver_code "
          + SOME
          + "driver_code where greatest(ends_at, day_began + interval '1 day') < $1"
          + LIMIT;

  private static final String LOG_INS =
      "delete from driver_session "
          + SOME
          + "driver_session where ends_at < $1 or ended_at < $1"
          + LIMIT;
  private static final String MESSAGES =
      "delete from driver_message " + SOME + "driver_message where told_at < $1" + LIMIT;
  private static final String REQUESTS =
      "delete from driver_request " + SOME + "driver_request where made_at < $1" + LIMIT;
  private static final String INVITATIONS =
      "delete from plate_invitation " + SOME + "plate_invitation where ends_at < $1" + LIMIT;
  private static final String BINDINGS =
      "delete from plate_binding " + SOME + "plate_binding where ends_at < $1" + LIMIT;
  private static final String PLATES =
      "delete from driver_plate " + SOME + "driver_plate where ended_at < $1" + LIMIT;
  private static final String STEPS =
      """
      delete from plate_contest_step s using plate_contest c
      where c.ended_at < $1 and s.contest_id = c.contest_id""";
  private static final String CONTESTS =
      "delete from plate_contest " + SOME + "plate_contest where ended_at < $1" + LIMIT;
  private static final String CONTESTED =
      "select plate_key from plate_contest where plate_key = any($1) and state = 'OPEN'";
  private static final String HELD =
      """
      select plate_key from driver_plate where plate_key = any($1) and ended_at is null
      union select plate_key from plate_binding where plate_key = any($1) and state = 'OPEN'
      union select plate_key from plate_contest where plate_key = any($1) and state = 'OPEN'""";
  private static final String PICTURES =
      """
      select s.contest_id, s.step_id, s.picture_sha256, s.media_type
      from plate_contest c join plate_contest_step s using (contest_id)
      where c.ended_at < $1 and s.picture_sha256 is not null and s.picture_deleted_at is null
      order by c.ended_at, s.step_id limit 100""";
  private static final String DELETED =
      """
      update plate_contest_step set picture_deleted_at = $3
      where contest_id = $1 and step_id = $2""";
  private static final String NEEDED =
      """
      select distinct s.picture_sha256
      from plate_contest_step s join plate_contest c using (contest_id)
      where s.picture_sha256 = any($1) and s.picture_deleted_at is null
        and (c.ended_at is null or c.ended_at >= $2)""";

  private final Transactions transactions;
  private final PlateTable plates;
  private final InstantSource time;

  ForgettingDrivers(Transactions transactions, PlateTable plates, InstantSource time) {
    this.transactions = transactions;
    this.plates = plates;
    this.time = time;
  }

  /**
   * Before when something has to have ended to be forgotten.
   *
   * @param requests of requests, bindings, invitations and codes
   * @param plates of plates that drivers had, and contests about them
   */
  public record Limits(Instant messages, Instant logIns, Instant requests, Instant plates) {}

  /** A picture that was sent in a contest. */
  public record Sent(Contest.Picture picture, Uni<Void> deleted) {}

  /** Forgets what is over; answers how many rows. */
  public Uni<Integer> forget(Limits limits) {
    return all(CODES, limits.requests())
        .chain(some -> all(LOG_INS, limits.logIns()).map(more -> some + more))
        .chain(some -> all(MESSAGES, limits.messages()).map(more -> some + more))
        .chain(some -> all(REQUESTS, limits.requests()).map(more -> some + more))
        .chain(some -> all(INVITATIONS, limits.requests()).map(more -> some + more))
        .chain(some -> all(BINDINGS, limits.requests()).map(more -> some + more))
        .chain(some -> all(PLATES, limits.plates()).map(more -> some + more))
        .call(() -> transactions.single(STEPS, Values.of(limits.plates())))
        .chain(some -> all(CONTESTS, limits.plates()).map(more -> some + more));
  }

  private Uni<Integer> all(String statement, Instant before) {
    return Multi.createBy()
        .repeating()
        .uni(() -> transactions.single(statement, Values.of(before)).map(rows -> rows.rowCount()))
        .whilst(deleted -> deleted == BATCH)
        .collect()
        .asList()
        .map(counts -> counts.stream().mapToInt(Integer::intValue).sum());
  }

  /** The plates among these about which two drivers do not agree. */
  public Uni<Set<Plate>> listContested(Collection<Plate> some) {
    return among(CONTESTED, some);
  }

  /** The plates among these that a driver has, wants or contests. */
  public Uni<Set<Plate>> listHeld(Collection<Plate> some) {
    return among(HELD, some);
  }

  private Uni<Set<Plate>> among(String statement, Collection<Plate> some) {
    if (some.isEmpty()) {
      return Uni.createFrom().item(Set.of());
    }
    var keys = some.stream().map(plates::key).toArray(String[]::new);
    return transactions
        .single(statement, Values.of((Object) keys))
        .map(rows -> Set.copyOf(Values.list(rows, row -> row.getString(0))))
        .map(
            found ->
                some.stream()
                    .filter(plate -> found.contains(plates.key(plate)))
                    .collect(Collectors.toSet()));
  }

  /** Pictures of contests that ended before a moment, a hundred at most. */
  public Uni<List<Sent>> listPictures(Instant endedBefore) {
    return transactions
        .single(PICTURES, Values.of(endedBefore))
        .map(
            rows ->
                Values.list(
                    rows,
                    row ->
                        new Sent(
                            new Contest.Picture(
                                row.getString("picture_sha256"), row.getString("media_type")),
                            transactions
                                .single(
                                    DELETED,
                                    Values.of(
                                        row.getUUID("contest_id"),
                                        row.getUUID("step_id"),
                                        time.instant()))
                                .replaceWithVoid())));
  }

  /** Which of these pictures a contest needs that did not end before a moment. */
  public Uni<Set<String>> listNeeded(Collection<String> sha256, Instant endedBefore) {
    return transactions
        .single(NEEDED, Values.of(sha256.toArray(String[]::new), endedBefore))
        .map(rows -> Set.copyOf(Values.list(rows, row -> row.getString(0))));
  }
}
