package parking.drivers;

import io.smallrye.mutiny.Uni;
import io.vertx.mutiny.sqlclient.Row;
import io.vertx.mutiny.sqlclient.SqlConnection;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import parking.database.Ids;
import parking.database.Transactions;
import parking.database.Values;

/** Log-ins of drivers. They last so long after they were used last; tokens are kept as hashes. */
@ApplicationScoped
public class DriverSessions {
  /** That a log-in was used is written down so often at most. */
  private static final Duration GRAIN = Duration.ofMinutes(10);

  private static final String PUT =
      """
      insert into driver_session (token_sha256, session_id, driver_id, way, began_at, last_seen_at,
        ends_at)
      values ($1, $2, $3, $4, $5, $5, $6)""";
  private static final String FIND =
      """
      select session_id, driver_id, last_seen_at from driver_session
      where token_sha256 = $1 and ended_at is null and ends_at > $2""";
  private static final String SEEN =
      """
      update driver_session set last_seen_at = $2, ends_at = $3
      where token_sha256 = $1 and ended_at is null""";
  private static final String OF_DRIVER =
      """
      select session_id, way, began_at, last_seen_at from driver_session
      where driver_id = $1 and ended_at is null and ends_at > $2 order by last_seen_at desc""";
  private static final String END =
      """
      update driver_session set ended_at = $3
      where driver_id = $1 and session_id = $2 and ended_at is null""";
  private static final String END_ALL =
      "update driver_session set ended_at = $2 where driver_id = $1 and ended_at is null";

  private final Transactions transactions;
  private final DriverSettings settings;
  private final InstantSource time;

  DriverSessions(Transactions transactions, DriverSettings settings, InstantSource time) {
    this.transactions = transactions;
    this.settings = settings;
    this.time = time;
  }

  /** A token, told once; never printed. */
  record Begun(String token, Instant endsAt) {
    @Override
    public String toString() {
      return "Begun[" + endsAt + "]";
    }
  }

  /** A log-in as its driver sees it. */
  public record View(UUID id, Way way, Instant beganAt, Instant lastSeenAt) {}

  Uni<Begun> begin(SqlConnection tx, UUID driver, Way way) {
    var now = time.instant();
    var begun = new Begun(Tokens.next(), now.plus(settings.sessionFor()));
    return tx.preparedQuery(PUT)
        .execute(
            Values.of(
                Tokens.hash(begun.token()), Ids.next(), driver, way.code(), now, begun.endsAt()))
        .replaceWith(begun);
  }

  /** Whose token it is, if it is worth something. */
  Uni<Optional<Driver>> find(String token) {
    var hash = Tokens.hash(token);
    var now = time.instant();
    return transactions
        .single(FIND, Values.of(hash, now))
        .chain(
            rows ->
                Values.first(rows, row -> row)
                    .map(row -> seen(hash, row, now).replaceWith(Optional.of(driver(row))))
                    .orElse(Uni.createFrom().item(Optional.empty())));
  }

  private static Driver driver(Row row) {
    return new Driver(row.getUUID("driver_id"), row.getUUID("session_id"));
  }

  private Uni<Void> seen(String hash, Row row, Instant now) {
    return now.isBefore(Values.instant(row, "last_seen_at").plus(GRAIN))
        ? Uni.createFrom().voidItem()
        : transactions
            .single(SEEN, Values.of(hash, now, now.plus(settings.sessionFor())))
            .replaceWithVoid();
  }

  /** The log-ins of a driver that are worth something, the one used last first. */
  public Uni<List<View>> list(UUID driver) {
    return transactions
        .single(OF_DRIVER, Values.of(driver, time.instant()))
        .map(
            rows ->
                Values.list(
                    rows,
                    row ->
                        new View(
                            row.getUUID("session_id"),
                            Way.of(row.getString("way")),
                            Values.instant(row, "began_at"),
                            Values.instant(row, "last_seen_at"))));
  }

  /** Ends a log-in; answers whether the driver had it. */
  public Uni<Boolean> end(UUID driver, UUID session) {
    return transactions
        .single(END, Values.of(driver, session, time.instant()))
        .map(rows -> rows.rowCount() > 0);
  }

  Uni<Void> endAll(SqlConnection tx, UUID driver) {
    return tx.preparedQuery(END_ALL).execute(Values.of(driver, time.instant())).replaceWithVoid();
  }
}
