package parking.issuer;

import io.smallrye.mutiny.Uni;
import io.vertx.mutiny.sqlclient.Row;
import io.vertx.mutiny.sqlclient.RowSet;
import io.vertx.mutiny.sqlclient.Tuple;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Instant;
import java.time.InstantSource;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.Optional;
import parking.clock.RealTime;
import parking.database.Transactions;

/** Passwords of the staff, and how often wrong ones were shown. */
@ApplicationScoped
public class Credentials {
  private static final String FIND =
      "select hash, one_time, failures, tried_at from staff_password where staff_id = $1";

  /** Counted as wrong before it is looked at, so that many at once are no way around the wait. */
  private static final String TRY =
      """
      update staff_password set failures = failures + 1, tried_at = $2
      where staff_id = $1 and failures = $3 and hash = $4""";

  private static final String RIGHT =
      "update staff_password set failures = 0 where staff_id = $1 and hash = $2";
  private static final String SET =
      """
      insert into staff_password (staff_id, hash, one_time, failures, tried_at)
      values ($1, $2, $3, 0, $4)
      on conflict (staff_id) do update set hash = $2, one_time = $3, failures = 0, tried_at = $4""";

  private final Transactions transactions;
  private final InstantSource clock;
  private final LogIns logIns;

  Credentials(Transactions transactions, @RealTime InstantSource clock, LogIns logIns) {
    this.transactions = transactions;
    this.clock = clock;
    this.logIns = logIns;
  }

  private record Kept(String hash, boolean oneTime, int failures, Instant triedAt) {}

  /** What a password turned out to be. */
  enum Outcome {
    RIGHT,
    /** It opens nothing but the change of it. */
    ONE_TIME,
    WRONG,
    /** It was not looked at: too many wrong ones came before. */
    WAIT
  }

  /** Looks at a password. */
  Uni<Outcome> check(String id, String password) {
    var now = clock.instant();
    return find(id)
        .chain(
            found ->
                found
                    .map(kept -> check(id, password, kept, now))
                    .orElseGet(() -> Passwords.matches(password, null).replaceWith(Outcome.WRONG)));
  }

  private Uni<Outcome> check(String id, String password, Kept kept, Instant now) {
    if (now.isBefore(PasswordRules.openFrom(kept.failures(), kept.triedAt()))) {
      return Uni.createFrom().item(Outcome.WAIT);
    }
    return transactions
        .single(TRY, Tuple.of(id, time(now), kept.failures(), kept.hash()))
        .map(RowSet::rowCount)
        .chain(
            counted ->
                counted == 0
                    ? Uni.createFrom().item(Outcome.WAIT)
                    : Passwords.matches(password, kept.hash())
                        .chain(isRight -> isRight ? right(id, kept) : wrong()));
  }

  private static Uni<Outcome> wrong() {
    return Uni.createFrom().item(Outcome.WRONG);
  }

  private Uni<Outcome> right(String id, Kept kept) {
    return transactions
        .single(RIGHT, Tuple.of(id, kept.hash()))
        .replaceWith(kept.oneTime() ? Outcome.ONE_TIME : Outcome.RIGHT);
  }

  /** Takes a new password of somebody who has just shown the old one; other log-ins end. */
  Uni<Void> change(String id, String password) {
    return set(id, password, false).chain(() -> logIns.endAll(id));
  }

  /**
   * Gives somebody a one-time password, which opens nothing but the change of it; log-ins end.
   *
   * @return the password, which is kept nowhere
   */
  public Uni<String> reset(String id) {
    var password = Passwords.random();
    return set(id, password, true).chain(() -> logIns.endAll(id)).replaceWith(password);
  }

  private Uni<Void> set(String id, String password, boolean oneTime) {
    return Passwords.hash(password)
        .chain(hash -> transactions.single(SET, Tuple.of(id, hash, oneTime, time(clock.instant()))))
        .replaceWithVoid();
  }

  private Uni<Optional<Kept>> find(String id) {
    return transactions
        .single(FIND, Tuple.of(id))
        .map(
            rows ->
                rows.rowCount() == 0
                    ? Optional.empty()
                    : Optional.of(kept(rows.iterator().next())));
  }

  private static Kept kept(Row row) {
    return new Kept(
        row.getString(0),
        row.getBoolean(1),
        row.getInteger(2),
        row.getOffsetDateTime(3).toInstant());
  }

  private static OffsetDateTime time(Instant instant) {
    return instant.atOffset(ZoneOffset.UTC);
  }
}
